package org.pooldrill.report;

import java.time.Duration;
import java.util.Locale;
import org.pooldrill.drill.Units;

/** Amounts as people read them. */
public final class Amounts {
    private static final long KILO = 1_000;

    private Amounts() {}

    /** A number with commas between its thousands. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number and what is counted. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A size, in the largest decimal unit that leaves at least one. */
    public static String bytes(long bytes) {
        var units = new String[] {"bytes", "KB", "MB", "GB"};
        var unit = 0;
        var rest = (double) bytes;
        while (rest >= KILO && unit < units.length - 1) {
            rest /= KILO;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", rest, units[unit]);
    }

    /** A bandwidth in the largest unit that leaves a whole number, written as drills do. */
    static String bandwidth(long bitsPerSecond) {
        var units = new String[] {"bps", "kbps", "Mbps", "Gbps"};
        var unit = 0;
        var rest = bitsPerSecond;
        while (rest > 0 && rest % KILO == 0 && unit < units.length - 1) {
            rest /= KILO;
            unit++;
        }
        return rest + units[unit];
    }

    /** A duration to the second; shorter ones to the millisecond. */
    public static String time(Duration time) {
        return Units.text(time.compareTo(Duration.ofMinutes(1)) < 0 ? time : time.withNanos(0));
    }
}
