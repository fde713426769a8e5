package org.pooldrill.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.backup.Limits;
import org.pooldrill.backup.ModuleMachines;
import org.pooldrill.backup.ModuleStatus;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.Database;
import org.pooldrill.transition.CentralManagementMachines;
import org.pooldrill.transition.EdgeCondition;
import org.pooldrill.transition.MirrorCondition;
import org.pooldrill.transition.PoolCondition;
import org.pooldrill.transition.StateMachine;
import org.pooldrill.transition.UserCondition;

/**
 * Looks at every state of a simulation after each moment, and holds each change to the table of its machine: what
 * happened that no table has is kept with the moment and what was done.
 */
final class StateWatch {
    static final List<StateMachine<?>> MACHINES = List.of(
            PoolCondition.MACHINE,
            ModuleMachines.EXPORT,
            ModuleMachines.IMPORT,
            CentralManagementMachines.INSTANCE,
            CentralManagementMachines.DEPLOYMENT,
            MirrorCondition.MACHINE,
            EdgeCondition.MACHINE,
            UserCondition.MACHINE);

    private final Simulation simulation;
    private final Map<String, Enum<?>> states = new LinkedHashMap<>();
    private final Set<String> taken = new TreeSet<>();
    private final List<String> forbidden = new ArrayList<>();
    private String deed = "";
    private long seen;

    StateWatch(Simulation simulation) {
        this.simulation = simulation;
        look();
    }

    /** Names what is done next, for what it may do wrong. */
    void about(String next) {
        deed = next;
    }

    /** The steps that were taken, as {@code machine: FROM to TO}. */
    Set<String> taken() {
        return taken;
    }

    List<String> forbidden() {
        return forbidden;
    }

    void look() {
        if (seen == simulation.lastSeq()) {
            return;
        }
        seen = simulation.lastSeq();
        var estate = simulation.estate();
        estate.pools().keySet().forEach(this::pool);
        var deployment = simulation.view().deployment();
        estate.pools()
                .keySet()
                .forEach(pool -> see(CentralManagementMachines.INSTANCE, pool, deployment.instance(pool)));
        see(CentralManagementMachines.DEPLOYMENT, "", deployment.state());
        for (var edge : estate.edges().keySet()) {
            var up = simulation.world().computers().edgeUp(edge);
            see(EdgeCondition.MACHINE, edge, EdgeCondition.of(up));
        }
        simulation.world().populations().values().forEach(population -> population
                .users()
                .forEach(user -> see(
                        UserCondition.MACHINE,
                        user,
                        UserCondition.of(
                                population.mode(user), !population.at(user).equals(partner(population.home()))))));
    }

    private String partner(String pool) {
        return simulation.estate().pools().containsKey(pool)
                ? simulation.view().partner(pool).orElse("")
                : "";
    }

    private void pool(String pool) {
        var view = simulation.view();
        var computers = simulation.world().computers();
        see(
                PoolCondition.MACHINE,
                pool,
                PoolCondition.of(view.state(pool), view.authority(pool).phase(computers.poolUp(pool))));
        if (simulation.estate().pool(pool).sql().mirror().isPresent()) {
            for (var database : List.of(Database.User, Database.CentralMgmt)) {
                see(
                        MirrorCondition.MACHINE,
                        pool + " " + database,
                        MirrorCondition.of(computers.database(pool, database)));
            }
        }
        view.partner(pool).ifPresent(partner -> {
            var settings = simulation
                    .world()
                    .replicas()
                    .actedOnBy(pool, computers::computerUp)
                    .backupSettings();
            var limits = Limits.of(settings, simulation.estate().timings());
            for (var module : BackupModule.values()) {
                var status = ModuleStatus.of(module, limits, view.journal(pool), view.journal(partner));
                see(ModuleMachines.EXPORT, pool + " " + module, status.export());
                see(ModuleMachines.IMPORT, pool + " " + module, status.imports());
            }
        });
    }

    private <S extends Enum<S>> void see(StateMachine<S> machine, String what, S now) {
        var key = machine.name() + " " + what;
        var before = states.put(key, now);
        if (before == null || before == now) {
            return;
        }
        var from = now.getDeclaringClass().cast(before);
        var step = machine.name() + ": " + from.name() + " to " + now.name();
        taken.add(step);
        if (!machine.allows(from, now)) {
            forbidden.add(step + " (" + what + ") at " + simulation.now() / 1_000 + " s after " + deed);
        }
    }
}
