package org.pooldrill.shell.object;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The kinds of values: String, Boolean, Long, Double, Duration, Instant, List of values, Map of text to values (a hash
 * table), ShellObject. What is empty is the empty string or the empty list; there is no null, so {@code $null} is the
 * empty string too [model].
 */
public final class Values {

    /** The value of {@code $null} and of a property that does not exist. */
    public static final String EMPTY = "";

    private Values() {}

    /**
     * A value as the shell holds it: whole numbers as Long, enums by their name.
     *
     * @throws IllegalArgumentException if it is of no kind that the shell knows
     */
    public static Object of(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Enum<?> constant) {
            return constant.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::of).toList();
        }
        if (isKnown(value)) {
            return value;
        }
        throw new IllegalArgumentException("A shell object cannot hold " + value + " of "
                + value.getClass().getName());
    }

    /** The values of a list, or the value alone. */
    public static List<Object> each(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }

    /** Whether a condition of this value holds, as PowerShell sees it. */
    public static boolean isTrue(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof List<?> list) {
            return list.size() > 1 || list.size() == 1 && isTrue(list.get(0));
        }
        return !value.equals(EMPTY);
    }

    /** The name of a value's type as PowerShell prints it. */
    public static String typeName(Object value) {
        if (value instanceof Long) {
            return "Int64";
        }
        if (value instanceof Duration) {
            return "TimeSpan";
        }
        if (value instanceof Instant) {
            return "DateTime";
        }
        if (value instanceof List<?>) {
            return "Object[]";
        }
        if (value instanceof Map<?, ?>) {
            return "Hashtable";
        }
        return value instanceof ShellObject object
                ? object.type()
                : value.getClass().getSimpleName();
    }

    private static boolean isKnown(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof Duration
                || value instanceof Instant
                || value instanceof Map<?, ?>
                || value instanceof ShellObject;
    }
}
