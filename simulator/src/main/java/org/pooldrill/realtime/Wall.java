package org.pooldrill.realtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The clock of the wall times a factor, as simulated time. It has to be looked at all the time: what has gone by since
 * the last look counts up to a {@linkplain #MOST_NANOS limit}, and it never shows more than that ahead of what the
 * simulation has come to. So a machine that is held up, or a model that is slower than it should be, makes the simulated
 * clock fall behind that of the wall once and for all, instead of hours that pass at once when nobody could have done
 * anything.
 */
final class Wall {
    /** How much of the wall's time counts between two looks. */
    static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final double NANOS_PER_MILLI = 1e6;

    private final double speed;
    private final LongSupplier nanos;
    private long lookedAt;
    private double millis;

    /**
     * @param startMillis the simulated time now
     * @param speed how many simulated seconds go by in one of the wall's
     * @param nanos the wall's time, since any moment
     */
    Wall(long startMillis, double speed, LongSupplier nanos) {
        this.speed = speed;
        this.nanos = nanos;
        millis = startMillis;
        lookedAt = nanos.getAsLong();
    }

    /**
     * The simulated time that it is.
     *
     * @param reachedMillis what the simulation has come to
     */
    long millis(long reachedMillis) {
        var now = nanos.getAsLong();
        millis = Math.min(
                millis + simulated(Math.min(now - lookedAt, MOST_NANOS)),
                reachedMillis + Math.max(1, simulated(MOST_NANOS)));
        lookedAt = now;
        return Math.max(reachedMillis, (long) millis);
    }

    private double simulated(long wallNanos) {
        return wallNanos / NANOS_PER_MILLI * speed;
    }

    /** How long it takes until a simulated time, at least; nothing or less for one that has come. */
    long nanosTo(long atMillis) {
        return (long) Math.ceil((atMillis - millis) / speed * NANOS_PER_MILLI);
    }
}
