package org.pooldrill.cli;

import java.time.Duration;
import java.time.Instant;
import org.pooldrill.drill.Units;
import org.pooldrill.run.Clock;

/** A moment of a run as it is typed: a duration since the start, or an instant of its calendar. */
final class Moment {
    private Moment() {}

    /** Milliseconds since the start. */
    static long millis(String option, String text, Instant start) {
        return Clock.millis(text, start)
                .orElseThrow(() -> new Unusable(option + " " + text + ": accepted is " + Units.DURATION
                        + " since the start, or an instant such as " + start.plus(Duration.ofHours(1))));
    }
}
