package org.pooldrill.usermodel;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The value of a figure. The amount is an exact decimal, so that a model that is written and read again is the same one.
 *
 * @param kind what it is an amount of
 * @param amount a part of one, a number, milliseconds or bytes
 */
public record Quantity(Kind kind, BigDecimal amount) {

    /** What a figure is an amount of. */
    public enum Kind {
        /** A part of a whole, from 0 to 1. */
        SHARE,
        /** How much of something, on average. */
        NUMBER,
        /** How many of something. */
        COUNT,
        /** How long, or when, in milliseconds. */
        TIME,
        /** How large, in bytes. */
        SIZE
    }

    public Quantity {
        amount = amount.stripTrailingZeros();
    }

    /** The share of so many in a hundred. */
    public static Quantity percent(double percent) {
        return share(BigDecimal.valueOf(percent).movePointLeft(2));
    }

    /** The share that is this fraction of the whole. */
    public static Quantity share(BigDecimal fraction) {
        return new Quantity(Kind.SHARE, fraction);
    }

    public static Quantity number(double value) {
        return number(BigDecimal.valueOf(value));
    }

    public static Quantity number(BigDecimal value) {
        return new Quantity(Kind.NUMBER, value);
    }

    public static Quantity count(long value) {
        return new Quantity(Kind.COUNT, BigDecimal.valueOf(value));
    }

    public static Quantity time(Duration value) {
        return new Quantity(Kind.TIME, BigDecimal.valueOf(value.toMillis()));
    }

    public static Quantity bytes(long bytes) {
        return new Quantity(Kind.SIZE, BigDecimal.valueOf(bytes));
    }

    static Quantity seconds(long seconds) {
        return time(Duration.ofSeconds(seconds));
    }

    static Quantity minutes(long minutes) {
        return time(Duration.ofMinutes(minutes));
    }

    static Quantity hours(long hours) {
        return time(Duration.ofHours(hours));
    }

    /** So many decimal megabytes. */
    static Quantity megabytes(long megabytes) {
        return bytes(megabytes * 1_000_000);
    }

    /** The amount of what is always whole: things, milliseconds, bytes. */
    public long whole() {
        return amount.longValueExact();
    }

    /** The amount in all its digits. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
