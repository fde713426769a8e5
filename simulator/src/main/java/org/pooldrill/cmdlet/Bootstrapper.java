package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * Setup: "Setup or Remove Lync Server Components, Run Again". On an Edge server it installs what the topology asks for
 * ("Failing over the Edge pool used for Lync Server federation", steps 6 and 7), on the Front Ends of a paired pool the
 * Backup Service [doc]. It runs in the management shell here, on the machine that it is typed on.
 */
final class Bootstrapper implements Cmdlet<Caller> {

    /** What every Front End has, paired or not. */
    private static final List<WindowsService> FRONT_END = List.of(
            WindowsService.FabricHostSvc,
            WindowsService.RTCSRV,
            WindowsService.RTCRGS,
            WindowsService.RTCCPS,
            WindowsService.RTCCAA,
            WindowsService.REPLICA);

    private static final Declaration DECLARATION = Declaration.of("Bootstrapper.exe")
            .synopsis("Runs setup again on this computer, or on each computer of this pool.")
            .description("It fetches the configuration where a Central Management store is reached, and installs what"
                    + " that asks for: on an Edge server federation, on a Front End of a paired pool the Backup Service;"
                    + " on one of a pool that was just defined all services. They are then started with"
                    + " Start-CsWindowsService.")
            .description("On a Front End of the pool that hosts Central Management, and of its partner, it installs and"
                    + " starts the services of Central Management; the partner gets its standby. On a Standard Edition"
                    + " server the database of the standby has to be there: Install-CsDatabase.")
            .topic("Failing over the Edge pool used for Lync Server federation, steps 6 and 7")
            .changing()
            .parameter(choice("Action", "/Setup").at(0).doc("What to do; setup is all that there is."))
            .refuses(ErrorId.WrongComputer, ErrorId.ComputerUnreachable)
            .example("Bootstrapper.exe", "Runs setup on the computer or pool that the line is typed on.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> admission(Caller caller, Predicate<String> asks) {
        var text = "The computer is a Front End or an Edge server";
        var computers = computers(caller);
        return List.of(
                computers.isEmpty()
                        ? Precondition.unmet(
                                text,
                                Refusal.of(
                                        ErrorId.WrongComputer,
                                        caller.on().orElse(""),
                                        "Setup",
                                        caller.on().orElse("a management computer")
                                                + " is no Front End and no Edge server of the topology",
                                        "Type it on the computer that is to be set up, or on its pool."))
                        : Precondition.met(text, String.join(", ", computers)));
    }

    private static List<String> computers(Caller caller) {
        return caller.localComputers().stream()
                .filter(caller.simulation().world().computers().computers()::contains)
                .toList();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var world = caller.simulation().world().computers();
        var waiting = new ArrayList<String>();
        for (var computer : computers(caller)) {
            if (world.computerUp(computer)) {
                waiting.add(computer);
            } else {
                in.warn(computer + " is down and is left out.");
            }
        }
        for (var computer : List.copyOf(waiting)) {
            in.verbose("Setup runs on " + computer + ".");
            setUp(caller, computer, () -> {
                if (!world.computerUp(computer)) {
                    in.warn(computer + " went down during setup; run it again there.");
                }
                waiting.remove(computer);
                if (waiting.isEmpty()) {
                    in.end();
                }
            });
        }
    }

    private static void setUp(Caller caller, String computer, Runnable done) {
        var pool = caller.estate().poolOfComputer(computer);
        if (pool.isEmpty()) {
            caller.simulation().edgeSetup().run(computer, done);
            return;
        }
        caller.later(caller.millis(Timing.BOOTSTRAPPER), () -> {
            if (caller.simulation().world().computers().computerUp(computer)) {
                install(caller, pool.get(), computer);
                caller.simulation().storeSetup().run(computer);
            }
            done.run();
        });
    }

    private static void install(Caller caller, String pool, String computer) {
        var simulation = caller.simulation();
        simulation.replicator().install(computer);
        var topology = simulation.centralStore().settings(pool);
        if (!topology.defines(pool)) {
            return;
        }
        if (!simulation.world().computers().services(computer).contains(WindowsService.RTCSRV)) {
            simulation.datacenter().installServices(computer, FRONT_END);
        }
        simulation.pairing().settle();
        if (simulation.pairing().wanted(pool).isPresent()) {
            simulation.datacenter().installServices(computer, List.of(WindowsService.LYNCBACKUP));
            simulation.backup(pool).ifPresent(service -> service.deploy(Set.of()));
        }
    }
}
