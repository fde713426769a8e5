package org.pooldrill.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.pooldrill.change.Event;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.yaml.Place;

/**
 * Lets simulated time pass in a run and looks, after everything that happens, at what must always hold. "After every
 * event" means after each moment has settled: an event and all that follows from it at once. What reads the time or an
 * age is also looked at every full second.
 */
final class Course {
    private static final long SECOND = 1_000;

    /** What must always hold. */
    record Rule(Expectation expectation, Place place) {}

    /** Something was not as expected; its text is written when the run has ended. */
    record Unmet(int step, Place place, String text, List<Expectation> expectations) {}

    private final Simulation simulation;
    private final List<Rule> always;
    private final BooleanSupplier interruption;
    private final boolean alwaysReadsTime;
    private final List<Unmet> unmet = new ArrayList<>();
    private int step;
    private long lookedAtSeq;
    private boolean interrupted;

    Course(Simulation simulation, List<Rule> always, BooleanSupplier interruption) {
        this.simulation = simulation;
        this.always = always;
        this.interruption = interruption;
        alwaysReadsTime = always.stream().anyMatch(rule -> rule.expectation.readsTime());
    }

    Simulation simulation() {
        return simulation;
    }

    /** Begins a step; its event is the cause of what it does. */
    void begin(int number, Event began, Runnable action) {
        step = number;
        simulation.because(began, action);
        look();
    }

    /**
     * Lets time pass until something holds, at the latest until a deadline; what is due at the deadline happens.
     *
     * @param readsTime whether to look at every full second too
     * @return whether it holds
     */
    boolean pass(long deadlineMillis, BooleanSupplier holds, boolean readsTime) {
        var everySecond = readsTime || alwaysReadsTime;
        while (!over()) {
            var stop = everySecond ? Math.min(deadlineMillis, nextSecond()) : deadlineMillis;
            var happened = simulation.runNext(stop);
            if (!happened) {
                simulation.passTo(stop);
            }
            var changed = simulation.lastSeq() != lookedAtSeq;
            look();
            if ((changed || readsTime) && !over() && holds.getAsBoolean()) {
                return true;
            }
            if (!happened && stop == deadlineMillis) {
                return false;
            }
        }
        return false;
    }

    private long nextSecond() {
        return (simulation.now() / SECOND + 1) * SECOND;
    }

    /** Looks at what must always hold; without an event nothing changes but the time. */
    void look() {
        interrupted |= interruption.getAsBoolean();
        if (simulation.lastSeq() == lookedAtSeq && !alwaysReadsTime) {
            return;
        }
        lookedAtSeq = simulation.lastSeq();
        for (var rule : always) {
            if (over()) {
                return;
            }
            if (!rule.expectation.evaluate(simulation.document()).met()) {
                unmet.add(new Unmet(step, rule.place, "always", List.of(rule.expectation)));
            }
        }
    }

    /** The run has failed. */
    void fail(Place place, String text, List<Expectation> expectations) {
        unmet.add(new Unmet(step, place, text, expectations));
    }

    /** Takes note of what was not as expected, and lets the run go on: it is going to be expected. */
    List<Unmet> forgive() {
        var forgiven = List.copyOf(unmet);
        unmet.clear();
        return forgiven;
    }

    /** Whether nothing more is to happen. */
    boolean over() {
        return interrupted || !unmet.isEmpty();
    }

    boolean interrupted() {
        return interrupted;
    }

    List<Unmet> unmet() {
        return List.copyOf(unmet);
    }
}
