package org.pooldrill.run;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.drill.Units;

/** Simulated time as reports print it. */
public final class Clock {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Clock() {}

    /** Time since the start, always as long: {@code +1h10m00s}; milliseconds only where there are some. */
    public static String since(long millis) {
        var rest = millis % SECOND;
        return "+" + millis / HOUR + "h"
                + String.format(Locale.ROOT, "%02dm%02d", millis % HOUR / MINUTE, millis % MINUTE / SECOND)
                + (rest == 0 ? "" : String.format(Locale.ROOT, ".%03d", rest)) + "s";
    }

    /** What {@link #millis} reads, for messages. */
    public static final String ACCEPTED =
            Units.DURATION + " since the start, or an instant such as 2013-11-04T09:00:00Z";

    /**
     * A moment as people write it, in milliseconds since the start: a duration since then, or an instant of the calendar.
     *
     * @param start the instant of the start
     * @return nothing where it is neither
     */
    public static Optional<Long> millis(String text, Instant start) {
        var since = Units.duration(text.startsWith("+") ? text.substring(1) : text);
        if (since.isPresent()) {
            return since.map(Duration::toMillis);
        }
        try {
            return Optional.of(
                    Math.max(0, Duration.between(start, Instant.parse(text)).toMillis()));
        } catch (DateTimeParseException | ArithmeticException neither) {
            return Optional.empty();
        }
    }
}
