package org.pooldrill.shell;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.output.JsonSafe;

/**
 * What came of a line.
 *
 * @param objects what the last stage put out, up to a refusal
 * @param output what an administrator sees: messages, objects, and the refusal at the end; lines ended by LF
 * @param refused why the line was refused, if it was
 * @param refusedBy the cmdlet that refused; empty if none did or the line was not understood
 * @param warnings the warnings among the output
 */
public record ShellResult(
        List<Object> objects, String output, Optional<Refusal> refused, String refusedBy, List<String> warnings) {

    public ShellResult {
        objects = List.copyOf(objects);
        warnings = List.copyOf(warnings);
    }

    /** The objects as the state document has them. */
    public List<Object> jsonObjects() {
        return objects.stream().map(JsonSafe::of).toList();
    }
}
