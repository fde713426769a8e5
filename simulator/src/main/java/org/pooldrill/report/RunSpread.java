package org.pooldrill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How what was measured is spread over the runs of one drill. Each figure is one of the runs' own, by the nearest rank:
 * the smallest that at least so many percent of them do not exceed.
 */
public final class RunSpread {
    private static final int MEDIAN = 50;
    private static final int HIGH = 95;
    private static final int WHOLE = 100;
    private static final String ROW = "  %-12s  %9s  %9s  %9s  %9s  %7s";

    private RunSpread() {}

    /**
     * How many runs passed, and smallest, median, 95th percentile and largest of each measure over the runs that have it; runs
     * that were stopped are left out.
     *
     * @param drill the short name of the drill
     */
    public static List<String> of(String drill, List<RunResult> results, Style style) {
        var lines = new ArrayList<String>();
        var passed = results.stream().filter(RunResult::passed).count();
        var whole = results.stream().filter(RunResult::whole).toList();
        var lostNothing = whole.stream().filter(RunResult::lostNothing).count();
        lines.add(style.bold(drill) + ": " + Amounts.number(passed) + " of " + Amounts.count(results.size(), "run")
                + " passed, " + Amounts.number(lostNothing) + " lost nothing");
        lines.add(style.faint(row("", "min", "median", "95 %", "max", "runs")));
        for (var measure : Measure.values()) {
            var values = whole.stream()
                    .map(result -> result.measured().get(measure))
                    .filter(value -> value != null)
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                lines.add(row(
                        measure.heading(),
                        measure.text(values[0]),
                        measure.text(atPercent(values, MEDIAN)),
                        measure.text(atPercent(values, HIGH)),
                        measure.text(values[values.length - 1]),
                        Amounts.number(values.length)));
            }
        }
        return lines;
    }

    /** The smallest value that at least so many percent of all do not exceed. */
    static long atPercent(long[] sorted, int percent) {
        return sorted[(int) (((long) sorted.length * percent + WHOLE - 1) / WHOLE) - 1];
    }

    private static String row(String heading, String least, String median, String high, String most, String runs) {
        return String.format(Locale.ROOT, ROW, heading, least, median, high, most, runs);
    }
}
