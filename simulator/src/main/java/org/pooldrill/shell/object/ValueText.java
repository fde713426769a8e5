package org.pooldrill.shell.object;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as PowerShell prints them on an English (United States) system whose clock runs in UTC. */
public final class ValueText {

    /** How many elements of a list are shown, PowerShell's {@code $FormatEnumerationLimit}. */
    private static final int SHOWN_ELEMENTS = 4;

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final MathContext DIGITS = new MathContext(15);

    private ValueText() {}

    /** A value as it stands in a line of a list or a cell of a table. */
    public static String of(Object value) {
        if (value instanceof List<?> list) {
            var shown = list.stream().limit(SHOWN_ELEMENTS).map(ValueText::of).collect(Collectors.joining(", "));
            return "{" + shown + (list.size() > SHOWN_ELEMENTS ? "..." : "") + "}";
        }
        return plain(value);
    }

    /** A value inside a text in double quotes: the elements of a list stand side by side. */
    public static String inText(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::inText).collect(Collectors.joining(" "));
        }
        return plain(value);
    }

    static String inline(ShellObject object) {
        return object.properties().entrySet().stream()
                .map(property -> property.getKey() + "=" + of(property.getValue()))
                .collect(Collectors.joining("; ", "@{", "}"));
    }

    private static String plain(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof Duration span) {
            return TimeSpan.text(span);
        }
        if (value instanceof Instant moment) {
            return DATE_TIME.format(moment);
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> table) {
            return table.entrySet().stream()
                    .map(entry -> "[" + entry.getKey() + ", " + of(entry.getValue()) + "]")
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }
        var rounded = new BigDecimal(number).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
