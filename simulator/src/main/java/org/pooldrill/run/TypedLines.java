package org.pooldrill.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.cmdlet.Terminal;
import org.pooldrill.drill.Expected;
import org.pooldrill.drill.Step;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.ShellResult;
import org.pooldrill.simulation.Simulation;

/** The lines that a drill types: those that run, what came of them, and whether that was expected. */
final class TypedLines {

    /** A line that was typed. */
    static final class Line {
        private final Step.Ps step;
        private final int findingsBefore;
        private final long typedMillis;
        private long endedMillis;
        private @Nullable ShellResult result;
        private boolean left;

        private Line(Step.Ps step, int findingsBefore, long typedMillis) {
            this.step = step;
            this.findingsBefore = findingsBefore;
            this.typedMillis = typedMillis;
        }

        Step.Ps step() {
            return step;
        }

        boolean ended() {
            return result != null;
        }

        /** Whether a fork ended the steps that would have looked at what comes of it. */
        boolean left() {
            return left;
        }
    }

    private final Simulation simulation;
    private final Terminal terminal;
    private final Map<String, Line> inBackground = new LinkedHashMap<>();
    private final List<Line> alone = new ArrayList<>();
    private final Set<String> awaitable = new TreeSet<>();
    private final Map<String, Line> awaited = new LinkedHashMap<>();

    TypedLines(Simulation simulation) {
        this.simulation = simulation;
        terminal = new Terminal(simulation);
    }

    Terminal terminal() {
        return terminal;
    }

    Line type(Step.Ps step) {
        var line = new Line(step, simulation.view().findings().size(), simulation.now());
        if (step.background()) {
            background(step.origin().name().orElseThrow(), line);
        }
        terminal.type(
                step.line(),
                step.origin().name().orElse(""),
                step.operator(),
                step.on().orElse(""),
                result -> {
                    line.result = result;
                    line.endedMillis = simulation.now();
                });
        return line;
    }

    private void background(String name, Line line) {
        awaitable.add(name);
        Optional.ofNullable(inBackground.put(name, line)).ifPresent(alone::add);
    }

    /** A line that was waited for runs on in the background. */
    void leave(Line line) {
        line.step.origin().name().ifPresentOrElse(name -> background(name, line), () -> alone.add(line));
    }

    /** What comes of the lines so far is looked at no more, unless a later step waits for them. */
    void leaveAll() {
        inBackground.values().forEach(line -> line.left = true);
    }

    /** Whether a line of this name was typed in the background, or went there. */
    boolean knows(String name) {
        return awaitable.contains(name);
    }

    /** The lines that nothing can wait for any more, and nobody looks at. */
    List<Line> alone() {
        return List.copyOf(alone);
    }

    /** A background line that nobody has waited for yet; from now on somebody has. */
    Optional<Line> takeBackground(String name) {
        var line = Optional.ofNullable(inBackground.remove(name));
        line.ifPresent(taken -> awaited.put(name, taken));
        return line;
    }

    /** The line of this name, whether somebody has waited for it or not. */
    Optional<Line> inBackground(String name) {
        return Optional.ofNullable(inBackground.get(name)).or(() -> Optional.ofNullable(awaited.get(name)));
    }

    /** The background lines that nobody has waited for. */
    Map<String, Line> background() {
        return new LinkedHashMap<>(inBackground);
    }

    /** What came of a line, if it has ended. */
    Optional<Steps.Ended> ended(Line line) {
        return Optional.ofNullable(line.result)
                .map(result -> new Steps.Ended(result, Duration.ofMillis(line.endedMillis - line.typedMillis)));
    }

    /** What a line was refused with, if it was. */
    Optional<Refusal> refusal(Line line) {
        return Optional.ofNullable(line.result).flatMap(ShellResult::refused);
    }

    /** Why a line that has ended did not end as expected; empty where it did. */
    Optional<String> unexpected(Line line, Expected expected) {
        var result = line.result;
        if (result == null) {
            throw new IllegalStateException("the line has not ended: " + line.step.line());
        }
        return refusal(expected.refused(), result.refused(), result.output())
                .or(() -> expected.warns().flatMap(code -> missing(line, code)));
    }

    /** Why a refusal, or that there was none, is not what was expected; empty where it is. */
    static Optional<String> refusal(Optional<ErrorId> expected, Optional<Refusal> found, String output) {
        var id = found.map(Refusal::id);
        if (id.equals(expected)) {
            return Optional.empty();
        }
        var what = expected.map(wanted -> "expected to be refused: " + wanted + "\n")
                        .orElse("")
                + found.map(refusal -> "refused" + (expected.isPresent() ? "" : ", which was not expected") + ": "
                                + refusal.id())
                        .orElse("not refused");
        return Optional.of(what + (output.isBlank() ? "" : "\n" + indented(output)));
    }

    private Optional<String> missing(Line line, FindingCode code) {
        var raised = simulation.view().findings();
        var since = raised.subList(line.findingsBefore, raised.size());
        if (since.stream().anyMatch(noticed -> noticed.finding().code().equals(code.text()))) {
            return Optional.empty();
        }
        var found = since.stream()
                .map(noticed -> noticed.finding().code())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(
                "expected to raise the finding " + code.text() + "\nraised: " + (found.isEmpty() ? "none" : found));
    }

    private static String indented(String output) {
        return output.strip().lines().map(line -> ("  " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }
}
