package org.pooldrill.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pooldrill.change.Event;
import org.pooldrill.drill.Fork;
import org.pooldrill.drill.Step;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.LastOutcome;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.yaml.Place;

/**
 * Lets simulated time pass in a run and looks, after everything that happens, at what must always hold. "After every
 * event" means after each moment has settled: an event and all that follows from it at once. What reads the time or an
 * age is also looked at every full second. Where the drill forks, its steps end, or go on with what the fork brings.
 */
final class Course {
    private static final long SECOND = 1_000;

    /** What must always hold, and what was last seen of it. */
    record Rule(Expectation expectation, LastOutcome last, Place place) {
        Rule(Expectation expectation, Place place) {
            this(expectation, new LastOutcome(expectation), place);
        }
    }

    /** A fork of the drill, its expressions ready to be evaluated. */
    record Branch(Fork fork, List<Rule> always) {
        long atMillis() {
            return fork.at().toMillis();
        }
    }

    /** Something was not as expected; its text is written when the run has ended. */
    record Unmet(int step, Place place, String text, List<Expectation> expectations) {
        private static final String ALWAYS = "always";

        /** Whether it is something that must always hold. */
        boolean always() {
            return text.equals(ALWAYS);
        }
    }

    private final Simulation simulation;
    private final List<Rule> always = new ArrayList<>();
    private final Deque<Branch> branches;
    private final BooleanSupplier interruption;
    private final List<Unmet> unmet = new ArrayList<>();
    private int step;
    private long lookedAtSeq;
    private boolean alwaysReadsTime;
    private boolean interrupted;
    private boolean left;

    Course(Simulation simulation, List<Rule> always, BooleanSupplier interruption) {
        this(simulation, always, List.of(), interruption);
    }

    /** @param branches what is to come, in the order of their moments */
    Course(Simulation simulation, List<Rule> always, List<Branch> branches, BooleanSupplier interruption) {
        this.simulation = simulation;
        always.forEach(this::hold);
        this.branches = new ArrayDeque<>(branches);
        this.interruption = interruption;
    }

    private void hold(Rule rule) {
        always.add(rule);
        alwaysReadsTime |= rule.expectation.readsTime();
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
        while (!over()) {
            var everySecond = readsTime || alwaysReadsTime;
            var pause = everySecond ? Math.min(deadlineMillis, nextSecond()) : deadlineMillis;
            var stop = Math.min(pause, nextBranchMillis());
            var happened = simulation.runNext(stop);
            if (!happened) {
                simulation.passTo(stop);
                branch();
            }
            if (!happened && stop < pause) {
                continue;
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

    /** When the next thing is due, or the next look at what must always hold; {@link Long#MAX_VALUE}: nothing ever. */
    long next() {
        return alwaysReadsTime ? Math.min(simulation.next(), nextSecond()) : simulation.next();
    }

    /** Lets time pass to a moment before the {@linkplain #next next} at which there is anything to do. */
    void idle(long untilMillis) {
        interrupted |= interruption.getAsBoolean();
        if (!over()) {
            simulation.passTo(untilMillis);
        }
    }

    /**
     * Goes over into what the drill becomes by now, if it forks: one that has steps of its own ends those that are being
     * taken, until it is {@linkplain #enter entered}.
     */
    void branch() {
        while (!left && nextBranchMillis() <= simulation.now()) {
            left = branches.getFirst().fork.steps().isPresent();
            if (!left) {
                begin(branches.removeFirst());
            }
        }
    }

    /** The steps to take in place of those that a fork ended; nothing where none did. */
    Optional<List<Step>> enter() {
        if (!left || interrupted || !unmet.isEmpty()) {
            return Optional.empty();
        }
        var entered = branches.removeFirst();
        left = false;
        pass(simulation.now(), () -> false, false);
        begin(entered);
        return entered.fork.steps();
    }

    private void begin(Branch branch) {
        branch.fork.seed().ifPresent(simulation::reseed);
        branch.always.forEach(this::hold);
        if (!branch.always.isEmpty()) {
            lookedAtSeq = 0;
            look();
        }
    }

    /** The forks that are still ahead. */
    List<Fork> ahead() {
        return branches.stream().map(Branch::fork).toList();
    }

    private long nextBranchMillis() {
        return branches.isEmpty() ? Long.MAX_VALUE : branches.getFirst().atMillis();
    }

    private long nextSecond() {
        return (simulation.now() / SECOND + 1) * SECOND;
    }

    /** Looks at what must always hold; without an event nothing changes but the time. */
    void look() {
        interrupted |= interruption.getAsBoolean();
        if (over() || simulation.lastSeq() == lookedAtSeq && !alwaysReadsTime) {
            return;
        }
        lookedAtSeq = simulation.lastSeq();
        for (var rule : always) {
            if (over()) {
                return;
            }
            if (!rule.last.of(simulation.document()).met()) {
                unmet.add(new Unmet(step, rule.place, Unmet.ALWAYS, List.of(rule.expectation)));
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
        return left || interrupted || !unmet.isEmpty();
    }

    /** Whether a fork has ended the steps that are being taken. */
    boolean left() {
        return left;
    }

    boolean interrupted() {
        return interrupted;
    }

    List<Unmet> unmet() {
        return List.copyOf(unmet);
    }
}
