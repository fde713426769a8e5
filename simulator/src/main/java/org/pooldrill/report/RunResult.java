package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.Failure;
import org.pooldrill.run.RunReport;
import org.pooldrill.run.StepResult;

/**
 * What is kept of a run among many: enough for a line in a table and for why it failed. The state document is not.
 *
 * @param title the drill's title
 * @param seed the seed of the run
 * @param outcome how it ended
 * @param simulatedMillis how much simulated time passed
 * @param measured what was measured, as far as it is known: milliseconds, numbers, and bytes
 * @param failures why it failed; empty where it did not
 * @param defect the defect of the program that stopped it, if one did
 */
public record RunResult(
        String title,
        long seed,
        LogEnd outcome,
        long simulatedMillis,
        Map<Measure, Long> measured,
        List<Failure> failures,
        Optional<String> defect) {

    public RunResult {
        measured = Collections.unmodifiableMap(measured);
        failures = List.copyOf(failures);
    }

    /** What is kept of this report. */
    public static RunResult of(RunReport report) {
        return new RunResult(
                report.drill(),
                report.seed(),
                report.outcome(),
                report.steps().stream().mapToLong(StepResult::toMillis).max().orElse(0),
                measured(report.state().path("pools")),
                report.failures(),
                report.defect().map(Throwable::toString));
    }

    /** Whether all that was expected of it came. */
    public boolean passed() {
        return outcome == LogEnd.PASSED;
    }

    /** Whether its users lost nothing, as far as is known. */
    boolean lostNothing() {
        return measured.getOrDefault(Measure.CHANGES, 1L) + measured.getOrDefault(Measure.FILES, 1L) == 0;
    }

    private static Map<Measure, Long> measured(JsonNode pools) {
        var measured = new EnumMap<Measure, Long>(Measure.class);
        if (pools.isEmpty()) {
            return measured;
        }
        var hit = hit(pools);
        var worst = hit.stream()
                .max(Comparator.comparingLong(millisOrForever(Measure.TOTAL))
                        .thenComparingLong(millisOrForever(Measure.EXECUTE))
                        .thenComparingLong(millisOrForever(Measure.DECIDE)));
        for (var measure : Measure.values()) {
            if (measure.isLoss()) {
                measured.put(
                        measure,
                        stream(pools)
                                .mapToLong(pool -> measure.in(pool).asLong())
                                .sum());
            } else if (measure == Measure.RPO) {
                hit.stream()
                        .mapToLong(pool -> millis(measure.in(pool)))
                        .max()
                        .ifPresent(rpo -> measured.put(measure, rpo));
            } else {
                worst.map(measure::in)
                        .filter(JsonNode::isTextual)
                        .ifPresent(time -> measured.put(measure, millis(time)));
            }
        }
        return measured;
    }

    /** The pools that had a disaster; where none had one, those that were failed over as planned. */
    private static List<JsonNode> hit(JsonNode pools) {
        var lost = with(Measure.DETECT, pools);
        return lost.isEmpty() ? with(Measure.DECIDE, pools) : lost;
    }

    private static List<JsonNode> with(Measure measure, JsonNode pools) {
        var found = new ArrayList<JsonNode>();
        stream(pools).filter(pool -> measure.in(pool).isTextual()).forEach(found::add);
        return found;
    }

    private static Stream<JsonNode> stream(JsonNode pools) {
        return StreamSupport.stream(pools.spliterator(), false);
    }

    private static ToLongFunction<JsonNode> millisOrForever(Measure measure) {
        return pool -> measure.in(pool).isTextual() ? millis(measure.in(pool)) : Long.MAX_VALUE;
    }

    private static long millis(JsonNode time) {
        return Duration.parse(time.asText()).toMillis();
    }
}
