package org.pooldrill.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities with units as drills write them: durations {@code 90s}, {@code 1h30m}, {@code PT10M}; sizes in decimal
 * {@code KB}, {@code MB}, {@code GB} and binary {@code KiB}, {@code MiB}, {@code GiB}; bandwidths {@code 100Mbps}. Whole
 * numbers only: a fraction would need a rule for rounding.
 */
public final class Units {

    /** What a duration looks like, for people. */
    public static final String DURATION = "a duration such as 90s, 10m, 1h30m, 1d or PT10M";
    /** What a size looks like, for people. */
    public static final String SIZE = "a size such as 500KB, 10MB, 2GB or 64KiB";
    /** What a bandwidth looks like, for people. */
    public static final String BANDWIDTH = "a bandwidth such as 100Mbps";
    /** What a share looks like, for people. */
    public static final String SHARE = "a share such as 80%";
    /** What a loss looks like, for people. */
    public static final String LOSS = "a loss such as 5%";

    static final String DURATION_PATTERN =
            "^(?=[0-9])([0-9]{1,6}d)?([0-9]{1,7}h)?([0-9]{1,8}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$"
                    + "|^P(?=[0-9T])([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,7}H)?([0-9]{1,8}M)?([0-9]{1,9}S)?)?$";
    static final String SIZE_PATTERN = "^[0-9]{1,9} ?(B|KB|MB|GB|KiB|MiB|GiB)$";
    static final String BANDWIDTH_PATTERN = "^[1-9][0-9]{0,8} ?(bps|Kbps|kbps|Mbps|Gbps)$";
    static final String SHARE_PATTERN = "^(100(\\.0{1,3})?|[0-9]{1,2}(\\.[0-9]{1,3})?)%$";
    static final String LOSS_PATTERN = "^(100|[0-9]{1,2})(\\.[0-9]{1,3})?%$";

    private static final Pattern DURATIONS = Pattern.compile(DURATION_PATTERN);
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+) ?([A-Za-z]+)");
    private static final List<String> SIZES = List.of("GB", "MB", "KB", "GiB", "MiB", "KiB");
    private static final Map<String, Long> FACTORS = Map.ofEntries(
            Map.entry("B", 1L),
            Map.entry("KB", 1_000L),
            Map.entry("MB", 1_000_000L),
            Map.entry("GB", 1_000_000_000L),
            Map.entry("KiB", 1L << 10),
            Map.entry("MiB", 1L << 20),
            Map.entry("GiB", 1L << 30),
            Map.entry("bps", 1L),
            Map.entry("Kbps", 1_000L),
            Map.entry("kbps", 1_000L),
            Map.entry("Mbps", 1_000_000L),
            Map.entry("Gbps", 1_000_000_000L));

    private Units() {}

    /** The duration, or nothing where the text is none. */
    public static Optional<Duration> duration(String text) {
        var matcher = DURATIONS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(amount(matcher, 1) + amount(matcher, 6))
                .plusHours(amount(matcher, 2) + amount(matcher, 8))
                .plusMinutes(amount(matcher, 3) + amount(matcher, 9))
                .plusSeconds(amount(matcher, 4) + amount(matcher, 10))
                .plusMillis(amount(matcher, 5)));
    }

    /** The shortest text of a duration, such as {@code 1h30m}; the reverse of {@link #duration}. */
    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        return part(duration.toDays(), "d")
                + part(duration.toHoursPart(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
    }

    /** The size in bytes, or nothing where the text is none. */
    public static Optional<Long> size(String text) {
        return text.matches(SIZE_PATTERN) ? Optional.of(scaled(text)) : Optional.empty();
    }

    /** The shortest text of a size, such as {@code 10MB} or {@code 64KiB}; the reverse of {@link #size}. */
    public static String sizeText(long bytes) {
        for (var unit : SIZES) {
            var factor = FACTORS.getOrDefault(unit, 1L);
            if (bytes != 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return bytes + "B";
    }

    /** The share as an exact fraction from 0 to 1, or nothing where the text is none. */
    public static Optional<BigDecimal> share(String text) {
        return text.matches(SHARE_PATTERN)
                ? Optional.of(new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2))
                : Optional.empty();
    }

    /** The bandwidth in bits per second, more than zero, or nothing where the text is none. */
    public static Optional<Long> bandwidth(String text) {
        return text.matches(BANDWIDTH_PATTERN) ? Optional.of(scaled(text)) : Optional.empty();
    }

    /** The loss as a fraction from 0 to 1, or nothing where the text is none. */
    public static Optional<Double> loss(String text) {
        if (!text.matches(LOSS_PATTERN)) {
            return Optional.empty();
        }
        var fraction = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        return fraction <= 1 ? Optional.of(fraction) : Optional.empty();
    }

    private static long scaled(String text) {
        var matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no amount with a unit");
        }
        return Long.parseLong(matcher.group(1)) * FACTORS.getOrDefault(matcher.group(2), 1L);
    }

    private static long amount(Matcher matcher, int group) {
        var text = matcher.group(group);
        return text == null ? 0 : Long.parseLong(text.replaceAll("[A-Za-z]", ""));
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
