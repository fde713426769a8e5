package org.pooldrill.run;

import java.util.Locale;

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
}
