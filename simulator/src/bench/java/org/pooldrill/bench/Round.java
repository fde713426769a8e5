package org.pooldrill.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What one round measured, by benchmark and what it was given, in the order of running. */
record Round(Map<Row, Figures> figures) {

    /**
     * One line of a table.
     *
     * @param benchmark class and method
     * @param number how many changes it was given to replicate, or events to read or write; 0 where it counts runs
     * @param rest what else it was given, as text
     */
    record Row(String benchmark, long number, String rest) {}

    /**
     * What was measured of it.
     *
     * @param score as JMH has it: milliseconds for all of them, or runs in a second
     */
    record Figures(double score, double cpuMillis, double allocatedBytes, double liveBytes) {}

    static Round of(Collection<RunResult> results) {
        var figures = new LinkedHashMap<Row, Figures>();
        for (var result : results) {
            figures.put(
                    row(result),
                    new Figures(
                            result.getPrimaryResult().getScore(),
                            second(result, Cost.CPU_MILLIS),
                            second(result, "gc.alloc.rate.norm"),
                            second(result, Cost.LIVE_BYTES)));
        }
        return new Round(figures);
    }

    private static Row row(RunResult result) {
        var params = result.getParams();
        var number = "0";
        var rest = new StringBuilder();
        for (var key : params.getParamsKeys()) {
            if (key.equals("changes") || key.equals("events")) {
                number = params.getParam(key);
            } else {
                rest.append(rest.isEmpty() ? "" : ", ").append(key).append(' ').append(params.getParam(key));
            }
        }
        var name = params.getBenchmark();
        var simple = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        return new Row(simple, Long.parseLong(number), rest.toString());
    }

    private static double second(RunResult result, String label) {
        return Optional.ofNullable(result.getSecondaryResults().get(label))
                .map(Result::getScore)
                .orElse(Double.NaN);
    }
}
