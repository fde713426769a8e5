package org.pooldrill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.drill.Drill;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Fork;
import org.pooldrill.log.LogWriter;
import org.pooldrill.yaml.Place;

/**
 * Random drills, forked at random moments: in the middle of an advance, of a wait, of a line, at the very moment of a
 * step, before the first and after the last. A fork that goes on as the drill would have gone on gives the same events.
 */
@Tag("long")
class AnyForkTest {
    private static final int DRILLS = Integer.getInteger("pooldrill.logs", 5);

    static Stream<Long> seeds() {
        return LongStream.range(0, DRILLS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goingOnEqualsNeverHavingStopped(long seed) {
        var drill = AnyDrill.of(seed);
        var whole = lines(drill);
        for (var at : moments(whole, new Random(seed))) {
            assertThat(events(lines(forked(drill, at))))
                    .as("forked at %d ms of %s", at, drill.drillJson())
                    .isEqualTo(events(whole));
        }
    }

    /** The drill, its header aside, with a stop at a moment. */
    private static DrillFile.Ready forked(DrillFile.Ready ready, long atMillis) {
        var drill = ready.drill();
        var fork = new Fork(
                Duration.ofMillis(atMillis), Place.of("test"), Optional.empty(), List.of(), OptionalLong.empty());
        return new DrillFile.Ready(
                new Drill(
                        drill.title(),
                        drill.about(),
                        drill.follows(),
                        drill.estate(),
                        drill.seed(),
                        drill.load(),
                        drill.always(),
                        drill.steps(),
                        List.of(fork)),
                ready.drillJson(),
                ready.estate(),
                ready.estateJson(),
                ready.expressions());
    }

    /** The start, the end, moments at which something happens, and others. */
    private static List<Long> moments(List<String> log, Random random) {
        var end = time(log, log.size() - 2);
        var moments = new ArrayList<>(List.of(0L, end));
        moments.add(random.nextLong(end + 1));
        moments.add(random.nextLong(end + 1));
        moments.add(time(log, 1 + random.nextInt(log.size() - 2)));
        moments.add(time(log, 1 + random.nextInt(log.size() - 2)));
        return moments;
    }

    private static long time(List<String> log, int line) {
        var text = log.get(line);
        var from = text.indexOf("\"t\":") + 4;
        return Long.parseLong(text.substring(from, text.indexOf(',', from)));
    }

    private static List<String> events(List<String> log) {
        return log.subList(1, log.size() - 1);
    }

    private static List<String> lines(DrillFile.Ready drill) {
        var bytes = new ByteArrayOutputStream();
        var report = DrillRunner.of(drill)
                .logTo(header -> LogWriter.to(bytes, header))
                .run();
        assertThat(report.defect()).isEmpty();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
