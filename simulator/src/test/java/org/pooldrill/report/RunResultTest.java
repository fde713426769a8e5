package org.pooldrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.RunReport;

class RunResultTest {
    private static final String LOST = "'lost': {'changes': 2, 'conferences': 1, 'files': 1, 'bytes': 10}";

    private static RunResult of(String... pools) throws JsonProcessingException {
        var json = "{'pools': {" + String.join(", ", pools) + "}}";
        var state = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
        return RunResult.of(new RunReport(
                "x", LogEnd.PASSED, 1, 9, "", List.of(), List.of(), List.of(), List.of(), Optional.empty(), state));
    }

    @Test
    void takesTheTimesOfThePoolThatWasWorstOffAndTheGreatestRpo() throws JsonProcessingException {
        var result = of(
                "'p1': {'rpo': 'PT50S', 'rto': {'detect': 'PT5M', 'decide': 'PT10M', 'execute': 'PT5M', 'signIn': 'PT1M',"
                        + " 'total': 'PT16M'}, " + LOST + "}",
                "'p2': {'rpo': 'PT20S', 'rto': {'detect': 'PT1M', 'decide': 'PT20M', 'execute': 'PT1M', 'signIn': 'PT1M',"
                        + " 'total': 'PT22M'}, " + LOST + "}",
                "'p3': {'rpo': 'PT9H', 'rto': {'decide': 'PT0S', 'execute': 'PT9H', 'total': 'PT9H'}, " + LOST + "}");

        assertThat(result.measured())
                .containsEntry(Measure.RPO, 50_000L)
                .containsEntry(Measure.DETECT, 60_000L)
                .containsEntry(Measure.EXECUTE, 60_000L)
                .containsEntry(Measure.TOTAL, 1_320_000L)
                .containsEntry(Measure.CHANGES, 6L)
                .containsEntry(Measure.CONFERENCES, 3L)
                .containsEntry(Measure.BYTES, 30L);
        assertThat(result.lostNothing()).isFalse();
    }

    @Test
    void findsAPoolThatNobodyFailedOverWorseThanAnyOther() throws JsonProcessingException {
        var result = of(
                "'p1': {'rpo': 'PT0S', 'rto': {'detect': 'PT5M', 'decide': 'PT9M', 'execute': 'PT5M', 'total': 'PT9H'}}",
                "'p2': {'rpo': 'PT0S', 'rto': {'detect': 'PT6M'}}");

        assertThat(result.measured()).containsEntry(Measure.DETECT, 360_000L).doesNotContainKey(Measure.EXECUTE);
    }

    @Test
    void takesAPlannedFailoverWhereThereWasNoDisaster() throws JsonProcessingException {
        var result = of("'p1': {'rpo': 'PT0S', 'rto': {'decide': 'PT0S', 'execute': 'PT7M'}}", "'p2': {'rpo': 'PT0S'}");

        assertThat(result.measured())
                .containsEntry(Measure.DECIDE, 0L)
                .containsEntry(Measure.EXECUTE, 420_000L)
                .doesNotContainKey(Measure.DETECT);
    }

    @Test
    void knowsOfNoTimesWhereNothingWasFailedOver() throws JsonProcessingException {
        assertThat(of("'p1': {'rpo': 'PT0S', 'rto': {}}").measured())
                .containsOnlyKeys(Measure.CHANGES, Measure.CONFERENCES, Measure.FILES, Measure.BYTES);
    }

    @Test
    void comparesTheRunsThatPassedAlone() throws JsonProcessingException {
        var passed = of("'p1': {'rpo': 'PT50S', 'rto': {'detect': 'PT5M'}, " + LOST + "}");
        var failed = new RunResult("x", 2, LogEnd.FAILED, 0, Map.of(Measure.CHANGES, 0L), List.of(), Optional.empty());

        assertThat(RunSpread.of("x", List.of(passed, failed), Style.PLAIN))
                .startsWith("x: 1 of 2 runs passed, 0 of 1 passed run lost nothing")
                .contains("  lost changes          2          2          2          2        1");
        assertThat(RunSpread.of("x", List.of(failed, failed), Style.PLAIN))
                .containsExactly("x: 0 of 2 runs passed, so there is nothing to compare");
    }

    @Test
    void findsPercentilesByTheNearestRank() {
        var twenty = LongStream.rangeClosed(1, 20).toArray();

        assertThat(RunSpread.atPercent(twenty, 50)).isEqualTo(10);
        assertThat(RunSpread.atPercent(twenty, 95)).isEqualTo(19);
        assertThat(RunSpread.atPercent(new long[] {7}, 95)).isEqualTo(7);
        assertThat(RunSpread.atPercent(new long[] {1, 2, 3}, 50)).isEqualTo(2);
    }
}
