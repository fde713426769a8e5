package org.pooldrill.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.cmdlet.Caller;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.Expectations;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.state.StateJson;
import org.pooldrill.store.Appended;

/**
 * A run whose steps are typed one after the other while it goes on. Each does what it does in a drill. What was typed is
 * a drill in the end: what came of a step is written into it as what was expected, so that the drill passes, and its run
 * gives the same events once more. A step that would come to nothing is refused before it does anything, and is no part
 * of it.
 */
public final class Sitting implements AutoCloseable {

    /** What came of a step that was typed. */
    public sealed interface Answer {

        /**
         * It cannot be taken, and nothing has happened.
         *
         * @param problems what is wrong with it
         */
        record Wrong(List<String> problems) implements Answer {}

        /**
         * What was expected does not hold, and nothing has happened.
         *
         * @param why each failing part with the values of its sides
         */
        record NotMet(String why) implements Answer {}

        /**
         * It was taken, and is part of the drill.
         *
         * @param json the step with what came of it
         * @param refusal what it was refused with, if it was
         * @param notReached what an {@code until} waited for in vain, with the values of its sides
         */
        record Taken(ObjectNode json, Optional<Refusal> refusal, Optional<String> notReached) implements Answer {}
    }

    private final EstateFile.Loaded loaded;
    private final Estate estate;
    private final ObjectNode drill = JsonNodeFactory.instance.objectNode();
    private final List<ObjectNode> typed = new ArrayList<>();
    private final List<StepResult> taken = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final StepByStep reader;
    private final Simulation simulation;
    private final Course course;
    private final Steps steps;
    private @Nullable Throwable defect;

    /**
     * A run at its start: everything works.
     *
     * @param estate an estate without problems
     * @param seed zero or more
     * @param listener hears of every event from the first one on
     * @param interruption asked between two things that happen whether the run is to stop
     */
    public Sitting(EstateFile.Loaded estate, long seed, Appended listener, BooleanSupplier interruption) {
        loaded = estate;
        this.estate = estate.estate().orElseThrow();
        drill.put("drill", "A session on " + this.estate.name());
        drill.put("estate", this.estate.name()).put("seed", seed).put("load", "none");
        drill.putArray("always");
        reader = new StepByStep(this.estate, new ExpressionNames());
        simulation = new Simulation(this.estate, seed, listener);
        course = new Course(simulation, List.of(), interruption);
        steps = new Steps(course, this::compiled);
        course.look();
    }

    /** What steps are read with: the names that they may use. */
    public StepByStep reader() {
        return reader;
    }

    public Estate estate() {
        return estate;
    }

    /** The cmdlets that lines may name. */
    public CmdletRegistry<Caller> cmdlets() {
        return steps.terminal().registry();
    }

    public Simulation simulation() {
        return simulation;
    }

    /** The steps so far, each with what came of it. */
    public List<ObjectNode> typed() {
        return List.copyOf(typed);
    }

    /** Whether nothing more can be typed: it was interrupted, or a defect of the program stopped it. */
    public boolean over() {
        return defect != null || course.over();
    }

    /**
     * Takes a step.
     *
     * @param json the step as a drill has it
     */
    public Answer type(ObjectNode json) {
        var read = reader.read(json, typed.size() + 1);
        if (read.step().isEmpty()) {
            return new Answer.Wrong(read.problems());
        }
        var step = read.step().get();
        if (step instanceof Step.Heal heal) {
            var problem = simulation
                    .datacenter()
                    .refusesHeal(FaultDetails.kind(heal.kind()), heal.at(), FaultDetails.of(heal.params()));
            if (problem.isPresent()) {
                return new Answer.Wrong(List.of(problem.get()));
            }
        }
        if (step instanceof Step.Expect expect) {
            var unmet = unmet(expect);
            if (unmet.isPresent()) {
                return new Answer.NotMet(unmet.get());
            }
        }
        if (step instanceof Step.Ps ps) {
            var mistake = steps.terminal().mistake(ps.line());
            if (mistake.isPresent()) {
                return new Answer.Wrong(List.of(mistake.get().stripTrailing()));
            }
        }
        return take(step, json.deepCopy());
    }

    private Optional<String> unmet(Step.Expect expect) {
        return expect.conditions().stream()
                .map(this::compiled)
                .filter(expectation -> !expectation.evaluate(document()).met())
                .findFirst()
                .map(expectation -> expectation.failureText(document(), List.of()));
    }

    private Answer take(Step step, ObjectNode json) {
        var from = simulation.now();
        typed.add(json);
        reader.taken(step);
        try {
            steps.take(step);
        } catch (RuntimeException | Error problem) {
            defect = problem;
        }
        var notReached = Optional.<String>empty();
        if (step instanceof Step.Until until && !course.unmet().isEmpty()) {
            json.put("reached", false);
            notReached = Optional.of(compiled(until.condition()).failureText(document(), List.of()));
            course.forgive();
        }
        expectRefusal(json);
        taken.add(new StepResult(step.origin().number(), StepText.of(step), from, simulation.now(), !over()));
        return new Answer.Taken(json, steps.refused(), notReached);
    }

    /** What was refused is what was expected. */
    private void expectRefusal(ObjectNode json) {
        var refused = steps.refused();
        if (refused.isPresent() && !course.unmet().isEmpty()) {
            json.put("refused", refused.get().id().toString());
            course.forgive();
        }
    }

    private Map<String, Object> document() {
        return simulation.document();
    }

    private Expectation compiled(Cel cel) {
        var names = ExpressionNames.of(estate, reader.commands());
        return Expectations.compile(cel.text(), names).orThrow();
    }

    /**
     * Ends it: what still runs in the background runs to its end. At least one step must have been taken.
     *
     * @param log writes the log below this header, and ends it
     */
    public RunReport end(BiFunction<LogHeader, LogEnd, LogFooter> log) {
        var outcome = outcome();
        var ready = drill();
        var footer = log.apply(DrillRunner.of(ready).header(), outcome);
        for (var unmet : course.unmet()) {
            failures.add(new Failure(unmet.step(), unmet.place(), unmet.text()));
        }
        return new RunReport(
                ready.drill().title(),
                outcome,
                ready.drill().seed(),
                footer.events(),
                footer.sha256(),
                taken,
                steps.seen().stream()
                        .map(seen ->
                                new Checked(seen.step(), seen.expectation().text(), seen.met(), seen.atMillis(), ""))
                        .toList(),
                failures,
                steps.refusals(),
                Optional.ofNullable(defect),
                StateJson.tree(simulation.view().printed()));
    }

    private LogEnd outcome() {
        try {
            if (defect == null) {
                steps.background().forEach(line -> {
                    steps.finish(line);
                    expectRefusal(typed.get(line.origin().number() - 1));
                });
                return Run.end(simulation, course);
            }
        } catch (RuntimeException | Error problem) {
            defect = problem;
        }
        return LogEnd.DEFECT;
    }

    /**
     * The drill that was typed so far.
     *
     * @throws IllegalStateException if it cannot be read again, which is a defect of the program
     */
    public DrillFile.Ready drill() {
        var whole = drill.deepCopy();
        typed.forEach(whole.putArray("steps")::add);
        var read = DrillFile.fromJson("what was typed", whole, loaded.json(), new ExpressionNames());
        return read.ready()
                .orElseThrow(() -> new IllegalStateException("what was typed is no drill: " + read.problems()));
    }

    @Override
    public void close() {
        simulation.close();
    }
}
