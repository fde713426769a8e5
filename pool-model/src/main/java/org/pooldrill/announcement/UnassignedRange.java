package org.pooldrill.announcement;

import java.math.BigInteger;

/**
 * A range of numbers that belong to nobody, and the announcement that callers hear.
 *
 * @param first such as {@code +15550300}
 * @param last included
 * @param pool whose Announcement application answers
 * @param announcement its name there
 */
public record UnassignedRange(String name, String first, String last, String pool, String announcement) {

    /** Whether a number lies in it; both have their country code. */
    public boolean holds(String number) {
        var digits = digits(number);
        return digits(first).compareTo(digits) <= 0 && digits.compareTo(digits(last)) <= 0;
    }

    public boolean overlaps(UnassignedRange other) {
        return digits(first).compareTo(digits(other.last)) <= 0
                && digits(other.first).compareTo(digits(last)) <= 0;
    }

    private static BigInteger digits(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }
}
