package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;

import java.util.List;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** Starts services of Lync; "Failing over the Edge pool used for XMPP federation", step 7, is one of its uses [doc]. */
final class StartCsWindowsService implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = ServiceOrder.parameters(Declaration.of("Start-CsWindowsService")
                    .synopsis("Starts services of Lync Server.")
                    .description(
                            "On a Front End the Windows Fabric that they need is started with them. A pool is up when"
                                    + " enough of its Front Ends have their services running, which may be later.")
                    .topic("Failing over the Edge pool used for XMPP federation, step 7")
                    .changing())
            .parameter(flag("NoWait").doc("Does not wait until they run."))
            .parameter(Report.parameter())
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .example("Start-CsWindowsService", "Starts all services of this computer, or of each one of this pool.")
            .example(
                    "Start-CsWindowsService -Name LYNCBACKUP -ComputerName fe1.pool1.contoso.com",
                    "Starts the Backup Service of one Front End.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new ServiceOrder(call.session(), call.arguments(), "Start").preconditions();
    }

    @Override
    public void run(Invocation<Caller> in) {
        Report.write(in, "start of services");
        var order = new ServiceOrder(in.session(), in.arguments(), "Start");
        order.run(in, in.arguments().flag("NoWait"), (computer, services, done) -> {
            if (services.isEmpty()) {
                done.run();
                return;
            }
            var master = order.names(WindowsService.MASTER) || startsMaster(in.session(), computer, services);
            in.verbose("Starting services on " + computer + ".");
            in.session().simulation().datacenter().startServices(computer, services, () -> {
                if (master) {
                    in.session().simulation().instanceUpkeep().masterStarted(computer);
                }
                done.run();
            });
        });
    }

    /** An operator who starts a master replicator that was stopped has its store act as master again. */
    private static boolean startsMaster(Caller caller, String computer, List<WindowsService> services) {
        return services.contains(WindowsService.MASTER)
                && caller.simulation()
                        .world()
                        .computers()
                        .differing(computer, ServerState.Stopped)
                        .contains(WindowsService.MASTER);
    }
}
