package org.pooldrill.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ValueText;

/** What -WhatIf prints: PowerShell's own sentence, then each precondition, met or not, with its values [model]. */
final class WhatIfText {

    private WhatIfText() {}

    static String of(Declaration cmdlet, Arguments arguments, List<Precondition> preconditions) {
        var sentence = "What if: " + performing(cmdlet, arguments);
        return preconditions.stream().map(WhatIfText::line).collect(Collectors.joining("", sentence, ""));
    }

    /** What -Verbose prints of a changing cmdlet that says nothing of its own: what it did to what, and what it had looked at. */
    static List<String> verbose(Declaration cmdlet, Arguments arguments, List<Precondition> preconditions) {
        return Stream.concat(
                        Stream.of(performing(cmdlet, arguments)),
                        preconditions.stream().map(met -> line(met).strip()))
                .toList();
    }

    private static String performing(Declaration cmdlet, Arguments arguments) {
        var target = target(cmdlet, arguments).map(ValueText::inText).orElse("this deployment");
        return "Performing the operation \"" + cmdlet.name() + "\" on target \"" + target + "\".";
    }

    /** What the call is about: the value that needs no name, else the first one typed. */
    private static Optional<Object> target(Declaration cmdlet, Arguments arguments) {
        var parameters = cmdlet.ownParameters().stream()
                .filter(parameter -> !parameter.isSwitch())
                .toList();
        return Stream.concat(
                        parameters.stream()
                                .filter(parameter -> parameter.position().orElse(-1) == 0),
                        parameters.stream().filter(parameter -> arguments.given(parameter.name())))
                .map(Parameter::name)
                .flatMap(name -> arguments.value(name).stream())
                .findFirst();
    }

    private static String line(Precondition precondition) {
        var values = precondition.values().isEmpty() ? "" : ": " + precondition.values();
        return precondition
                .refusal()
                .map(refusal -> "\n  [not met] " + precondition.text() + values + " (" + refusal.id() + ")")
                .orElseGet(() -> "\n  [met]     " + precondition.text() + values);
    }
}
