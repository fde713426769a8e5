package org.pooldrill.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Step;
import org.pooldrill.log.LogEnd;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.state.StateJson;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoreFailure;
import org.pooldrill.store.Stores;
import org.pooldrill.story.StoryEvent.DrillEnded;

/** One run of a drill, from the deployment of its estate to the end of its last step. */
final class Run implements AutoCloseable {
    private final DrillFile.Ready ready;
    private final Expressions expressions;
    private final Appended listener;
    private final BooleanSupplier interruption;
    private final Stores stores;
    private final List<StepResult> taken = new ArrayList<>();
    private @Nullable Simulation simulation;
    private @Nullable Course course;
    private @Nullable Steps steps;
    private @Nullable Throwable defect;

    /** @param stores where its events are kept; closed with it */
    Run(
            DrillFile.Ready ready,
            Expressions expressions,
            Appended listener,
            BooleanSupplier interruption,
            Stores stores) {
        this.ready = ready;
        this.expressions = expressions;
        this.listener = listener;
        this.interruption = interruption;
        this.stores = stores;
    }

    /**
     * Runs all steps, or those until one is not as expected.
     *
     * @throws UncheckedIOException if what is to be written cannot be
     * @throws NotReproduced if the listener throws it
     * @throws StoreFailure if the stores cannot do their part
     */
    LogEnd go() {
        try {
            return play();
        } catch (UncheckedIOException | NotReproduced | StoreFailure noRun) {
            throw noRun;
        } catch (RuntimeException | Error problem) {
            defect = problem;
            return LogEnd.DEFECT;
        }
    }

    private LogEnd play() {
        var drill = ready.drill();
        var playing = new Simulation(ready.estate(), drill.load(), drill.seed(), listener, stores);
        simulation = playing;
        var branches = drill.forks().stream()
                .map(fork -> new Course.Branch(fork, expressions.rules(fork.always())))
                .toList();
        var passing = new Course(playing, expressions.rules(drill.always()), branches, interruption);
        course = passing;
        var taking = new Steps(passing, expressions::of);
        steps = taking;
        passing.look();
        for (var next = Optional.of(drill.steps()); next.isPresent(); next = passing.enter()) {
            taking.leave();
            take(next.get(), passing, taking);
        }
        neverForked(passing);
        return end(playing, passing);
    }

    /** Takes steps until the last one has ended, with what it left in the background, or until a fork ends them. */
    private void take(List<Step> next, Course passing, Steps taking) {
        for (var step : next) {
            passing.branch();
            if (passing.over()) {
                return;
            }
            taking.approach(step);
            passing.branch();
            if (passing.over()) {
                return;
            }
            var from = passing.simulation().now();
            taking.take(step);
            taken.add(new StepResult(
                    step.origin().number(),
                    StepText.of(step),
                    from,
                    passing.simulation().now(),
                    passing.unmet().isEmpty()));
        }
        passing.branch();
        taking.finish();
        passing.branch();
    }

    private static void neverForked(Course passing) {
        passing.ahead().stream().findFirst().filter(fork -> !passing.over()).ifPresent(fork -> {
            var end = Clock.since(passing.simulation().now());
            passing.fail(fork.place(), "the steps have ended at " + end + ", before the fork", List.of());
        });
    }

    /** Records the end of a run, unless somebody stopped it. */
    static LogEnd end(Simulation playing, Course passing) {
        if (passing.interrupted()) {
            return LogEnd.INTERRUPTED;
        }
        var outcome = passing.unmet().isEmpty() ? LogEnd.PASSED : LogEnd.FAILED;
        playing.record(new DrillEnded(outcome.word()));
        playing.verify();
        return outcome;
    }

    List<StepResult> taken() {
        return List.copyOf(taken);
    }

    List<Steps.Seen> seen() {
        return steps == null ? List.of() : steps.seen();
    }

    List<RefusalMet> refusals() {
        return steps == null ? List.of() : steps.refusals();
    }

    List<Course.Unmet> unmet() {
        return course == null ? List.of() : course.unmet();
    }

    Optional<Throwable> defect() {
        return Optional.ofNullable(defect);
    }

    /** The state document at the end, of which expectations see all. */
    Map<String, Object> document() {
        return simulation == null ? Map.of() : simulation.document();
    }

    /** The state document at the end as it is printed; nothing where a defect left none. */
    ObjectNode state() {
        try {
            return simulation == null
                    ? JsonNodeFactory.instance.objectNode()
                    : StateJson.tree(simulation.view().printed());
        } catch (RuntimeException unusable) {
            if (defect == null) {
                throw unusable;
            }
            return JsonNodeFactory.instance.objectNode();
        }
    }

    @Override
    public void close() {
        if (simulation != null) {
            simulation.close();
        }
    }
}
