package org.pooldrill.shell.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.NameType;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.command.ParameterType;

/** The syntax of a cmdlet as PowerShell writes it, a line for each parameter set. */
public final class SyntaxText {

    private SyntaxText() {}

    /** One line for each parameter set. */
    public static List<String> of(Declaration cmdlet) {
        return cmdlet.sets().stream().map(set -> line(cmdlet, set)).toList();
    }

    private static String line(Declaration cmdlet, String set) {
        return cmdlet.parameters().stream()
                .filter(parameter ->
                        parameter.sets().isEmpty() || parameter.sets().contains(set))
                .filter(parameter -> !parameter.common() || isOfChangingCmdlets(parameter))
                .map(SyntaxText::parameter)
                .collect(Collectors.joining(" ", cmdlet.name() + " ", " [<CommonParameters>]"))
                .replace("  ", " ");
    }

    private static boolean isOfChangingCmdlets(Parameter parameter) {
        return parameter.name().equals("WhatIf") || parameter.name().equals("Confirm");
    }

    private static String parameter(Parameter parameter) {
        var name = parameter.position().isPresent() ? "[-" + parameter.name() + "]" : "-" + parameter.name();
        var text = parameter.isSwitch() ? "-" + parameter.name() : name + " <" + values(parameter.type()) + ">";
        return parameter.mandatory() ? text : "[" + text + "]";
    }

    private static String values(ParameterType type) {
        return type instanceof NameType.Choice choice ? String.join(" | ", choice.words()) : type.label();
    }
}
