package org.pooldrill.load;

import java.util.Random;

/**
 * The moments of a day at which acts of one kind are due, in the order of time and each drawn when the one before it has
 * passed: the order statistics of moments that are drawn independently of each other, by the distribution of the first
 * of those that are left. How many there are in a day, and in each piece of its shape, is exact: what is left of a whole
 * one goes to the next day, and no moment is rounded beyond the end of its piece, where the day may have ended too.
 */
final class Arrivals {
    private final Random random;
    private final DayShape shape;
    private final long resolutionMillis;
    private double carried;
    private long dayMillis;
    private int count;
    private int piece;
    private int left;
    private double passed;
    private long next = Long.MAX_VALUE;

    Arrivals(Random random, DayShape shape, long resolutionMillis) {
        this.random = random;
        this.shape = shape;
        this.resolutionMillis = resolutionMillis;
    }

    /**
     * Begins a day.
     *
     * @param dayMillis when it begins, in milliseconds since the start of the run
     * @param expected how many acts it has on average
     * @return how many it has
     */
    int day(long dayMillis, double expected) {
        this.dayMillis = dayMillis;
        var due = expected + carried;
        count = (int) Math.floor(due + 1e-9);
        carried = due - count;
        piece = -1;
        left = 0;
        pass();
        return count;
    }

    /** When the next act is due, in milliseconds since the start of the run; {@link Long#MAX_VALUE}: none today. */
    long next() {
        return next;
    }

    /** Goes on to the act after the next. */
    void pass() {
        while (left == 0) {
            piece++;
            if (piece >= shape.pieces().size()) {
                next = Long.MAX_VALUE;
                return;
            }
            left = shape.share(piece, count);
            passed = 0;
        }
        passed += (1 - passed) * (1 - StrictMath.pow(1 - random.nextDouble(), 1.0 / left));
        left--;
        var now = shape.pieces().get(piece);
        var moment = dayMillis + now.fromMillis() + passed * now.lengthMillis();
        var ends = dayMillis + now.fromMillis() + now.lengthMillis();
        next = Math.min(Math.round(moment / resolutionMillis), (ends - 1) / resolutionMillis) * resolutionMillis;
    }
}
