package org.pooldrill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.history.History;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogReader;
import org.pooldrill.report.Style;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.simulation.EventCatalogue;

/** Logs of random stories compared. */
@Tag("long")
class AnyComparisonTest {
    private static final int STORIES = Integer.getInteger("pooldrill.stories", 2);

    static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, STORIES).boxed();
    }

    /** A log in memory. */
    private record Bytes(byte[] bytes) implements LogSource {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        Comparison.Side side() {
            return new Comparison.Side(
                    History.of(this, LogReader.Mode.WHOLE),
                    LogReader.of(open(), name(), EventCatalogue.types(), LogReader.Mode.WHOLE));
        }

        List<String> lines() {
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Comparison compare(Bytes a, Bytes b) {
        var one = a.side();
        var other = b.side();
        return Comparison.of(one, other, end(one.history()), end(other.history()), Set.of());
    }

    private static Comparison.Moment end(History history) {
        return new Comparison.Moment(history.events(), history.endMillis());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLogIsTheSameAsItselfAndAnotherIsNot(int seed) {
        var log = new Bytes(AnyLog.of(seed));
        var other = new Bytes(AnyLog.of(seed + 1));

        assertThat(compare(log, log).same()).isTrue();
        assertThat(ComparisonPage.of(compare(log, log), Style.PLAIN, true)).isEmpty();

        var there = compare(log, other);
        var back = compare(other, log);
        assertThat(there.same()).isFalse();
        assertThat(there.first().orElseThrow().seq()).isEqualTo(firstDifferentLine(log.lines(), other.lines()));
        assertThat(back.first().orElseThrow().seq())
                .isEqualTo(there.first().orElseThrow().seq());
        assertThat(back.rows()).hasSameSizeAs(there.rows());
        assertThat(back.lost().onlyA()).isEqualTo(there.lost().onlyB());
        assertThat(back.milestones()).hasSameSizeAs(there.milestones());
        assertThat(String.join("\n", ComparisonPage.of(there, Style.PLAIN, true)))
                .doesNotContainPattern("pool[12]\\.contoso\\.com/[0-9]");
    }

    /** Up to there all lines are the same, numbers and causes included; the header is line 0. */
    private static long firstDifferentLine(List<String> a, List<String> b) {
        var line = 1;
        while (a.get(line).equals(b.get(line))) {
            line++;
        }
        return line;
    }
}
