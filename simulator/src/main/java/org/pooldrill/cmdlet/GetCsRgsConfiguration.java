package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** The application-level settings of Response Group: one set per pool [doc]. */
final class GetCsRgsConfiguration implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Rgs.Management.WritableSettings.ServiceSettings";

    private static final Declaration DECLARATION = Declaration.of("Get-CsRgsConfiguration")
            .synopsis("Shows the settings of Response Group of a pool.")
            .topic("Response Group disaster recovery")
            .parameter(ApplicationService.parameter("Identity")
                    .mandatory()
                    .at(0)
                    .doc("The pool, as service:ApplicationServer:<pool FQDN>."))
            .output(Output.list(TYPE)
                    .with("DefaultMusicOnHoldFile", "What callers hear; empty for Lync's own music.")
                    .with("AgentRingbackGracePeriod", "Seconds until a declined call rings at the agent again.")
                    .with("DisableCallContext", "Whether agents do not see what the caller answered.")
                    .with("Identity", "The service."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
            .example(
                    "Get-CsRgsConfiguration -Identity service:ApplicationServer:pool1.contoso.com",
                    "Shows the settings of pool1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static ApplicationService service(Call<Caller> call) {
        var identity = call.arguments().text("Identity");
        return new ApplicationService(call.session(), Known.query(identity), identity);
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return service(call).running(WindowsService.RTCRGS);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var service = service(in);
        var settings = service.state().groups().settings();
        in.emit(ShellObject.list(TYPE)
                .with("DefaultMusicOnHoldFile", settings.musicOnHold())
                .with("AgentRingbackGracePeriod", settings.agentRingbackGraceSeconds())
                .with("DisableCallContext", !settings.callContext())
                .with("Identity", ApplicationService.identity(service.pool()))
                .build());
        in.end();
    }
}
