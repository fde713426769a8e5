package org.pooldrill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.Failure;
import org.pooldrill.run.RunReport;
import org.pooldrill.run.StepResult;

/**
 * What build servers read of a drill: of one run a case for each step, of many runs a case for each run.
 *
 * @param drill how the drill is called in tables, like no other of them; titles may be the same
 * @param title the drill's title
 * @param millis how much simulated time passed
 */
public record Suite(String drill, String title, long millis, List<Case> cases) {

    /**
     * One thing that can fail.
     *
     * @param millis how long it took, in simulated time
     * @param failure why it did not do what was expected
     * @param error why it could not do anything
     */
    public record Case(String name, long millis, Optional<String> failure, Optional<String> error) {}

    public Suite {
        cases = List.copyOf(cases);
    }

    /** The steps of one run. */
    public static Suite ofSteps(String drill, RunReport report) {
        var cases = new ArrayList<Case>();
        for (var step : report.steps()) {
            cases.add(new Case(
                    "step " + step.number() + ": " + step.text(),
                    step.toMillis() - step.fromMillis(),
                    step.passed()
                            ? Optional.empty()
                            : Optional.of(text(
                                    report.failures().stream().filter(failure -> failure.step() == step.number()))),
                    Optional.empty()));
        }
        if (stopped(report.outcome())) {
            var why = report.defect()
                    .map(Throwable::toString)
                    .orElse(report.outcome().word());
            cases.add(new Case("the run as a whole", 0, Optional.empty(), Optional.of(why)));
        }
        return new Suite(
                drill,
                report.drill(),
                report.steps().stream().mapToLong(StepResult::toMillis).max().orElse(0),
                cases);
    }

    /** The runs of one drill, each with a seed of its own; not of none. */
    public static Suite ofRuns(String drill, List<RunResult> results) {
        var cases = results.stream()
                .map(result -> new Case(
                        "seed " + result.seed(),
                        result.simulatedMillis(),
                        result.outcome() == LogEnd.FAILED
                                ? Optional.of(text(result.failures().stream()))
                                : Optional.empty(),
                        stopped(result.outcome())
                                ? Optional.of(
                                        result.defect().orElse(result.outcome().word()))
                                : Optional.empty()))
                .toList();
        return new Suite(
                drill,
                results.get(0).title(),
                results.stream().mapToLong(RunResult::simulatedMillis).sum(),
                cases);
    }

    private static boolean stopped(LogEnd outcome) {
        return outcome == LogEnd.DEFECT || outcome == LogEnd.INTERRUPTED;
    }

    private static String text(Stream<Failure> failures) {
        return failures.map(failure -> failure.place() + ": " + failure.text()).collect(Collectors.joining("\n\n"));
    }

    String name() {
        return drill + ": " + title;
    }

    long failures() {
        return cases.stream().filter(one -> one.failure().isPresent()).count();
    }

    long errors() {
        return cases.stream().filter(one -> one.error().isPresent()).count();
    }
}
