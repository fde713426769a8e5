package org.pooldrill.shell.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;

/** The reference page of all cmdlets, in Markdown; a test keeps the page in the documentation equal to it. */
public final class MarkdownReference {

    private MarkdownReference() {}

    /** The whole page, ended by LF. */
    public static String of(List<Declaration> cmdlets) {
        var contents = cmdlets.stream()
                .map(cmdlet ->
                        "| [" + cmdlet.name() + "](#" + anchor(cmdlet.name()) + ") | " + cell(cmdlet.synopsis()) + " |")
                .collect(Collectors.joining("\n"));
        return """
                # Cmdlets

                Every cmdlet of the management shell, made from its own declaration: `Get-Help NAME -Full` prints the same.
                Where a fact comes from stands behind it: [doc] documented, [field] from practice, [inferred], [model].

                | Cmdlet | Does |
                | --- | --- |
                """
                + contents
                + "\n"
                + cmdlets.stream().map(MarkdownReference::cmdlet).collect(Collectors.joining());
    }

    private static String cmdlet(Declaration cmdlet) {
        var text = new StringBuilder();
        text.append("\n## ")
                .append(cmdlet.name())
                .append("\n\n")
                .append(cmdlet.synopsis())
                .append('\n');
        cmdlet.description()
                .forEach(paragraph -> text.append('\n').append(paragraph).append('\n'));
        if (!cmdlet.topic().isEmpty()) {
            text.append("\nTopic: ")
                    .append(cmdlet.topic())
                    .append(' ')
                    .append(cmdlet.mark())
                    .append('\n');
        }
        text.append("\n```text\n")
                .append(String.join("\n", SyntaxText.of(cmdlet)))
                .append("\n```\n");
        if (!cmdlet.aliases().isEmpty()) {
            text.append("\nAliases: ").append(code(cmdlet.aliases())).append('\n');
        }
        if (!cmdlet.ownParameters().isEmpty()) {
            text.append("\n| Parameter | Accepts | Default | Meaning |\n| --- | --- | --- | --- |\n");
            cmdlet.ownParameters().forEach(parameter -> text.append(row(parameter)));
        }
        cmdlet.outputs().forEach(output -> text.append(output(output)));
        if (!cmdlet.refusals().isEmpty()) {
            text.append("\nRefused with: ");
            text.append(code(cmdlet.refusals().stream().map(Object::toString).toList()))
                    .append('\n');
        }
        cmdlet.examples().forEach(example -> text.append("\n```powershell\n")
                .append(example.line())
                .append("\n```\n\n")
                .append(example.doc())
                .append('\n'));
        return text.toString();
    }

    private static String row(Parameter parameter) {
        var names = parameter.names().map(name -> "`-" + name + "`").collect(Collectors.joining(", "));
        var accepts = parameter.isSwitch() ? "switch" : parameter.type().accepted();
        var required = parameter.mandatory() ? "required" : parameter.defaultText();
        return "| " + names + " | " + cell(accepts) + " | " + cell(required) + " | "
                + cell(parameter.doc() + " " + parameter.mark()) + " |\n";
    }

    private static String output(Output output) {
        return output.properties().stream()
                .map(property -> "| `" + property.name() + "` | " + cell(property.doc()) + " |\n")
                .collect(Collectors.joining(
                        "", "\nPuts out `" + output.type() + "`:\n\n| Property | Meaning |\n| --- | --- |\n", ""));
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    }
}
