package org.pooldrill.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pooldrill.cmdlet.Terminal;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.Expected;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.Units;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.LastOutcome;
import org.pooldrill.management.BuilderEdits;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.ShellResult;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.story.StoryEvent.ExpectationChecked;
import org.pooldrill.story.StoryEvent.NoteWritten;
import org.pooldrill.story.StoryEvent.StepBegan;
import org.pooldrill.story.StoryEvent.StepRefused;

/**
 * The steps of a drill, each with the meaning that the drill language gives it. The first that is not as expected ends
 * the drill then and there: what runs in the background then stays as it is, so that the state at the end is the state
 * that was not as expected.
 */
final class Steps {
    /** A line that has not ended after so long never will [model]. */
    private static final Duration LONGEST_LINE = Duration.ofDays(7);

    private final Simulation simulation;
    private final Course course;
    private final Function<Cel, Expectation> compiled;
    private final TypedLines lines;
    private final UserActs acts;
    private final List<Seen> seen = new ArrayList<>();
    private final List<RefusalMet> refusals = new ArrayList<>();
    private Optional<Refusal> refused = Optional.empty();
    private Optional<Ended> ended = Optional.empty();

    /** An expectation that was looked at. */
    record Seen(int step, Expectation expectation, boolean met, long atMillis) {}

    /** What came of a line, and how long it took. */
    record Ended(ShellResult result, Duration lasted) {}

    /** @param compiled makes an expression ready to be evaluated */
    Steps(Course course, Function<Cel, Expectation> compiled) {
        this.course = course;
        this.compiled = compiled;
        simulation = course.simulation();
        lines = new TypedLines(simulation);
        acts = new UserActs(simulation);
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Everything that was refused, in order. */
    List<RefusalMet> refusals() {
        return List.copyOf(refusals);
    }

    private void met(Step step, Optional<Refusal> refusal) {
        refused = refusal;
        refusal.ifPresent(found -> refusals.add(
                new RefusalMet(step.origin().number(), simulation.now(), StepText.of(step), found.id(), found.why())));
    }

    /** Where lines are typed. */
    Terminal terminal() {
        return lines.terminal();
    }

    /** What the last step, or the line that it waited for, was refused with, expected or not. */
    Optional<Refusal> refused() {
        return refused;
    }

    /** What came of the line that the last step typed or waited for; nothing where it did neither. */
    Optional<Ended> ended() {
        return ended;
    }

    /** Lets pass what is to pass before a step. */
    void approach(Step step) {
        step.origin().after().ifPresent(time -> course.pass(after(time), () -> false, false));
    }

    void take(Step step) {
        refused = Optional.empty();
        ended = Optional.empty();
        if (step instanceof Step.Advance s) {
            begin(s, () -> {});
            course.pass(after(s.time()), () -> false, false);
        } else if (step instanceof Step.Until s) {
            until(s);
        } else if (step instanceof Step.Ps s) {
            ps(s);
        } else if (step instanceof Step.Await s) {
            await(s);
        } else if (step instanceof Step.Builder s) {
            asked(s, s.refused(), () -> published(s));
        } else if (step instanceof Step.DnsChange s) {
            begin(s, () -> simulation.outside().apply(s.edit()));
        } else if (step instanceof Step.FirewallChange s) {
            begin(s, () -> firewall(s));
        } else if (step instanceof Step.Fault s) {
            broken(s, () -> simulation
                    .datacenter()
                    .fault(FaultDetails.kind(s.kind()), s.at(), FaultDetails.of(s.params()), s.lasts()));
        } else if (step instanceof Step.Heal s) {
            broken(s, () -> simulation
                    .datacenter()
                    .heal(FaultDetails.kind(s.kind()), s.at(), FaultDetails.of(s.params())));
        } else if (step instanceof Step.UserAct s) {
            asked(s, s.refused(), () -> acts.perform(s));
        } else if (step instanceof Step.Expect s) {
            expect(s);
        } else if (step instanceof Step.Note s) {
            begin(s, () -> simulation.record(new NoteWritten(s.text())));
        }
    }

    private void begin(Step step, Runnable action) {
        var origin = step.origin();
        course.begin(
                origin.number(), new StepBegan(origin.number(), origin.name().orElse(""), StepText.of(step)), action);
    }

    private long after(Duration time) {
        return simulation.now() + time.toMillis();
    }

    private void until(Step.Until step) {
        begin(step, () -> {});
        var condition = compiled.apply(step.condition());
        if (course.over()) {
            return;
        }
        var last = new LastOutcome(condition);
        var reached = holds(last) || course.pass(after(step.within()), () -> holds(last), condition.readsTime());
        course.branch();
        if (course.over()) {
            return;
        }
        if (step.reached() && !reached) {
            course.fail(
                    step.condition().place(), "not reached within " + Units.text(step.within()), List.of(condition));
        } else if (!step.reached() && reached) {
            course.fail(step.condition().place(), "reached, which was not expected: " + condition.text(), List.of());
        }
    }

    private boolean holds(LastOutcome condition) {
        return condition.of(simulation.document()).met();
    }

    private void ps(Step.Ps step) {
        var typed = new ArrayList<TypedLines.Line>();
        begin(step, () -> typed.add(lines.type(step)));
        if (!step.background()) {
            waited(step, typed.get(0), after(LONGEST_LINE), step.expected());
        }
    }

    private void await(Step.Await step) {
        begin(step, () -> {});
        if (!lines.knows(step.command()) && !course.over()) {
            var text =
                    "no line '" + step.command() + "' was typed in the background, or ran on there, before this moment";
            course.fail(step.origin().place(), text, List.of());
        }
        var before = lines.inBackground(step.command());
        lines.takeBackground(step.command())
                .ifPresentOrElse(
                        waited -> waited(step, waited, after(step.within()), expected(step, waited)),
                        () -> before.ifPresent(line -> told(step, line)));
    }

    /** What came of a line is told once more to somebody who waits for it when another has, and compared with what he says. */
    private void told(Step.Await step, TypedLines.Line line) {
        ended = lines.ended(line);
        refused = lines.refusal(line);
        if (line.ended() && !course.over()) {
            lines.unexpected(line, expected(step, line)).ifPresent(text -> fail(step, line, text));
        }
    }

    /** Waits for a line to end; where a fork comes first, the line runs on in the background. */
    private void waited(Step step, TypedLines.Line line, long deadline, Expected expected) {
        ended(step, line, deadline, expected);
        if (course.left() && !line.ended()) {
            lines.leave(line);
        }
    }

    /** What an {@code await} does not say of a line, the line's own step does. */
    private static Expected expected(Step.Await await, TypedLines.Line line) {
        var own = line.step().expected();
        return new Expected(
                await.expected().refused().or(own::refused),
                await.expected().warns().or(own::warns));
    }

    private void fail(Step step, TypedLines.Line line, String text) {
        course.fail(step.origin().place(), line.step().line() + "\n" + text, List.of());
    }

    /** Waits for a line to end and looks whether that is what was expected. */
    private void ended(Step step, TypedLines.Line line, long deadline, Expected expected) {
        if (!line.ended() && !course.over()) {
            course.pass(deadline, line::ended, false);
        }
        course.branch();
        ended = lines.ended(line);
        if (course.left() && line.ended()) {
            met(line.step(), lines.refusal(line));
        }
        if (course.over()) {
            return;
        }
        met(line.step(), lines.refusal(line));
        var problem = line.ended()
                ? lines.unexpected(line, expected)
                : Optional.of("has not ended at " + Clock.since(simulation.now()));
        problem.ifPresent(text -> fail(step, line, text));
    }

    private void firewall(Step.FirewallChange step) {
        if (step.open()) {
            simulation.outside().open(step.edge(), step.port());
        } else {
            simulation.outside().close(step.edge(), step.port());
        }
    }

    private void asked(Step step, Optional<ErrorId> expected, Supplier<Optional<Refusal>> act) {
        var found = new ArrayList<Refusal>();
        begin(step, () -> act.get().ifPresent(found::add));
        met(step, found.stream().findFirst());
        TypedLines.refusal(expected, refused, refused.map(Refusal::why).orElse(""))
                .filter(text -> !course.over())
                .ifPresent(text -> course.fail(step.origin().place(), StepText.of(step) + "\n" + text, List.of()));
    }

    private Optional<Refusal> published(Step.Builder step) {
        var refusal =
                simulation.centralStore().publish(BuilderEdits.of(step.edits(), simulation.estate()), Optional.empty());
        refusal.ifPresent(found -> simulation.record(
                new StepRefused(step.origin().number(), found.id().toString(), found.why())));
        return refusal;
    }

    private void broken(Step step, Supplier<Optional<String>> act) {
        var problems = new ArrayList<String>();
        begin(step, () -> act.get().ifPresent(problems::add));
        if (!problems.isEmpty() && !course.over()) {
            course.fail(step.origin().place(), problems.get(0), List.of());
        }
    }

    private void expect(Step.Expect step) {
        begin(step, () -> step.conditions().forEach(cel -> look(step.origin().number(), cel)));
    }

    private void look(int number, Cel cel) {
        var expectation = compiled.apply(cel);
        var met = expectation.evaluate(simulation.document()).met();
        seen.add(new Seen(number, expectation, met, simulation.now()));
        if (!met) {
            course.fail(cel.place(), "", List.of(expectation));
        }
        simulation.record(new ExpectationChecked(expectation.text(), met));
    }

    /** A fork has ended the steps so far: what they waited for and expected is looked at no more. */
    void leave() {
        lines.leaveAll();
    }

    /** Runs to its end what still runs in the background, and looks at what nobody waited for. */
    void finish() {
        background().forEach(this::finish);
        lines.alone().forEach(this::runOut);
    }

    /** The lines in the background that nobody has waited for. */
    List<Step.Ps> background() {
        return lines.background().values().stream().map(TypedLines.Line::step).toList();
    }

    /** Whether a line in the background has ended. */
    boolean ended(String name) {
        return lines.inBackground(name).filter(TypedLines.Line::ended).isPresent();
    }

    /** Runs one of them to its end. */
    void finish(Step.Ps background) {
        refused = Optional.empty();
        var line = lines.background().get(background.origin().name().orElseThrow());
        if (line == null || course.over()) {
            return;
        }
        if (line.left()) {
            runOut(line);
        } else {
            ended(background, line, after(LONGEST_LINE), background.expected());
        }
    }

    private void runOut(TypedLines.Line line) {
        if (!line.ended()) {
            course.pass(after(LONGEST_LINE), line::ended, false);
        }
    }
}
