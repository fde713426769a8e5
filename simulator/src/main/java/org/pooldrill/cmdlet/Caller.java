package org.pooldrill.cmdlet;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Group;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Simulation;

/** Who types one line, where, and the deployment that it acts on: the session of every cmdlet. One for each line. */
public final class Caller {

    private final Simulation simulation;
    private final String operator;
    private final String on;
    private final Set<String> timed = new HashSet<>();

    /** @param on the computer or pool that the line is typed on; empty for a management computer */
    public Caller(Simulation simulation, String operator, String on) {
        this.simulation = simulation;
        this.operator = operator;
        this.on = on;
    }

    public Simulation simulation() {
        return simulation;
    }

    public Estate estate() {
        return simulation.estate();
    }

    public String operator() {
        return operator;
    }

    /** The groups that the operator belongs to; none for an unknown one. */
    public Set<Group> groups() {
        return estate().operators().getOrDefault(operator, Collections.emptySet());
    }

    /** The computer or pool that the line is typed on; empty for a management computer that reaches every pool. */
    public Optional<String> on() {
        return on.isEmpty() ? Optional.empty() : Optional.of(on);
    }

    /** The Front End pools that are in the topology. */
    public List<String> pools() {
        return estate().pools().keySet().stream()
                .filter(simulation.view()::inTopology)
                .toList();
    }

    /** The Front End pool that the line is typed on: itself, or the one that the computer belongs to. */
    public Optional<String> pool() {
        return on().flatMap(
                        name -> estate().pools().containsKey(name) ? Optional.of(name) : estate().poolOfComputer(name));
    }

    /**
     * The computers that a cmdlet for the local machine acts on: each of a pool's, the computer itself, or none on a
     * management computer, where no service of Lync is installed.
     */
    public List<String> localComputers() {
        var ofPool = simulation.world().computers().computers(on);
        return !ofPool.isEmpty() ? ofPool : on().map(List::of).orElse(List.of());
    }

    /** Which pools that are up can be reached from here. */
    public Predicate<String> reaches() {
        return simulation.reachableFrom(on);
    }

    /** Does something when simulated time has passed, in milliseconds. */
    public void later(long millis, Runnable action) {
        simulation.agenda().in(millis, action);
    }

    /** A timing of the estate, in milliseconds. */
    public long millis(Timing timing) {
        return estate().timings().millis(timing);
    }

    /** Whether this is the first call of a cmdlet in the line; from then on it is not. */
    boolean firstCallOf(String cmdlet) {
        return timed.add(cmdlet);
    }
}
