package org.pooldrill.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.drill.Units;
import org.pooldrill.expectation.Compilation;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.Names;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.state.StateJson;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.store.Stores;

/**
 * A run whose steps are typed one after the other while it goes on. Each does what it does in a drill. What was typed is
 * a drill in the end: what came of a step is written into it as what was expected, so that the drill passes, and its run
 * gives the same events once more. A step that would come to nothing is refused before it does anything, and is no part
 * of it.
 */
public final class Sitting implements AutoCloseable {
    private static final String STEPS = "steps";
    private static final String REFUSED = "refused";
    private static final String WARNS = "warns";
    private static final String AFTER = "after";
    private static final String NOTHING = "Nothing was done.";
    private static final String TIME_PASSED = "Time has passed.";

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
         * @param unmet what an {@code until} waited for in vain, what was expected of the step and did not come, or
         *     what must always hold and no longer does, with the values of its sides
         * @param line what the line printed that was typed or waited for, if it has ended
         */
        record Taken(ObjectNode json, Optional<Refusal> refusal, Optional<String> unmet, Optional<Line> line)
                implements Answer {}
    }

    /**
     * What came of a line.
     *
     * @param output what an administrator sees; lines ended by LF
     * @param objects the same as objects, as the state document has them
     * @param lastedMillis how long it took
     */
    public record Line(String output, List<Object> objects, long lastedMillis) {
        public Line {
            objects = List.copyOf(objects);
        }
    }

    private final DrillFile.Ready opening;
    private final List<ObjectNode> typed = new ArrayList<>();
    private final List<StepResult> taken = new ArrayList<>();
    private final StepByStep reader;
    private final Simulation simulation;
    private final Course course;
    private final Steps steps;
    private final ExpressionNames names = new ExpressionNames();
    private long heard;
    private long stoodMillis;
    private boolean passed;
    private @Nullable Throwable defect;
    private @Nullable LogEnd end;

    /**
     * A run at its start: everything works.
     *
     * @param opening a drill that has everything but steps; those that it has are not taken
     * @param listener hears of every event from the first one on
     * @param interruption asked between two things that happen whether the run is to stop
     * @param stores where its events are kept; closed with it
     */
    public Sitting(DrillFile.Ready opening, Appended listener, BooleanSupplier interruption, Stores stores) {
        this.opening = opening;
        var drill = opening.drill();
        var estate = opening.estate();
        reader = new StepByStep(estate, names);
        simulation = new Simulation(estate, drill.load(), drill.seed(), listening(listener), stores);
        course = new Course(simulation, Expressions.of(opening).rules(drill.always()), interruption);
        steps = new Steps(course, cel -> compile(cel.text()).orThrow());
        course.look();
    }

    private Appended listening(Appended listener) {
        return (raw, payload) -> {
            heard = raw.seq();
            listener.on(raw, payload);
        };
    }

    public Simulation simulation() {
        return simulation;
    }

    /** The steps so far, each with what came of it. */
    public List<ObjectNode> typed() {
        return List.copyOf(typed);
    }

    /** The names of lines that were typed to run in the background. */
    public Set<String> background() {
        return reader.background();
    }

    /** The names of all lines that have one. */
    public Set<String> commands() {
        return reader.commands();
    }

    /** Whether nothing more can be typed: it was ended or interrupted, or something that must always hold does not. */
    public boolean over() {
        return end != null || defect != null || course.over();
    }

    /** The defect of the program that stopped it, if one did. */
    public Optional<Throwable> defect() {
        return Optional.ofNullable(defect);
    }

    /** What must always hold and does not, with the values of its sides; nothing where all holds. */
    public Optional<String> broken() {
        return course.unmet().stream().map(this::text).findFirst();
    }

    /**
     * Takes a step.
     *
     * @param json the step as a drill has it
     */
    public Answer type(ObjectNode json) {
        var read = read(json);
        read.step().flatMap(step -> step.origin().after()).ifPresent(time -> pass(simulation.now() + time.toMillis()));
        return over() && read.step().isPresent()
                ? new Answer.Taken(json, Optional.empty(), broken(), Optional.empty())
                : take(json, read);
    }

    /**
     * Takes a step that was {@linkplain #read read} now; what was to pass before it has.
     *
     * @param json the step as a drill has it
     */
    public Answer take(ObjectNode json, StepByStep.Reading read) {
        if (read.step().isEmpty()) {
            return new Answer.Wrong(read.problems());
        }
        var step = read.step().get();
        var mistake = mistake(step);
        if (mistake.isPresent()) {
            return new Answer.Wrong(List.of(mistake.get()));
        }
        if (step instanceof Step.Expect expect) {
            var unmet = unmet(expect);
            if (unmet.isPresent()) {
                return new Answer.NotMet(unmet.get());
            }
        }
        return take(step, dated(json));
    }

    /** Reads a step, for it to be taken: once, since what breaks and is repaired is counted from what is read. */
    public StepByStep.Reading read(ObjectNode json) {
        return reader.read(json, typed.size() + 1);
    }

    /** The step with what has passed since the last one. */
    private ObjectNode dated(ObjectNode json) {
        var dated = JsonNodeFactory.instance.objectNode();
        if (passed) {
            dated.put(AFTER, Units.text(Duration.ofMillis(simulation.now() - stoodMillis)));
        }
        json.properties().stream()
                .filter(word -> !word.getKey().equals(AFTER))
                .forEach(word -> dated.set(word.getKey(), word.getValue().deepCopy()));
        return dated;
    }

    /**
     * Lets time pass between two steps, with all that is due by then. The next step says how much that was, so that the
     * drill has it too.
     *
     * @param untilMillis the time since the start
     */
    public void pass(long untilMillis) {
        passed = true;
        try {
            course.pass(untilMillis, () -> false, false);
        } catch (RuntimeException | Error problem) {
            defect = problem;
        }
    }

    /** Lets time pass as {@link #pass} does, to a moment before the {@linkplain #next next} at which there is anything to do. */
    public void idle(long untilMillis) {
        passed |= untilMillis > stoodMillis;
        course.idle(untilMillis);
    }

    /** When there is anything to do next, in milliseconds since the start; {@link Long#MAX_VALUE}: never. */
    public long next() {
        return course.next();
    }

    /** A defect of the program stops it. */
    public void stop(Throwable problem) {
        defect = problem;
    }

    /** Whether a line in the background has ended. */
    public boolean ended(String name) {
        return steps.ended(name);
    }

    /** What nobody can have meant. */
    private Optional<String> mistake(Step step) {
        if (step instanceof Step.Fault fault) {
            return simulation
                    .datacenter()
                    .refusesFault(FaultDetails.kind(fault.kind()), fault.at(), FaultDetails.of(fault.params()));
        } else if (step instanceof Step.Heal heal) {
            return simulation
                    .datacenter()
                    .refusesHeal(FaultDetails.kind(heal.kind()), heal.at(), FaultDetails.of(heal.params()));
        } else if (step instanceof Step.Ps ps) {
            return steps.terminal().mistake(ps.line()).map(String::stripTrailing);
        }
        return Optional.empty();
    }

    private Optional<String> unmet(Step.Expect expect) {
        return expect.conditions().stream()
                .map(Cel::text)
                .flatMap(cel -> unmet(cel).stream())
                .findFirst();
    }

    /**
     * Why a condition does not hold now: each failing part with the values of its sides; nothing where it holds.
     *
     * @param cel a condition without {@linkplain #problems problems}
     */
    public Optional<String> unmet(String cel) {
        var condition = condition(cel);
        return condition.evaluate(document()).met()
                ? Optional.empty()
                : Optional.of(condition.failureText(document(), List.of()));
    }

    /**
     * A condition, to be evaluated.
     *
     * @param cel a condition without {@linkplain #problems problems}
     */
    public Expectation condition(String cel) {
        return compile(cel).orThrow();
    }

    /** What is wrong with a condition, as it could be written now. */
    public List<String> problems(String cel) {
        return compile(cel).problems().stream().map(Object::toString).toList();
    }

    private Compilation compile(String cel) {
        return names.compile(cel, opening.estate(), reader.commands());
    }

    /** The names that conditions may use now. */
    public Names names() {
        return ExpressionNames.of(opening.estate(), reader.commands());
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
        var unmet = metAsFarAsSaid(json) ? Optional.<String>empty() : Optional.of(why(step));
        expectWhatCame(step, json);
        taken.add(new StepResult(step.origin().number(), StepText.of(step), from, simulation.now(), !over()));
        stoodMillis = simulation.now();
        passed = false;
        return new Answer.Taken(
                json,
                steps.refused(),
                unmet,
                steps.ended()
                        .map(ended -> new Line(
                                ended.result().output(),
                                ended.result().jsonObjects(),
                                ended.lasted().toMillis())));
    }

    /** Whether all is as somebody said that it would be: a refusal of which nothing was said contradicts nobody. */
    private boolean metAsFarAsSaid(ObjectNode json) {
        return defect != null
                || course.unmet().isEmpty()
                || steps.refused().isPresent() && !alwaysBroken() && !json.has(REFUSED) && !json.has(WARNS);
    }

    private String why(Step step) {
        if (step instanceof Step.Until until && !alwaysBroken() && until.reached()) {
            return compile(until.condition().text()).orThrow().failureText(document(), List.of());
        }
        return course.unmet().stream().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(Course.Unmet unmet) {
        var lines = new ArrayList<String>();
        if (!unmet.text().isEmpty()) {
            lines.add(unmet.text());
        }
        unmet.expectations().forEach(one -> lines.add(one.failureText(document(), List.of())));
        return String.join("\n", lines);
    }

    private boolean alwaysBroken() {
        return course.unmet().stream().anyMatch(Course.Unmet::always);
    }

    /** What came of a step is what was expected. What must always hold is left as it is. */
    private void expectWhatCame(Step step, ObjectNode json) {
        var waits = step instanceof Step.Await || step instanceof Step.Ps ps && !ps.background();
        if (defect != null
                || course.unmet().isEmpty()
                || alwaysBroken()
                || waits && steps.ended().isEmpty()) {
            return;
        }
        if (step instanceof Step.Until until) {
            json.put("reached", !until.reached());
        } else {
            if (step instanceof Step.Await await) {
                typed.stream()
                        .filter(line -> line.path("name").asText().equals(await.command()))
                        .forEach(this::expectNothingElse);
            }
            json.remove(List.of(REFUSED, WARNS));
            steps.refused().ifPresent(refusal -> json.put(REFUSED, refusal.id().toString()));
        }
        course.forgive();
    }

    /** What a line says of itself and came is left to those who have waited for it and said nothing. */
    private void expectNothingElse(ObjectNode line) {
        var came = steps.refused().map(Refusal::id).map(Object::toString).orElse("");
        if (!line.path(REFUSED).asText().equals(came)) {
            line.remove(REFUSED);
        }
        line.remove(WARNS);
    }

    private Map<String, Object> document() {
        return simulation.document();
    }

    /**
     * Hands over events so far, in their order.
     *
     * @param afterSeq the seq before the first of them; 0: from the start
     * @param upToSeq the seq of the last of them; there may be fewer
     */
    public void events(long afterSeq, long upToSeq, Consumer<StoredEvent> each) {
        var last = Math.min(upToSeq, heard);
        simulation.events(Math.min(afterSeq, last), last, each);
    }

    /**
     * A log of the events so far, which ends as this has ended; while this goes on, as one that was interrupted.
     *
     * @param writer has the header
     * @param events how many there are
     */
    public record Begun(LogWriter writer, long events, LogEnd end) {}

    /**
     * Begins a log of the events so far.
     *
     * @param log makes its writer from its header
     */
    public Begun begin(Function<LogHeader, LogWriter> log) {
        return new Begun(log.apply(DrillRunner.of(drill()).header()), heard, end == null ? stopped() : end);
    }

    private LogFooter checkSum() {
        var log = begin(LogWriter::toNowhere);
        events(0, log.events, log.writer::write);
        return log.writer.finish(log.end);
    }

    private LogEnd stopped() {
        return defect == null ? LogEnd.INTERRUPTED : LogEnd.DEFECT;
    }

    /** Ends it: what still runs in the background runs to its end. More cannot be typed. */
    public RunReport end() {
        if ((typed.isEmpty() || passed) && !over()) {
            type(note());
        }
        if (end == null) {
            end = outcome();
        }
        var footer = checkSum();
        return new RunReport(
                opening.drill().title(),
                end,
                opening.drill().seed(),
                footer.events(),
                footer.sha256(),
                taken,
                steps.seen().stream()
                        .map(seen ->
                                new Checked(seen.step(), seen.expectation().text(), seen.met(), seen.atMillis(), ""))
                        .toList(),
                course.unmet().stream()
                        .map(unmet -> new Failure(unmet.step(), unmet.place(), text(unmet)))
                        .toList(),
                steps.refusals(),
                Optional.ofNullable(defect),
                StateJson.tree(simulation.view().printed()));
    }

    private LogEnd outcome() {
        try {
            if (defect == null) {
                steps.background().forEach(line -> {
                    steps.finish(line);
                    expectWhatCame(line, typed.get(line.origin().number() - 1));
                });
                return Run.end(simulation, course);
            }
        } catch (RuntimeException | Error problem) {
            defect = problem;
        }
        return LogEnd.DEFECT;
    }

    /**
     * The drill that was typed so far. Where nothing was, or time has passed since the last step, a note at its end says so.
     *
     * @throws IllegalStateException if it cannot be read again, which is a defect of the program
     */
    public DrillFile.Ready drill() {
        var whole = opening.drillJson().deepCopy();
        var steps = whole.putArray(STEPS);
        typed.forEach(steps::add);
        if (typed.isEmpty() || passed) {
            steps.add(dated(note()));
        }
        var read = DrillFile.fromJson("what was typed", whole, opening.estateJson(), new ExpressionNames());
        return read.ready()
                .orElseThrow(() -> new IllegalStateException("what was typed is no drill: " + read.problems()));
    }

    private ObjectNode note() {
        return JsonNodeFactory.instance.objectNode().put("note", passed ? TIME_PASSED : NOTHING);
    }

    @Override
    public void close() {
        simulation.close();
    }
}
