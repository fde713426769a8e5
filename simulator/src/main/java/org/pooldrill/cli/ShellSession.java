package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Outcome;
import org.pooldrill.Simulation;
import org.pooldrill.SimulationOverException;
import org.pooldrill.cmdlet.Cmdlets;
import org.pooldrill.console.DrillText;
import org.pooldrill.console.LineReader;
import org.pooldrill.console.Typed;
import org.pooldrill.console.Word;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.estate.Estate;
import org.pooldrill.report.StatePage;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.yaml.Nearest;

/** Takes the lines of a session one after the other and answers each. A wrong line is answered too, and ends nothing. */
final class ShellSession {
    private static final String MANAGEMENT = "management";
    private static final int LEAST_LETTERS = 3;

    private final Simulation simulation;
    private final StepByStep names;
    private final ShellScreen screen;
    private final Streams streams;
    private final Style style;
    private final LineReader reader = new LineReader();
    private final Map<Integer, String> comments = new LinkedHashMap<>();
    private Exit answer = Exit.DONE;
    private boolean ended;

    ShellSession(Simulation simulation, Estate estate, ShellScreen screen, Streams streams) {
        this.simulation = simulation;
        names = new StepByStep(estate, new ExpressionNames());
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
        while (!ended && !simulation.over()) {
            var line = lines.line(prompt());
            if (line.isEmpty()) {
                return;
            }
            var before = simulation.steps().size();
            take(reader.read(line.get()));
            screen.flush();
            if (simulation.steps().size() > before) {
                saved.run();
            }
        }
    }

    private String prompt() {
        var who = reader.operator().orElse(Step.DEFAULT_OPERATOR);
        return Clock.since(simulation.time().toMillis()) + " " + who + "@"
                + reader.on().orElse(MANAGEMENT) + "> ";
    }

    /** What became of the lines: whether something expected was not met, or a line was wrong. */
    Exit answer() {
        return answer;
    }

    private void take(Typed typed) {
        if (typed instanceof Typed.DrillStep step) {
            step(step.json());
        } else if (typed instanceof Typed.Own own) {
            own(own.word(), own.rest());
        } else if (typed instanceof Typed.Wrong wrong) {
            wrong(wrong.why());
        } else if (typed instanceof Typed.Comment comment) {
            comments.merge(simulation.steps().size(), comment.text(), (one, more) -> one + "\n" + more);
        }
    }

    private void step(ObjectNode json) {
        try {
            came(simulation.attempt(json));
        } catch (InvalidInputException unusable) {
            wrong(String.join("\n", unusable.problems()));
        } catch (SimulationOverException over) {
            ended = true;
        }
    }

    private void came(Outcome outcome) {
        screen.flush();
        outcome.unmet().ifPresent(why -> {
            say((outcome.taken() ? "NOT REACHED " : "NOT MET ") + why);
            answer = answer.and(Exit.NO);
        });
        if (outcome.taken() && outcome.step().has("expect")) {
            say("ok");
        } else if (outcome.step().has("builder")) {
            outcome.refusal().ifPresent(refusal -> say("refused: " + refusal.id() + ", " + refusal.why()));
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
                names.refusesPlace(rest)
                        .filter(why -> !rest.isEmpty())
                        .ifPresentOrElse(this::wrong, () -> reader.on(given(rest)));
            case AS ->
                names.refusesOperator(rest)
                        .filter(why -> !rest.isEmpty())
                        .ifPresentOrElse(this::wrong, () -> reader.operator(given(rest)));
            case STATE -> state(rest);
            case FINDINGS -> findings();
            case DRILL ->
                say(text().text("A session", simulation.blueprint().estate(), 0).stripTrailing());
            case HELP ->
                new ShellHelp(Cmdlets.registry())
                        .of(rest)
                        .ifPresentOrElse(
                                this::say,
                                () -> wrong("there is no help on '" + rest + "'"
                                        + ShellHelp.hint(rest, Cmdlets.registry())));
            case EXIT -> ended = true;
            default -> throw new IllegalStateException(word + " is a step");
        }
    }

    private static Optional<String> given(String rest) {
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    private void state(String path) {
        try {
            var shown = path.isEmpty()
                    ? simulation.state().json()
                    : JsonNodeFactory.instance
                            .objectNode()
                            .<ObjectNode>set(path, simulation.state().at(path));
            StatePage.of(shown, style).forEach(streams.out()::println);
        } catch (InvalidInputException unknown) {
            wrong(unknown.getMessage());
        }
    }

    private void findings() {
        var raised = simulation.state().findings();
        if (raised.isEmpty()) {
            say("nothing was noticed so far");
        }
        raised.forEach(finding -> say(Clock.since(finding.time().toMillis()) + " " + finding.code() + " at "
                + finding.at() + ": " + finding.text()));
    }

    private void say(String text) {
        streams.out().println(text);
    }

    /** What was typed, with the remarks between the steps. */
    DrillText text() {
        var text = new DrillText();
        var steps = simulation.steps();
        for (var i = 0; i <= steps.size(); i++) {
            comments.getOrDefault(i, "").lines().forEach(text::comment);
            if (i < steps.size()) {
                text.step(steps.get(i));
            }
        }
        return text;
    }
}
