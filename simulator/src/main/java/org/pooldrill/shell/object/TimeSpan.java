package org.pooldrill.shell.object;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as PowerShell writes them: {@code [days.]hh:mm[:ss[.fraction]]}. */
public final class TimeSpan {

    /** What {@link #parse} accepts, for messages. */
    public static final String ACCEPTED = "a time span such as 00:03:00 or 1.12:00:00, or a number of seconds";

    private static final Pattern CLOCK =
            Pattern.compile("(-)?(?:(\\d{1,7})\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private TimeSpan() {}

    /** Reads a time span; a bare number is taken as seconds [model]. */
    public static Optional<Duration> parse(String text) {
        var typed = text.strip();
        if (SECONDS.matcher(typed).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(typed)));
        }
        var clock = CLOCK.matcher(typed);
        if (!clock.matches()) {
            return Optional.empty();
        }
        var hours = number(clock.group(3));
        var minutes = number(clock.group(4));
        var seconds = number(clock.group(5));
        if (hours > 23 || minutes > 59 || seconds > 59) {
            return Optional.empty();
        }
        var fraction = clock.group(6) == null ? "" : clock.group(6);
        var span = Duration.ofDays(number(clock.group(2)))
                .plusHours(hours)
                .plusMinutes(minutes)
                .plusSeconds(seconds)
                .plusNanos(number((fraction + "000000000").substring(0, 9)));
        return Optional.of(clock.group(1) == null ? span : span.negated());
    }

    /** Writes a time span: {@code 00:02:00}, {@code 1.00:00:00}, {@code 00:00:00.5000000}. */
    public static String text(Duration span) {
        var size = span.abs();
        var days = size.toDays() > 0 ? size.toDays() + "." : "";
        var fraction = size.toNanosPart() > 0 ? String.format(Locale.ROOT, ".%07d", size.toNanosPart() / 100) : "";
        var clock = String.format(
                Locale.ROOT, "%02d:%02d:%02d", size.toHoursPart(), size.toMinutesPart(), size.toSecondsPart());
        return (span.isNegative() ? "-" : "") + days + clock + fraction;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
