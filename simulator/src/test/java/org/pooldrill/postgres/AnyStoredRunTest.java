package org.pooldrill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.log.LogLine;
import org.pooldrill.simulation.AnyLog;

/** Random stories, kept in the database and read back: the same log, byte for byte, as of a run that is kept nowhere. */
@ExtendWith(Server.Extension.class)
@Tag("long")
class AnyStoredRunTest {
    private static final int RUNS = Integer.getInteger("pooldrill.stored", 4);

    private final Server server;

    AnyStoredRunTest(Server server) {
        this.server = server;
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, RUNS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isReadBackAsItWasWritten(int seed) throws IOException {
        var address = server.fresh();
        var written = AnyLog.of(
                seed,
                StoredRuns.create(address, LogLine.of(AnyLog.header()), new Batches(1 + 97 * seed, 1 + 13 * seed)));

        assertThat(written).isEqualTo(AnyLog.of(seed));
        try (var log = StoredRuns.log(address)) {
            assertThat(log.readAllBytes()).isEqualTo(written);
        }
    }
}
