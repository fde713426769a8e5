package org.pooldrill.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.console.DrillText;
import org.pooldrill.console.LineReader;
import org.pooldrill.console.Typed;
import org.pooldrill.console.Word;
import org.pooldrill.drill.Step;
import org.pooldrill.report.StatePage;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.run.Sitting;
import org.pooldrill.state.StateJson;
import org.pooldrill.yaml.Nearest;

/** Takes the lines of a session one after the other and answers each. A wrong line is answered too, and ends nothing. */
final class ShellSession {
    private static final String MANAGEMENT = "management";
    private static final int LEAST_LETTERS = 3;

    private final Sitting sitting;
    private final ShellScreen screen;
    private final Streams streams;
    private final Style style;
    private final LineReader reader = new LineReader();
    private final Map<Integer, String> comments = new LinkedHashMap<>();
    private Exit answer = Exit.DONE;
    private boolean ended;

    ShellSession(Sitting sitting, ShellScreen screen, Streams streams) {
        this.sitting = sitting;
        this.screen = screen;
        this.streams = streams;
        style = Style.of(streams.colour());
    }

    /**
     * Takes all lines, until they end or one of them ends the session.
     *
     * @param saved told after each line that became part of the drill
     */
    void run(Prompter lines, Runnable saved) {
        while (!ended && !sitting.over()) {
            var line = lines.line(prompt());
            if (line.isEmpty()) {
                return;
            }
            var before = sitting.typed().size();
            take(reader.read(line.get()));
            screen.flush();
            if (sitting.typed().size() > before) {
                saved.run();
            }
        }
    }

    private String prompt() {
        var who = reader.operator().orElse(Step.DEFAULT_OPERATOR);
        return Clock.since(sitting.simulation().now()) + " " + who + "@"
                + reader.on().orElse(MANAGEMENT) + "> ";
    }

    /** What became of the lines: whether something expected was not met, or a line was wrong. */
    Exit answer() {
        return answer;
    }

    private void take(Typed typed) {
        if (typed instanceof Typed.DrillStep step) {
            answer(sitting.type(step.json()));
        } else if (typed instanceof Typed.Own own) {
            own(own.word(), own.rest());
        } else if (typed instanceof Typed.Wrong wrong) {
            wrong(wrong.why());
        } else if (typed instanceof Typed.Comment comment) {
            comments.merge(sitting.typed().size(), comment.text(), (one, more) -> one + "\n" + more);
        }
    }

    private void answer(Sitting.Answer given) {
        if (given instanceof Sitting.Answer.Wrong wrong) {
            wrong(String.join("\n", wrong.problems()));
        } else if (given instanceof Sitting.Answer.NotMet unmet) {
            say("NOT MET " + unmet.why());
            answer = answer.and(Exit.NO);
        } else if (given instanceof Sitting.Answer.Taken taken) {
            screen.flush();
            taken(taken);
        }
    }

    private void taken(Sitting.Answer.Taken taken) {
        taken.notReached().ifPresent(why -> {
            say("NOT REACHED " + why);
            answer = answer.and(Exit.NO);
        });
        if (taken.json().has("expect")) {
            say("ok");
        } else if (taken.json().has("builder")) {
            taken.refusal().ifPresent(refusal -> say("refused: " + refusal.id() + ", " + refusal.why()));
        }
    }

    private void wrong(String why) {
        var typo = why.contains("UnknownCommand")
                ? meant(firstWord(why))
                        .map(word -> "\nThe shell's own word is '" + word + "'.")
                        .orElse("")
                : "";
        say(why + typo);
        answer = answer.and(Exit.UNUSABLE);
    }

    /** The word that was begun, or misspelt. */
    private static Optional<String> meant(String typed) {
        return Word.texts().stream()
                .filter(word -> !typed.isEmpty() && word.startsWith(typed.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> typed.length() < LEAST_LETTERS ? Optional.empty() : Nearest.to(typed, Word.texts()));
    }

    /** The name of a command that is not there, as a refusal names its target. */
    private static String firstWord(String refusal) {
        var begins = refusal.indexOf('(') + 1;
        var ends = refusal.indexOf(":String)", begins);
        return ends < 0 ? "" : refusal.substring(begins, ends);
    }

    private void own(Word word, String rest) {
        switch (word) {
            case ON ->
                sitting.reader()
                        .refusesPlace(rest)
                        .filter(why -> !rest.isEmpty())
                        .ifPresentOrElse(this::wrong, () -> reader.on(given(rest)));
            case AS ->
                sitting.reader()
                        .refusesOperator(rest)
                        .filter(why -> !rest.isEmpty())
                        .ifPresentOrElse(this::wrong, () -> reader.operator(given(rest)));
            case STATE -> state(rest);
            case FINDINGS -> findings();
            case DRILL ->
                say(text().text("A session", sitting.estate().name(), 0).stripTrailing());
            case HELP ->
                new ShellHelp(sitting.cmdlets())
                        .of(rest)
                        .ifPresentOrElse(
                                this::say,
                                () -> wrong("there is no help on '" + rest + "'"
                                        + ShellHelp.hint(rest, sitting.cmdlets())));
            case EXIT -> ended = true;
            default -> throw new IllegalStateException(word + " is a step");
        }
    }

    private static Optional<String> given(String rest) {
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private void state(String path) {
        var view = sitting.simulation().view();
        if (path.isEmpty()) {
            StatePage.of(StateJson.tree(view.printed()), style).forEach(streams.out()::println);
            return;
        }
        var found = StatePart.of(path, view.document());
        found.problem().ifPresentOrElse(this::wrong, () -> StatePage.of(StateJson.tree(found.part()), style)
                .forEach(streams.out()::println));
    }

    private void findings() {
        var raised = StateJson.tree(sitting.simulation().view().printed()).path("findings");
        if (raised.isEmpty()) {
            say("nothing was noticed so far");
        }
        raised.forEach(finding ->
                say(Clock.since(Duration.parse(finding.path("time").asText()).toMillis())
                        + " " + finding.path("code").asText() + " at "
                        + finding.path("at").asText() + ": "
                        + finding.path("text").asText()));
    }

    private void say(String text) {
        streams.out().println(text);
    }

    /** What was typed, with the remarks between the steps. */
    DrillText text() {
        var text = new DrillText();
        var steps = sitting.typed();
        for (var i = 0; i <= steps.size(); i++) {
            comments.getOrDefault(i, "").lines().forEach(text::comment);
            if (i < steps.size()) {
                text.step(steps.get(i));
            }
        }
        return text;
    }
}
