package org.pooldrill.shell.command;

import static org.pooldrill.shell.object.ValueText.inText;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.shell.object.ShellObject;

/**
 * Gives the values that were typed to the parameters of one call, as PowerShell does: by name, which may be abbreviated,
 * then by position, then from the pipeline; then it looks which parameter set they fit.
 *
 * <p>It goes on after something wrong, so that everything wrong is told at once.
 */
final class Binder {

    /** Something after a cmdlet's name: a parameter name, a value, or both joined by a colon. */
    record Typed(Optional<String> name, Optional<Given> value) {}

    private final Declaration declaration;
    private final BindingComplaints complaints;
    private final Map<Parameter, Object> bound = new LinkedHashMap<>();
    private final List<TopicSpelling> spellings = new ArrayList<>();

    private Binder(Declaration declaration) {
        this.declaration = declaration;
        this.complaints = new BindingComplaints(declaration);
    }

    static Binding.Result bind(Declaration declaration, List<Typed> typed, Optional<Object> input) {
        var binder = new Binder(declaration);
        binder.bindNamed(typed);
        input.filter(object -> !declaration.collects()).ifPresent(binder::bindInput);
        return binder.finish();
    }

    private void bindNamed(List<Typed> typed) {
        var waiting = new ArrayDeque<>(typed);
        var bare = new ArrayList<Given>();
        while (!waiting.isEmpty()) {
            var next = waiting.poll();
            if (next.name().isEmpty()) {
                next.value().ifPresent(bare::add);
            } else {
                named(next.name().get(), next.value(), waiting);
            }
        }
        bare.forEach(this::bindByPosition);
    }

    private void named(String name, Optional<Given> attached, Deque<Typed> waiting) {
        var found = ParameterNames.of(declaration).resolve(name);
        if (found.size() != 1) {
            complaints.name(name, found);
            if (found.isEmpty() && attached.isEmpty() && nextIsValue(waiting)) {
                waiting.poll();
            }
            return;
        }
        var parameter = found.get(0);
        if (parameter.topicAliases().stream().anyMatch(alias -> startsWith(alias, name))
                && !startsWith(parameter.name(), name)) {
            spellings.add(new TopicSpelling(declaration.name(), "-" + name, "-" + parameter.name()));
        }
        if (attached.isPresent()) {
            take(parameter, attached.get());
        } else if (parameter.isSwitch()) {
            take(parameter, Given.of(true));
        } else if (nextIsValue(waiting)) {
            waiting.poll().value().ifPresent(value -> take(parameter, value));
        } else {
            complaints.missing(
                    parameter.name(),
                    "is given without its value",
                    "Type " + parameter.type().accepted() + " after it.");
        }
    }

    private static boolean nextIsValue(Deque<Typed> waiting) {
        return !waiting.isEmpty() && waiting.peek().name().isEmpty();
    }

    private static boolean startsWith(String name, String typed) {
        return name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
    }

    private void bindByPosition(Given value) {
        var place = declaration.parameters().stream()
                .filter(parameter -> parameter.position().isPresent()
                        && !bound.containsKey(parameter)
                        && parameter.type().mayTake(value.value())
                        && fitsSomeSet(parameter))
                .min(Comparator.comparingInt(parameter -> parameter.position().getAsInt()));
        place.ifPresentOrElse(parameter -> take(parameter, value), () -> complaints.noPlace(value));
    }

    private void bindInput(Object input) {
        var open = declaration.parameters().stream()
                .filter(parameter -> !parameter.pipelineProperties().isEmpty() && !bound.containsKey(parameter))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        if (!(input instanceof ShellObject object)) {
            take(open.get(0), Given.of(input));
            return;
        }
        for (var parameter : open) {
            parameter.pipelineProperties().stream()
                    .filter(object::has)
                    .findFirst()
                    .ifPresent(property -> take(parameter, Given.of(object.value(property))));
        }
        if (open.stream().noneMatch(bound::containsKey)) {
            bound.put(open.get(0), "");
            complaints.nothingFits(open.get(0), object);
        }
    }

    private void take(Parameter parameter, Given value) {
        if (bound.containsKey(parameter)) {
            complaints.twice(parameter);
            return;
        }
        var conversion = parameter.type().convert(value);
        if (conversion instanceof ParameterType.Accepted accepted) {
            bound.put(parameter, accepted.value());
            accepted.preferred()
                    .ifPresent(preferred -> spellings.add(new TopicSpelling(
                            declaration.name(),
                            "-" + parameter.name() + " " + value.text(),
                            "-" + parameter.name() + " " + preferred)));
        } else if (conversion instanceof ParameterType.Rejected rejected) {
            bound.put(parameter, "");
            complaints.value(parameter, inText(value.text()), rejected.why());
        }
    }

    private boolean fitsSomeSet(Parameter one) {
        return declaration.sets().stream()
                .anyMatch(set -> one.belongsTo(set) && bound.keySet().stream().allMatch(other -> other.belongsTo(set)));
    }

    private Binding.Result finish() {
        var set = chooseSet();
        set.ifPresent(this::checkMandatory);
        declaration.rules().forEach(this::check);
        var refusals = complaints.inOrder();
        return refusals.isEmpty()
                ? new Binding.Result(
                        Optional.of(arguments(set.orElse(Declaration.ONLY_SET))), List.of(), List.copyOf(spellings))
                : new Binding.Result(Optional.empty(), refusals, List.copyOf(spellings));
    }

    /** Of the sets that all given parameters belong to, the first of which the least is missing. */
    private Optional<String> chooseSet() {
        var fitting = declaration.sets().stream()
                .filter(set -> bound.keySet().stream().allMatch(parameter -> parameter.belongsTo(set)))
                .toList();
        if (fitting.isEmpty()) {
            complaints.exclusive(given().stream()
                    .filter(name -> declaration.parameter(name).stream()
                            .anyMatch(parameter -> !parameter.sets().isEmpty()))
                    .toList());
        }
        return fitting.stream().min(Comparator.comparingInt(set -> missing(set).size()));
    }

    private void checkMandatory(String set) {
        missing(set)
                .forEach(parameter -> complaints.missing(
                        parameter.name(),
                        "has to be given",
                        "Type -" + parameter.name() + " with "
                                + parameter.type().accepted() + "."));
    }

    private List<Parameter> missing(String set) {
        return declaration.parameters().stream()
                .filter(parameter -> parameter.mandatory() && parameter.belongsTo(set) && !bound.containsKey(parameter))
                .toList();
    }

    private void check(Rule rule) {
        if (rule instanceof Rule.AtMostOne most) {
            var together = most.parameters().stream().filter(this::isSet).toList();
            if (together.size() > 1) {
                complaints.exclusive(together);
            }
        } else if (rule instanceof Rule.AtLeastOne least) {
            if (least.parameters().stream().noneMatch(this::isSet)) {
                complaints.missing(
                        least.parameters().get(0),
                        "or another of " + BindingComplaints.dashed(least.parameters()) + " has to be given",
                        "Type one of them.");
            }
        } else if (rule instanceof Rule.Needs needs
                && isSet(needs.parameter())
                && needs.others().stream().noneMatch(this::isSet)) {
            var others = needs.others();
            complaints.missing(
                    others.get(0),
                    (others.size() > 1 ? "or another of " + BindingComplaints.dashed(others) + " " : "")
                            + "has to be given with -" + needs.parameter(),
                    "Type it, or leave -" + needs.parameter() + " out.");
        }
    }

    /** A switch that is given as {@code -Name:$false} is not set; a parameter that takes $false as its value is. */
    private boolean isSet(String name) {
        return declaration.parameter(name).filter(bound::containsKey).stream()
                .anyMatch(parameter -> !parameter.isSwitch() || !Boolean.FALSE.equals(bound.get(parameter)));
    }

    private List<String> given() {
        return bound.keySet().stream().map(Parameter::name).toList();
    }

    private Arguments arguments(String set) {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : declaration.parameters()) {
            Optional.ofNullable(bound.get(parameter))
                    .or(parameter::defaultValue)
                    .ifPresent(value -> values.put(parameter.name().toLowerCase(Locale.ROOT), value));
        }
        return new Arguments(values, given(), set);
    }
}
