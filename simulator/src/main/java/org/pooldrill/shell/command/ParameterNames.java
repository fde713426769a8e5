package org.pooldrill.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Finds parameters by their names, aliases and abbreviations, as PowerShell does. */
final class ParameterNames {

    private final List<Parameter> parameters;

    private ParameterNames(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    static ParameterNames of(Declaration declaration) {
        return new ParameterNames(declaration.parameters());
    }

    /** The parameter of this name or alias; else all that have one beginning like it. */
    List<Parameter> resolve(String typed) {
        var exact = answering(typed, String::equals);
        return exact.isEmpty() ? answering(typed, String::startsWith) : exact;
    }

    private List<Parameter> answering(String typed, BiPredicate<String, String> fits) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return parameters.stream()
                .filter(parameter ->
                        parameter.names().anyMatch(name -> fits.test(name.toLowerCase(Locale.ROOT), wanted)))
                .toList();
    }
}
