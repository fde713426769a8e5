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
     * How many runs passed, how many of these lost nothing, and smallest, median, 95th percentile and largest of each measure
     * over those of them that have it. Runs that failed or were stopped are left out: their losses may be none because
     * they never came as far as the disaster.
     *
     * @param drill the short name of the drill
     */
    public static List<String> of(String drill, List<RunResult> results, Style style) {
        var lines = new ArrayList<String>();
        var passed = results.stream().filter(RunResult::passed).toList();
        var heading = style.bold(drill) + ": " + Amounts.number(passed.size()) + " of "
                + Amounts.count(results.size(), "run") + " passed";
        if (passed.isEmpty()) {
            return List.of(heading + ", so there is nothing to compare");
        }
        var lostNothing = passed.stream().filter(RunResult::lostNothing).count();
        lines.add(heading + ", " + Amounts.number(lostNothing) + " of " + Amounts.count(passed.size(), "passed run")
                + " lost nothing");
        lines.add(style.faint(row("passed runs", "min", "median", "95 %", "max", "runs")));
        for (var measure : Measure.values()) {
            var values = passed.stream()
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
