package org.pooldrill.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.pooldrill.drill.Units;

/** A moment of a run as it is typed: a duration since the start, or an instant of its calendar. */
final class Moment {
    private Moment() {}

    /** Milliseconds since the start. */
    static long millis(String option, String text, Instant start) {
        var since = Units.duration(text.startsWith("+") ? text.substring(1) : text);
        if (since.isPresent()) {
            return since.get().toMillis();
        }
        try {
            return Math.max(0, Duration.between(start, Instant.parse(text)).toMillis());
        } catch (DateTimeParseException neither) {
            throw new Unusable(option + " " + text + ": accepted is " + Units.DURATION
                    + " since the start, or an instant" + " such as " + start.plus(Duration.ofHours(1)));
        }
    }
}
