package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.object.ShellObject;

/** What is wrong with a call, in the form of refusals. */
final class BindingComplaints {

    private final Declaration declaration;
    private final List<Refusal> refusals = new ArrayList<>();

    BindingComplaints(Declaration declaration) {
        this.declaration = declaration;
    }

    List<Refusal> inOrder() {
        return List.copyOf(refusals);
    }

    void name(String typed, List<Parameter> candidates) {
        var names = declaration.parameters().stream()
                .map(parameter -> "-" + parameter.name())
                .toList();
        if (candidates.isEmpty()) {
            add(
                    ErrorId.ParameterConflict,
                    "-" + typed,
                    "there is no parameter -" + typed + DidYouMean.hint("-" + typed, names),
                    "Accepted are " + String.join(", ", names) + ".");
        } else {
            add(
                    ErrorId.ParameterConflict,
                    "-" + typed,
                    "the abbreviation -" + typed + " fits "
                            + dashed(candidates.stream().map(Parameter::name).toList()),
                    "Type more letters of the one that is meant.");
        }
    }

    void value(Parameter parameter, String value, String why) {
        add(
                ErrorId.ParameterOutOfRange,
                value,
                "-" + parameter.name() + " does not accept '" + value + "': " + why,
                "Accepted is " + parameter.type().accepted() + ".");
    }

    void missing(String name, String why, String todo) {
        add(ErrorId.ParameterMissing, "-" + name, "-" + name + " " + why, todo);
    }

    void nothingFits(Parameter parameter, ShellObject object) {
        missing(
                parameter.name(),
                "has no value: the " + object.type() + " in the pipeline has no property "
                        + String.join(", ", parameter.pipelineProperties()),
                "Properties of it are " + String.join(", ", object.properties().keySet()) + ".");
    }

    void twice(Parameter parameter) {
        add(
                ErrorId.ParameterConflict,
                "-" + parameter.name(),
                "-" + parameter.name() + " is given twice",
                "Give it once.");
    }

    void exclusive(List<String> names) {
        add(
                ErrorId.ParameterConflict,
                "-" + names.get(0),
                dashed(names) + " cannot be given together",
                "Get-Help " + declaration.name() + " shows what goes together.");
    }

    void noPlace(Given value) {
        var places = declaration.parameters().stream()
                .filter(parameter -> parameter.position().isPresent())
                .map(Parameter::name)
                .toList();
        var truth = value.value() instanceof Boolean
                ? " A switch takes its value after a colon: -Confirm:"
                        + (value.text().equals("True") ? "$true" : "$false") + "."
                : "";
        add(
                ErrorId.ParameterConflict,
                value.text(),
                "no parameter takes the value '" + value.text() + "' without a name",
                (places.isEmpty()
                                ? "Type the name of the parameter before it."
                                : "Only " + dashed(places) + " can go without a name, once each.")
                        + truth);
    }

    private void add(ErrorId id, String target, String why, String todo) {
        refusals.add(Refusal.of(id, target, "The call of " + declaration.name(), why, todo));
    }

    static String dashed(List<String> names) {
        return names.stream().map(name -> "-" + name).collect(Collectors.joining(", "));
    }
}
