package org.pooldrill.shell.output;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.TimeSpan;

/**
 * Values of the shell as the state document has them: objects as maps, time spans as PowerShell's text, moments as ISO
 * text; text, numbers and Booleans as they are.
 */
public final class JsonSafe {

    private JsonSafe() {}

    /** One value. */
    public static Object of(Object value) {
        if (value instanceof ShellObject object) {
            return map(object.properties());
        }
        if (value instanceof Map<?, ?> table) {
            return map(table);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonSafe::of).toList();
        }
        if (value instanceof Duration span) {
            return TimeSpan.text(span);
        }
        return value instanceof Instant moment ? moment.toString() : value;
    }

    private static Map<String, Object> map(Map<?, ?> values) {
        var map = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> map.put(name.toString(), of(value)));
        return map;
    }
}
