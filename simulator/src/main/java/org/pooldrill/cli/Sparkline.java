package org.pooldrill.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A curve of one line: of each part of the time the value at its end. */
final class Sparkline {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final int MARGIN = 30;
    private static final int NARROWEST = 10;

    private final double[] values;
    private final long fromMillis;
    private final long lengthMillis;
    private int filled;
    private double last = Double.NaN;
    private boolean numbers = true;

    /** @param columns the width of the terminal */
    Sparkline(int columns, long fromMillis, long toMillis) {
        values = new double[Math.max(NARROWEST, columns - MARGIN)];
        Arrays.fill(values, Double.NaN);
        this.fromMillis = fromMillis;
        lengthMillis = Math.max(1, toMillis - fromMillis + 1);
    }

    /** The value from then on; nothing where it is absent, no number where it is none that can be drawn. */
    void add(long t, Optional<Double> value) {
        numbers &= value.isEmpty() || !value.get().isNaN();
        var column = (int) ((t - fromMillis) * values.length / lengthMillis);
        for (; filled < column; filled++) {
            values[filled] = last;
        }
        last = value.orElse(Double.NaN);
    }

    /** The curve with what it goes from and to; nothing where the values are no numbers. */
    Optional<String> text() {
        for (; filled < values.length; filled++) {
            values[filled] = last;
        }
        var known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
        if (!numbers || known.getCount() == 0) {
            return Optional.empty();
        }
        var curve = new StringBuilder();
        var range = known.getMax() - known.getMin();
        for (var value : values) {
            curve.append(
                    Double.isNaN(value)
                            ? ' '
                            : BARS.charAt(
                                    range == 0
                                            ? 0
                                            : (int) Math.round(
                                                    (value - known.getMin()) / range * (BARS.length() - 1))));
        }
        return Optional.of(curve + " " + number(known.getMin()) + " to " + number(known.getMax()));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.3f", value);
    }
}
