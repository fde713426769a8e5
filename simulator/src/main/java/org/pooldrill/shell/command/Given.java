package org.pooldrill.shell.command;

import java.util.List;
import java.util.Map;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.ValueText;

/**
 * A value on its way to a parameter.
 *
 * @param value what it came to: of the kinds of {@code Values}, or a script block
 * @param text how it was typed, which a parameter that takes text wants ({@code 007}, {@code 0x10})
 */
public record Given(Object value, String text) {

    /** A value that was computed and not typed. */
    public static Given of(Object value) {
        return new Given(value, ValueText.inText(value));
    }

    /** Whether it is one simple value: no list, table, object or script block. */
    boolean isPlain() {
        return !(value instanceof List<?>
                || value instanceof Map<?, ?>
                || value instanceof ShellObject
                || value instanceof ScriptBlock);
    }
}
