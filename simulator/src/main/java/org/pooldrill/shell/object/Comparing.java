package org.pooldrill.shell.object;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How values compare: as in PowerShell the right side is first turned into the type of the left one, and text compares
 * without regard to case unless asked.
 *
 * <p>The words True and False compare as what they say, also to a Boolean on the left, where PowerShell takes every text
 * that is not empty as true [model]: nobody who types {@code -eq 'False'} means that.
 */
public final class Comparing {

    /** The order in which Sort-Object puts values; what cannot be compared is ordered by its text. */
    public static final Comparator<Object> ORDER = (left, right) ->
            order(left, right, false).orElseGet(() -> ValueText.of(left).compareToIgnoreCase(ValueText.of(right)));

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy[ h:mm[:ss] a]", Locale.ROOT);

    private Comparing() {}

    /** Whether two values are equal; what cannot be compared is not. */
    public static boolean equal(Object left, Object right, boolean caseSensitive) {
        if (left instanceof ShellObject || right instanceof ShellObject) {
            return left.equals(right)
                    || !(left instanceof ShellObject && right instanceof ShellObject) && sameText(left, right);
        }
        var order = order(left, right, caseSensitive);
        return order.isPresent() && order.getAsInt() == 0;
    }

    /** Less than zero, zero or more than zero; nothing where the right side cannot be read as the left one's type. */
    public static OptionalInt order(Object left, Object right, boolean caseSensitive) {
        if (left.equals(Values.EMPTY) || right.equals(Values.EMPTY)) {
            return OptionalInt.of(Boolean.compare(right.equals(Values.EMPTY), left.equals(Values.EMPTY)));
        }
        if (left instanceof Number number) {
            return number(right)
                    .map(other -> compare(number, other))
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
        }
        if (left instanceof Boolean truth) {
            return OptionalInt.of(Boolean.compare(truth, truth(right)));
        }
        if (left instanceof Duration span) {
            return span(right)
                    .map(other -> OptionalInt.of(span.compareTo(other)))
                    .orElse(OptionalInt.empty());
        }
        if (left instanceof Instant moment) {
            return moment(right)
                    .map(other -> OptionalInt.of(moment.compareTo(other)))
                    .orElse(OptionalInt.empty());
        }
        var ours = ValueText.of(left);
        var theirs = ValueText.of(right);
        return OptionalInt.of(caseSensitive ? ours.compareTo(theirs) : ours.compareToIgnoreCase(theirs));
    }

    /** A value as a number, where it is one or spells one. */
    public static Optional<Number> number(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number);
        }
        if (value instanceof Boolean truth) {
            return Optional.of(truth ? 1L : 0L);
        }
        return value instanceof String text ? Numbers.parse(text) : Optional.empty();
    }

    private static int compare(Number left, Number right) {
        return left instanceof Long && right instanceof Long
                ? Long.compare(left.longValue(), right.longValue())
                : Double.compare(left.doubleValue(), right.doubleValue());
    }

    private static boolean truth(Object value) {
        return value instanceof String text
                ? !text.equalsIgnoreCase("False") && Values.isTrue(text)
                : Values.isTrue(value);
    }

    private static Optional<Duration> span(Object value) {
        if (value instanceof Duration span) {
            return Optional.of(span);
        }
        return value instanceof Long || value instanceof String ? TimeSpan.parse(value.toString()) : Optional.empty();
    }

    private static Optional<Instant> moment(Object value) {
        if (value instanceof Instant moment) {
            return Optional.of(moment);
        }
        var text = value.toString();
        try {
            if (text.endsWith("Z")) {
                return Optional.of(Instant.parse(text));
            }
            var parsed = DATE_TIME.parseBest(text.toUpperCase(Locale.ROOT), LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    parsed instanceof LocalDateTime at
                            ? at.toInstant(ZoneOffset.UTC)
                            : ((LocalDate) parsed).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notAMoment) {
            return Optional.empty();
        }
    }

    private static boolean sameText(Object left, Object right) {
        return ValueText.of(left).equalsIgnoreCase(ValueText.of(right));
    }
}
