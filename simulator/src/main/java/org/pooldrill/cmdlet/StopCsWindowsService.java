package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;

import java.util.List;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** Stops services of Lync; "Failing over the Edge pool used for XMPP federation", step 2, is one of its uses [doc]. */
final class StopCsWindowsService implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = ServiceOrder.parameters(Declaration.of("Stop-CsWindowsService")
                    .synopsis("Stops services of Lync Server.")
                    .description(
                            "They stay stopped until they are started, or until the computer loses its power. A pool"
                                    + " whose services are stopped is down, and cannot be failed back.")
                    .topic("Failing over the Edge pool used for XMPP federation, step 2")
                    .changing())
            .parameter(flag("Graceful")
                    .doc(
                            "Takes no new conferences and lets those that run on the server come to their end, for up to the timing"
                                    + " gracefulStop, an hour [model]."))
            .parameter(flag("NoWait").doc("Does not wait until they have stopped."))
            .parameter(Report.parameter())
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .example("Stop-CsWindowsService", "Stops all services of this computer, or of each one of this pool.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new ServiceOrder(call.session(), call.arguments(), "Stop").preconditions();
    }

    @Override
    public void run(Invocation<Caller> in) {
        Report.write(in, "stop of services");
        new ServiceOrder(in.session(), in.arguments(), "Stop")
                .run(in, in.arguments().flag("NoWait"), (computer, services, done) -> {
                    if (services.isEmpty()) {
                        done.run();
                        return;
                    }
                    in.verbose("Stopping services on " + computer + ".");
                    var stop = (Runnable)
                            () -> in.session().simulation().datacenter().stopServices(computer, services, done);
                    if (in.arguments().flag("Graceful") && services.contains(WindowsService.RTCSRV)) {
                        new GracefulStop(in.session(), computer).then(stop);
                    } else {
                        stop.run();
                    }
                });
    }
}
