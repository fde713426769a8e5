package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsWindowsService}: the services of Lync Server on a computer. Status, Name and ActivityLevel are what it
 * prints [field]; ComputerName is added here, since a line typed on a pool shows several computers [model].
 */
final class GetCsWindowsService implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Deployment.Core.NTService";

    private final Declaration declaration = ServiceOrder.parameters(Declaration.of("Get-CsWindowsService")
                    .synopsis("Shows the services of Lync Server on a computer, or on each computer of a pool.")
                    .description("On a management computer, where no service of Lync Server is installed, -ComputerName"
                            + " says which computer is meant."))
            .parameter(Parameter.flag("ExcludeActivityLevel").doc("Accepted; the model measures no activity."))
            .parameter(Report.parameter())
            .output(Output.table(TYPE)
                    .with("Status", "Running, Stopped or Starting.")
                    .with("Name", "The service's short name.")
                    .with("ActivityLevel", "Always empty.")
                    .with("ComputerName", "The computer."))
            .example("Get-CsWindowsService -ComputerName fe1.pool1.contoso.com", "Shows the services of one Front End.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new ServiceOrder(call.session(), call.arguments(), "Query").preconditions();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var computers = in.session().simulation().world().computers();
        Report.write(in, "state of services");
        new ServiceOrder(in.session(), in.arguments(), "Query").run(in, false, (computer, services, done) -> {
            services.forEach(service -> in.emit(ShellObject.table(TYPE)
                    .with("Status", computers.serviceState(computer, service))
                    .with("Name", service)
                    .with("ActivityLevel", "")
                    .with("ComputerName", computer)
                    .build()));
            done.run();
        });
    }
}
