package org.pooldrill.bench;

import java.util.Arrays;

/** The middle of some numbers. */
final class Median {
    private Median() {}

    /** The number in the middle, or the mean of the two there; NaN of none. */
    static double of(double... numbers) {
        var sorted = numbers.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
