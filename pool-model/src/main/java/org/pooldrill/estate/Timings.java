package org.pooldrill.estate;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The values of all {@link Timing} constants of one estate; immutable. */
public final class Timings {

    /** Every constant at its default. */
    public static final Timings DEFAULT = new Timings(Map.of());

    private final Map<Timing, Object> values = new EnumMap<>(Timing.class);

    private Timings(Map<Timing, Object> changed) {
        for (var timing : Timing.values()) {
            values.put(timing, changed.getOrDefault(timing, timing.fallback()));
        }
    }

    /**
     * The value of a constant that is a duration.
     *
     * @throws IllegalArgumentException if it is a number
     */
    public Duration duration(Timing timing) {
        if (values.get(timing) instanceof Duration duration) {
            return duration;
        }
        throw new IllegalArgumentException(timing.key() + " is a number, not a duration");
    }

    /**
     * The same in milliseconds.
     *
     * @throws IllegalArgumentException if it is a number
     */
    public long millis(Timing timing) {
        return duration(timing).toMillis();
    }

    /**
     * The value of a constant that is a number.
     *
     * @throws IllegalArgumentException if it is a duration
     */
    public long number(Timing timing) {
        if (values.get(timing) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(timing.key() + " is a duration, not a number");
    }

    /**
     * These timings with one changed.
     *
     * @throws IllegalArgumentException if the constant is a number, or the value not within 0 to 7 days
     */
    public Timings with(Timing timing, Duration value) {
        duration(timing);
        if (value.isNegative() || value.compareTo(Timing.MAX_DURATION) > 0) {
            throw new IllegalArgumentException(timing.key() + " is " + value + ", accepted is 0 to 7 days");
        }
        return changed(timing, value);
    }

    /**
     * These timings with one changed.
     *
     * @throws IllegalArgumentException if the constant is a duration, or the value not within 1 to 1,000,000
     */
    public Timings with(Timing timing, long value) {
        number(timing);
        if (value < 1 || value > Timing.MAX_NUMBER) {
            throw new IllegalArgumentException(timing.key() + " is " + value + ", accepted is 1 to 1000000");
        }
        return changed(timing, value);
    }

    private Timings changed(Timing timing, Object value) {
        var copy = new EnumMap<>(values);
        copy.put(timing, value);
        return new Timings(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timings timings && values.equals(timings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
