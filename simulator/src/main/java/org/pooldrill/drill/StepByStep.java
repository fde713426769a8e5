package org.pooldrill.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Estate;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Problem;

/**
 * Reads steps that come one at a time, as they are typed. Each is checked as it would be in a file, against the estate
 * and the steps before it.
 */
public final class StepByStep {
    private static final String STEP = "/steps/0";

    private final SchemaCheck schema = SchemaCheck.ofDrills();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> commands = new LinkedHashSet<>();
    private final Set<String> background = new LinkedHashSet<>();
    private final StepContext context;
    private final StepReader reader;
    private final ExpressionCheck expressions;

    public StepByStep(Estate estate, ExpressionCheck expressions) {
        this.expressions = expressions;
        context = new StepContext(Located.of("typed", Documents.map()), estate, problems);
        reader = new StepReader(context, background);
    }

    /**
     * A step that was read.
     *
     * @param step the step; nothing where it has problems
     * @param problems what is wrong with it
     */
    public record Reading(Optional<Step> step, List<String> problems) {}

    /**
     * Reads a step.
     *
     * @param json the step as a drill has it
     * @param number its number, from 1
     */
    public Reading read(ObjectNode json, int number) {
        problems.clear();
        var step = checked(json) ? reader.read(json, STEP, number) : Optional.<Step>empty();
        step.ifPresent(this::names);
        return new Reading(
                problems.isEmpty() ? step : Optional.empty(),
                problems.stream().map(Problem::message).distinct().toList());
    }

    private boolean checked(ObjectNode json) {
        var flaws = new ArrayList<>(StepKeys.check(json));
        if (flaws.isEmpty()) {
            var drill = Documents.map().put("drill", "typed");
            drill.putArray("steps").add(json);
            flaws.addAll(schema.check(drill));
        }
        flaws.forEach(flaw -> problems.add(flaw.in(context.drill())));
        var name = json.path("name").asText();
        if (names.contains(name)) {
            context.problem(STEP, "the name '" + name + "' is taken by an earlier step");
        }
        return problems.isEmpty();
    }

    private void names(Step step) {
        var cels = step instanceof Step.Until until
                ? List.of(until.condition())
                : step instanceof Step.Expect expect ? expect.conditions() : List.<Cel>of();
        if (step instanceof Step.Await await && !background.contains(await.command()) && problems.isEmpty()) {
            context.problem(STEP, "no background line '" + await.command() + "'");
        }
        for (var cel : cels) {
            expressions
                    .problems(cel.text(), context.estate(), commands)
                    .forEach(message -> context.problem(STEP, message));
        }
    }

    /** A step that was read has become part of the drill; later ones may speak of it. */
    public void taken(Step step) {
        step.origin().name().ifPresent(names::add);
        if (step instanceof Step.Ps ps) {
            ps.origin().name().ifPresent(commands::add);
            if (ps.background()) {
                ps.origin().name().ifPresent(background::add);
            }
        }
    }

    /** The names of lines that were typed to run in the background, in order. */
    public Set<String> background() {
        return new LinkedHashSet<>(background);
    }

    /** The names of all lines that have one, in order. */
    public Set<String> commands() {
        return new LinkedHashSet<>(commands);
    }

    /** Everything that a line can be typed on. */
    public List<String> computersAndPools() {
        return context.computersAndPools();
    }

    /** What is wrong with a computer or pool to type on, if anything. */
    public Optional<String> refusesPlace(String name) {
        return unknown("computer or pool", name, computersAndPools());
    }

    /** What is wrong with the name of an operator, if anything. */
    public Optional<String> refusesOperator(String name) {
        return unknown(
                "operator", name, List.copyOf(context.estate().operators().keySet()));
    }

    private static Optional<String> unknown(String what, String name, List<String> names) {
        return names.contains(name)
                ? Optional.empty()
                : Optional.of("unknown " + what + " '" + name + "'" + Nearest.hint(name, names));
    }
}
