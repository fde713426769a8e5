package org.pooldrill.shell.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;

/** What Get-Help prints about a cmdlet, laid out as PowerShell does. */
public final class HelpText {

    /** How much of it is wanted. */
    public enum Detail {
        BRIEF,
        DETAILED,
        FULL,
        EXAMPLES
    }

    private static final int WIDTH = 100;

    private HelpText() {}

    /** The lines of a cmdlet's help. */
    public static String of(Declaration cmdlet, Detail detail) {
        var text = new StringBuilder("\n");
        section(text, "NAME", cmdlet.name());
        section(text, "SYNOPSIS", cmdlet.synopsis());
        if (detail == Detail.EXAMPLES) {
            examples(text, cmdlet);
            return text.toString();
        }
        section(text, "SYNTAX", String.join("\n", SyntaxText.of(cmdlet)));
        if (!cmdlet.description().isEmpty()) {
            section(text, "DESCRIPTION", String.join("\n\n", cmdlet.description()));
        }
        if (!cmdlet.topic().isEmpty()) {
            section(text, "TOPIC", cmdlet.topic() + " " + cmdlet.mark());
        }
        if (detail == Detail.DETAILED) {
            text.append("PARAMETERS\n");
            cmdlet.parameters().forEach(parameter -> brief(text, parameter));
            examples(text, cmdlet);
        } else if (detail == Detail.FULL) {
            full(text, cmdlet);
        }
        if (!cmdlet.aliases().isEmpty()) {
            section(text, "ALIASES", String.join(", ", cmdlet.aliases()));
        }
        if (detail == Detail.BRIEF) {
            section(
                    text,
                    "REMARKS",
                    "Get-Help " + cmdlet.name() + " -Examples shows lines to try, -Full shows everything.");
        }
        return text.toString();
    }

    /** The lines about some of a cmdlet's parameters. */
    public static String of(List<Parameter> parameters) {
        var text = new StringBuilder("\n");
        parameters.forEach(parameter -> parameter(text, parameter));
        return text.toString();
    }

    private static void brief(StringBuilder text, Parameter parameter) {
        var value = parameter.isSwitch() ? "" : " <" + parameter.type().label() + ">";
        indented(text, 4, "-" + parameter.name() + value);
        indented(text, 8, parameter.common() ? parameter.doc() : parameter.doc() + " " + parameter.mark());
        text.append('\n');
    }

    private static void full(StringBuilder text, Declaration cmdlet) {
        text.append("PARAMETERS\n");
        cmdlet.parameters().forEach(parameter -> parameter(text, parameter));
        if (!cmdlet.outputs().isEmpty()) {
            section(
                    text,
                    "OUTPUTS",
                    cmdlet.outputs().stream().map(HelpText::output).collect(Collectors.joining("\n")));
        }
        if (!cmdlet.refusals().isEmpty()) {
            section(
                    text,
                    "REFUSALS",
                    cmdlet.refusals().stream()
                            .map(id -> id + " " + id.mark() + ": " + id.doc())
                            .collect(Collectors.joining("\n")));
        }
        examples(text, cmdlet);
    }

    private static void parameter(StringBuilder text, Parameter parameter) {
        var value = parameter.isSwitch() ? "" : " <" + parameter.type().label() + ">";
        indented(text, 4, "-" + parameter.name() + value);
        indented(text, 8, parameter.common() ? parameter.doc() : parameter.doc() + " " + parameter.mark());
        if (!parameter.isSwitch()) {
            indented(text, 8, "Accepts " + parameter.type().accepted() + ".");
        }
        parameter
                .names()
                .skip(1)
                .reduce((one, other) -> one + ", -" + other)
                .ifPresent(aliases -> indented(text, 8, "Aliases                   -" + aliases));
        indented(text, 8, "Required?                 " + (parameter.mandatory() ? "true" : "false"));
        indented(
                text,
                8,
                "Position?                 "
                        + (parameter.position().isPresent()
                                ? "" + parameter.position().getAsInt()
                                : "named"));
        indented(text, 8, "Default value             " + parameter.defaultText());
        indented(
                text,
                8,
                "Accept pipeline input?    "
                        + (parameter.pipelineProperties().isEmpty()
                                ? "false"
                                : "true (" + String.join(", ", parameter.pipelineProperties()) + ")"));
        text.append('\n');
    }

    private static String output(Output output) {
        return output.properties().stream()
                .map(property -> "  " + property.name() + ": " + property.doc())
                .collect(Collectors.joining("\n", output.type() + "\n", ""));
    }

    private static void examples(StringBuilder text, Declaration cmdlet) {
        var number = 1;
        for (var example : cmdlet.examples()) {
            indented(text, 4, "-------------------------- EXAMPLE " + number + " --------------------------");
            text.append('\n');
            indented(text, 4, "PS C:\\> " + example.line());
            text.append('\n');
            indented(text, 4, example.doc());
            text.append('\n');
            number++;
        }
    }

    private static void section(StringBuilder text, String title, String body) {
        text.append(title).append('\n');
        indented(text, 4, body);
        text.append('\n');
    }

    /** Breaks paragraphs into lines that begin this many columns from the left. */
    private static void indented(StringBuilder text, int columns, String body) {
        Arrays.stream(body.split("\n", -1)).forEach(paragraph -> {
            var rest = paragraph;
            var width = WIDTH - columns;
            while (rest.length() > width && rest.lastIndexOf(' ', width) > 0) {
                var end = rest.lastIndexOf(' ', width);
                text.append(" ".repeat(columns)).append(rest, 0, end).append('\n');
                rest = rest.substring(end + 1);
            }
            text.append((" ".repeat(columns) + rest).stripTrailing()).append('\n');
        });
    }
}
