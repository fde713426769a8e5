package org.pooldrill.expectation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of a state document as a reader of a report wants them: short, in one line. */
public final class ValueText {

    private static final int MAX_ITEMS = 10;
    private static final int MAX_CHARACTERS = 200;

    private ValueText() {}

    /** Text in quotes, durations as {@code 12m30s}, lists and objects cut after ten entries. */
    public static String of(Object value) {
        if (value instanceof String text) {
            return CelText.quoted(text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "...");
        } else if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof Collection<?> items) {
            return items.stream().limit(MAX_ITEMS).map(ValueText::of).collect(Collectors.joining(", ", "[", ""))
                    + more(items.size()) + "]";
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                            .limit(MAX_ITEMS)
                            .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", ""))
                    + more(map.size()) + "}";
        }
        return String.valueOf(value);
    }

    /** A duration as drills write it: {@code 1d2h}, {@code 12m30s}, {@code 1s500ms}, {@code 0s}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        var text = unit(duration.toDays(), "d")
                + unit(duration.toHoursPart(), "h")
                + unit(duration.toMinutesPart(), "m")
                + unit(duration.toSecondsPart(), "s")
                + unit(duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static String unit(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    private static String more(int size) {
        return size > MAX_ITEMS ? ", ... " + (size - MAX_ITEMS) + " more" : "";
    }
}
