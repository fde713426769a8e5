package org.pooldrill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pooldrill.console.Word;
import org.pooldrill.drill.Act;
import org.pooldrill.drill.FaultKind;
import org.pooldrill.drill.Param;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.reference.HelpText;
import org.pooldrill.yaml.Nearest;

/** What {@code help} prints in the shell: its own words, or what Get-Help says of a cmdlet. */
final class ShellHelp {
    private static final int COLUMNS = 14;

    private final CmdletRegistry<?> cmdlets;

    ShellHelp(CmdletRegistry<?> cmdlets) {
        this.cmdlets = cmdlets;
    }

    /**
     * The help on something; nothing where there is none.
     *
     * @param topic a word or a cmdlet; empty for the shell itself
     */
    Optional<String> of(String topic) {
        if (topic.isEmpty()) {
            return Optional.of(overview());
        }
        return Word.of(topic).map(ShellHelp::word).or(() -> cmdlets.find(topic)
                .map(Cmdlet::declaration)
                .map(cmdlet -> HelpText.of(cmdlet, HelpText.Detail.FULL).stripTrailing()));
    }

    /** The end of the message that there is none. */
    static String hint(String topic, CmdletRegistry<?> cmdlets) {
        var all = new ArrayList<>(Word.texts());
        all.addAll(cmdlets.names());
        return Nearest.hint(topic, all);
    }

    private static String overview() {
        var words = Arrays.stream(Word.values())
                .map(word -> line(word.text(), word.doc()))
                .collect(Collectors.joining("\n"));
        return "A line is one for PowerShell ('Get-Command' lists the cmdlets), or begins with one of these words:\n"
                + words + "\n'help WORD' says more; a line that begins with # is a remark.";
    }

    private static String line(String name, String doc) {
        return String.format(Locale.ROOT, "  %-" + COLUMNS + "s %s", name, doc);
    }

    private static String word(Word word) {
        var text = new ArrayList<String>();
        text.add(word.usage());
        text.add("    " + word.doc());
        text.add("    for example: " + word.example());
        if (word == Word.FAULT || word == Word.HEAL) {
            for (var kind : FaultKind.values()) {
                text.add(line(kind.text(), "at " + kind.target().what() + ". " + kind.doc()));
                text.addAll(params(kind.params()));
            }
        } else if (word == Word.USER) {
            for (var act : Act.values()) {
                text.add(line(act.text(), act.doc()));
                text.addAll(params(act.params()));
            }
        }
        return String.join("\n", text);
    }

    private static List<String> params(List<Param> params) {
        return params.stream()
                .map(param -> " ".repeat(COLUMNS + 3) + param.name() + "= " + param.doc() + " " + param.accepted()
                        + (param.required() ? "" : " (may be left out)"))
                .toList();
    }
}
