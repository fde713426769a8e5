package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Sequence;

/**
 * {@code Reset-CsPoolRegistrarState} ("Limited functionality" and the cmdlet reference [doc]): brings the registrars of a
 * pool back to a defined state. The types are documented, their steps and times the model's. What is loaded from the
 * backup store lacks what the Front Ends had not written there [doc]: the last {@code timings.storeWrite}, or all since
 * the back end went away [model].
 */
final class ResetCsPoolRegistrarState implements Cmdlet<Caller> {
    private static final String QUORUM_LOSS = "QuorumLossRecovery";
    private static final String FULL = "FullReset";
    private static final String REMOVED = "MachineStateRemoved";

    private static final Declaration DECLARATION = Declaration.of("Reset-CsPoolRegistrarState")
            .synopsis("Resets the state of a pool's registrars.")
            .description(
                    "QuorumLossRecovery has the Front Ends that are up form the pool by themselves, however few, and"
                            + " loads routing groups that have no replica among them from the backup store, within 30 minutes."
                            + " Changes of their users that had not been written there are lost. If the servers or the"
                            + " back end go away meanwhile it comes to nothing and is run again.")
            .description(
                    "ServiceReset restarts the services. FullReset restarts them and loads every routing group anew."
                            + " MachineStateRemoved forgets a Front End that will not come back.")
            .topic("Limited functionality")
            .changing()
            .parameter(fqdn("PoolFqdn")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity", "Fqdn")
                    .doc("The pool."))
            .parameter(choice("ResetType", "ServiceReset", QUORUM_LOSS, FULL, REMOVED)
                    .byDefault("ServiceReset", "ServiceReset")
                    .doc("What is reset."))
            .parameter(fqdn("MachineFqdn")
                    .doc("One Front End of the pool instead of all: the one that is restarted, or forgotten."))
            .parameter(flag("NoReStart").doc("Leaves the services that were stopped for the reset stopped."))
            .parameter(flag("ResetLocalDatabases")
                    .doc("Deletes the local copies as well: every routing group is loaded from the backup store."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(
                    ErrorId.ParameterMissing,
                    ErrorId.ParameterOutOfRange,
                    ErrorId.UnknownIdentity,
                    ErrorId.ComputerUnreachable,
                    ErrorId.ServiceNotRunning)
            .example(
                    "Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery",
                    "Has the only Front End of pool1 that came up serve.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var asked = asked(typed);
        var known = new Known(caller, asked);
        var list = new ArrayList<Precondition>();
        var machine = call.arguments().textIf("MachineFqdn");
        list.add(Precondition.that(
                machine.isPresent() || !call.arguments().text("ResetType").equals(REMOVED),
                "-MachineFqdn is given where a server is to be forgotten",
                machine.orElse("not needed"),
                () -> Refusal.of(
                        ErrorId.ParameterMissing,
                        "-MachineFqdn",
                        asked,
                        "-MachineFqdn has to be given with -ResetType " + REMOVED,
                        "Name the Front End that will not come back.")));
        list.add(known.pool(typed));
        Known.poolName(caller, typed).ifPresent(pool -> {
            machine.ifPresent(name -> list.add(
                    known.one("Front End of " + pool, name, caller.estate().computersOf(pool))));
            list.add(reachable(caller, pool, asked));
            if (call.arguments().text("ResetType").equals(REMOVED)) {
                machine.ifPresent(name -> list.add(notTheLast(caller, pool, name, asked)));
            }
            if (loads(call)) {
                list.addAll(loading(caller, pool, asked));
            }
        });
        return list;
    }

    private static String asked(String pool) {
        return "Reset of the registrars of " + pool;
    }

    private static boolean loads(Call<Caller> call) {
        var type = call.arguments().text("ResetType");
        return type.equals(QUORUM_LOSS) || type.equals(FULL) || call.arguments().flag("ResetLocalDatabases");
    }

    /** What loading routing groups takes, when it is asked for and when it comes to its end. */
    private static List<Precondition> loading(Caller caller, String pool, String asked) {
        return List.of(fabric(caller, pool, asked), backEnd(caller, pool, asked));
    }

    private static Precondition fabric(Caller caller, String pool, String asked) {
        var able = caller.simulation().datacenter().ableToFormFabric(pool);
        return Precondition.that(
                !able.isEmpty(),
                "Windows Fabric runs on some Front End of the pool",
                String.join(", ", able),
                () -> Refusal.of(
                        ErrorId.ServiceNotRunning,
                        pool,
                        asked,
                        "no Front End of " + pool + " is up with FabricHostSvc running",
                        "Bring one up, or start the service: Start-CsWindowsService."));
    }

    private static Precondition notTheLast(Caller caller, String pool, String machine, String asked) {
        var members = caller.simulation().world().computers().members(pool);
        return Precondition.that(
                members.stream().anyMatch(member -> !member.equalsIgnoreCase(machine)),
                "The pool has a Front End beside the one to be forgotten",
                String.join(", ", members),
                () -> Refusal.of(
                        ErrorId.ParameterOutOfRange,
                        "-MachineFqdn " + machine,
                        asked,
                        machine + " is the only Front End that is left of " + pool,
                        "Bring another one up first."));
    }

    private static Precondition backEnd(Caller caller, String pool, String asked) {
        var database = caller.simulation().world().computers().database(pool, Database.User);
        return Precondition.that(
                database.available(),
                "The backup store can be read",
                database.principal(),
                () -> Refusal.of(
                        ErrorId.ServiceNotRunning,
                        pool,
                        asked,
                        "the user databases of " + pool
                                + " are not available, and routing groups are loaded from there",
                        "Bring the back end up first."));
    }

    private static Precondition reachable(Caller caller, String pool, String asked) {
        var computers = caller.simulation().world().computers();
        var up =
                computers.computers(pool).stream().filter(computers::computerUp).toList();
        return Precondition.that(
                !up.isEmpty(),
                "Some Front End of the pool is up",
                String.join(", ", up),
                () -> Refusal.of(
                        ErrorId.ComputerUnreachable,
                        pool,
                        asked,
                        "no Front End of " + pool + " is up",
                        "Bring at least one up first."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var type = arguments.text("ResetType");
        var datacenter = caller.simulation().datacenter();
        if (type.equals(REMOVED)) {
            var machine = Known.named(caller.estate().computersOf(pool), arguments.text("MachineFqdn"))
                    .orElseThrow();
            in.verbose("Forgetting " + machine + ".");
            datacenter.forgetServer(pool, machine);
            in.end();
            return;
        }
        var local = arguments.flag("ResetLocalDatabases");
        if (type.equals(QUORUM_LOSS)) {
            in.verbose("Loading routing groups of " + pool + " from the backup store.");
            caller.later(caller.millis(Timing.QUORUM_LOSS_RECOVERY), () -> {
                formAnew(in, pool, local);
            });
            return;
        }
        restart(in, pool, () -> {
            if (type.equals(FULL) || local) {
                caller.later(caller.millis(Timing.QUORUM_LOSS_RECOVERY), () -> {
                    formAnew(in, pool, true);
                });
            } else {
                in.end();
            }
        });
    }

    private static void formAnew(Invocation<Caller> in, String pool, boolean everything) {
        var simulation = in.session().simulation();
        var lost = Precondition.firstUnmet(loading(in.session(), pool, asked(pool)));
        if (lost.isPresent()) {
            in.refuse(lost.get());
            return;
        }
        var unwritten = new TreeMap<>(simulation.world().computers().unwrittenSince(pool));
        var reloaded = simulation.datacenter().formFabricAnew(pool, everything);
        unwritten.keySet().retainAll(reloaded);
        var total = simulation.world().computers().fabric(pool).total();
        var changes = simulation.backupStore().load(pool, unwritten, total);
        if (changes > 0) {
            in.warn(changes + (changes == 1 ? " change was" : " changes were")
                    + " not written to the back end and lost.");
        }
        in.end();
    }

    /** Stops the Front End service of the servers concerned, and starts it again unless it is to stay stopped. */
    private static void restart(Invocation<Caller> in, String pool, Runnable done) {
        var caller = in.session();
        var computers = caller.simulation().world().computers();
        var datacenter = caller.simulation().datacenter();
        var machine = in.arguments().textIf("MachineFqdn");
        var concerned = computers.computers(pool).stream()
                .filter(computers::computerUp)
                .filter(computer -> machine.map(computer::equalsIgnoreCase).orElse(true))
                .toList();
        var service = List.of(WindowsService.RTCSRV);
        Sequence.each(
                concerned,
                (computer, stopped) -> {
                    in.verbose("Stopping the Front End service of " + computer + ".");
                    datacenter.stopServices(computer, service, stopped);
                },
                () -> {
                    if (in.arguments().flag("NoReStart")) {
                        done.run();
                        return;
                    }
                    Sequence.each(
                            concerned,
                            (computer, started) -> datacenter.startServices(computer, service, started),
                            done);
                });
    }
}
