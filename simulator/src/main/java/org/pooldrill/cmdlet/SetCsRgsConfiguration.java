package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.text;
import static org.pooldrill.shell.command.Parameter.truth;

import java.util.List;
import org.pooldrill.application.ApplicationEvent.GroupSettingsChanged;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.GroupSettings;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** Changes the application-level settings of Response Group, which are lost with a pool that does not come back [doc]. */
final class SetCsRgsConfiguration implements Cmdlet<Caller> {
    private static final String MUSIC = "DefaultMusicOnHoldFile";
    private static final String GRACE = "AgentRingbackGracePeriod";
    private static final String CONTEXT = "DisableCallContext";

    private static final Declaration DECLARATION = Declaration.of("Set-CsRgsConfiguration")
            .synopsis("Changes the settings of Response Group of a pool.")
            .description("They are one set per pool: an import leaves those of the destination as they are, unless"
                    + " -ReplaceExistingRgsSettings is given.")
            .topic("Response Group disaster recovery")
            .changing()
            .parameter(ApplicationService.parameter("Identity")
                    .mandatory()
                    .at(0)
                    .doc("The pool, as service:ApplicationServer:<pool FQDN>."))
            .parameter(text(MUSIC).doc("The file that callers hear by default. Calls do not tell in the model."))
            .parameter(count(GRACE, 30, 600)
                    .doc("Seconds until a declined call rings at the agent again. Agents decline none in the model."))
            .parameter(truth(CONTEXT).doc("Whether agents do not see what the caller answered; shows nowhere else."))
            .atLeastOneOf(MUSIC, GRACE, CONTEXT)
            .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
            .example(
                    "Set-CsRgsConfiguration -Identity service:ApplicationServer:pool1.contoso.com"
                            + " -AgentRingbackGracePeriod 30",
                    "Has declined calls ring again after half a minute.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static ApplicationService service(Call<Caller> call) {
        var identity = call.arguments().text("Identity");
        return new ApplicationService(
                call.session(), "Change of the settings of Response Group of " + identity, identity);
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return service(call).running(WindowsService.RTCRGS);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var service = service(in);
        var settings = service.state().groups().settings();
        var arguments = in.arguments();
        service.record(new GroupSettingsChanged(
                service.pool(),
                new GroupSettings(
                        arguments.textIf(MUSIC).orElse(settings.musicOnHold()),
                        arguments.countIf(GRACE).map(Long::intValue).orElse(settings.agentRingbackGraceSeconds()),
                        arguments.truthIf(CONTEXT).map(off -> !off).orElse(settings.callContext()))));
        in.end();
    }
}
