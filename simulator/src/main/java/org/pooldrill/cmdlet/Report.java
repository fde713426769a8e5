package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/**
 * The file that {@code -Report} names: Lync writes a page of HTML there, the model what it says. A file of that name is
 * overwritten.
 *
 * @param lines what it says
 */
record Report(List<String> lines) {
    private static final String KIND = "Report";

    Report {
        lines = List.copyOf(lines);
    }

    /** The parameter that names it. */
    static Parameter.Builder parameter() {
        return Parameter.text(KIND)
                .doc("Writes a report to this file of the computer that the line is typed on; one that is there is"
                        + " overwritten.");
    }

    /** Writes it where the line asks for one; without effect where the path leads nowhere. */
    static void write(Invocation<Caller> in, String... lines) {
        in.arguments().textIf("Report").ifPresent(path -> TypedFile.of(in.session(), "A report", path)
                .write("a report", KIND, new Report(List.of(lines))));
    }
}
