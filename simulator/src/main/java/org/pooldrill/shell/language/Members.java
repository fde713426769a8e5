package org.pooldrill.shell.language;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pooldrill.shell.object.Comparing;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/**
 * Properties of values: of objects by name, of a list its size or the property of each element, of a time span its
 * parts. What does not exist is empty, as in PowerShell.
 */
public final class Members {

    private Members() {}

    /** The value of {@code value.name}; the name in any case. */
    public static Object of(Object value, String name) {
        if (value instanceof ShellObject object && object.has(name)) {
            return object.value(name);
        }
        var property = name.toLowerCase(Locale.ROOT);
        if (value instanceof Map<?, ?> table) {
            return table.entrySet().stream()
                    .filter(entry -> entry.getKey().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .<Object>map(Map.Entry::getValue)
                    .orElse(property.equals("count") ? (Object) (long) table.size() : Values.EMPTY);
        }
        if (value instanceof List<?> list) {
            return property.equals("count") || property.equals("length") ? (long) list.size() : ofEach(list, name);
        }
        if (value instanceof String text && property.equals("length")) {
            return (long) text.length();
        }
        if (property.equals("count")) {
            return value.equals(Values.EMPTY) ? 0L : 1L;
        }
        return value instanceof Duration span ? part(span, property) : Values.EMPTY;
    }

    /** The element at an index, or the entry of a key. */
    static Object at(Object value, Object index) {
        if (value instanceof Map<?, ?>) {
            return of(value, ValueText.of(index));
        }
        var elements = Values.each(value);
        var position = Comparing.number(index).map(Number::intValue).orElse(elements.size());
        var fromStart = position < 0 ? elements.size() + position : position;
        return fromStart >= 0 && fromStart < elements.size() ? elements.get(fromStart) : Values.EMPTY;
    }

    private static Object ofEach(List<?> list, String name) {
        var values = list.stream()
                .map(element -> of(element, name))
                .filter(value -> !value.equals(Values.EMPTY))
                .toList();
        return values.isEmpty() ? Values.EMPTY : values.size() == 1 ? values.get(0) : values;
    }

    private static Object part(Duration span, String property) {
        return switch (property) {
            case "days" -> span.toDays();
            case "hours" -> (long) span.toHoursPart();
            case "minutes" -> (long) span.toMinutesPart();
            case "seconds" -> (long) span.toSecondsPart();
            case "totaldays" -> span.toMillis() / 86_400_000.0;
            case "totalhours" -> span.toMillis() / 3_600_000.0;
            case "totalminutes" -> span.toMillis() / 60_000.0;
            case "totalseconds" -> span.toMillis() / 1_000.0;
            default -> Values.EMPTY;
        };
    }
}
