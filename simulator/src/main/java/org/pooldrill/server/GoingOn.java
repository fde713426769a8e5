package org.pooldrill.server;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pooldrill.Blueprint;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;
import org.pooldrill.SimulationOverException;
import org.pooldrill.log.LogLine;
import org.pooldrill.log.LogReader;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/**
 * A simulation that goes on from a log: it takes the steps of the log, and is compared with it on the way, event by event.
 * Where another version wrote the log, or it tells of something that the steps do not bring about, that is found here.
 */
final class GoingOn {
    private final KeptLog log;
    private final int steps;
    private final Blueprint blueprint;

    private GoingOn(KeptLog log, int steps, Blueprint blueprint) {
        this.log = log;
        this.steps = steps;
        this.blueprint = blueprint;
    }

    /**
     * @param steps how many steps are taken
     * @throws ProblemException if nothing can go on from there
     */
    static GoingOn of(KeptLog log, int steps, Limits limits) {
        if (steps > log.steps()) {
            throw new ProblemException(
                    ProblemType.INVALID_INPUT,
                    "steps is " + steps + ", accepted is 0 to " + log.steps() + ", those that began in the log");
        }
        if (!log.header().parent().isNull() || log.header().drill().has("forks")) {
            throw new ProblemException(
                    ProblemType.INVALID_INPUT,
                    "the log is one of a fork, whose steps do not follow each other; accepted is the log that it was"
                            + " forked from");
        }
        try {
            var blueprint = Blueprint.of(log.header().drill(), log.header().estate());
            return new GoingOn(log, steps, blueprint.seed(log.header().seed()).memory(limits.memoryBytes()));
        } catch (InvalidInputException ofAnotherVersion) {
            throw new ProblemException(ProblemType.INVALID_INPUT, ofAnotherVersion.problems());
        }
    }

    /**
     * Starts the simulation and takes the steps, as {@link Blueprint#start(Appended, BooleanSupplier)} starts one.
     *
     * @throws ProblemException if they are not taken, or give other events than those of the log
     */
    Simulation start(Appended listener, BooleanSupplier interruption) {
        try (var reader = log.reader()) {
            var comparing = new Comparing(reader);
            var simulation = blueprint.start(
                    (raw, payload) -> {
                        comparing.on(raw, payload);
                        listener.on(raw, payload);
                    },
                    () -> comparing.differs() || interruption.getAsBoolean());
            try {
                take(simulation);
                comparing.refuse();
                comparing.end();
                return simulation;
            } catch (SimulationOverException over) {
                simulation.close();
                comparing.refuse();
                throw new ProblemException(
                        ProblemType.INVALID_INPUT, "nothing goes on after these steps: " + over.getMessage());
            } catch (InvalidInputException wrong) {
                simulation.close();
                throw new ProblemException(ProblemType.INVALID_INPUT, wrong.problems());
            } catch (RuntimeException | Error failed) {
                simulation.close();
                throw failed;
            }
        }
    }

    private void take(Simulation simulation) {
        for (var step : log.steps(steps)) {
            simulation.attempt(step);
        }
    }

    /** Compares events with those of the log, until one is another or the log has ended. */
    private static final class Comparing {
        private final LogReader reader;
        private volatile Optional<String> difference = Optional.empty();
        private volatile boolean ended;

        Comparing(LogReader reader) {
            this.reader = reader;
        }

        void on(StoredEvent raw, Object payload) {
            if (ended || differs()) {
                return;
            }
            var own = LogLine.of(raw);
            var next = reader.next();
            if (next.isEmpty()) {
                ended = true;
            } else if (!LogLine.of(next.get()).equals(own)) {
                difference = Optional.of("line " + (raw.seq() + 1) + " is the first that differs: the log has "
                        + LogLine.of(next.get()) + ", its steps give " + own);
            }
        }

        boolean differs() {
            return difference.isPresent();
        }

        void refuse() {
            difference.ifPresent(found -> {
                throw new ProblemException(ProblemType.INVALID_INPUT, "the log is not reproduced: " + found);
            });
        }

        /** From now on the simulation goes its own way. */
        void end() {
            ended = true;
        }
    }
}
