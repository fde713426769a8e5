package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.postgres.Server;

/**
 * The program itself, in a process of its own, killed (SIGKILL) while it writes a run to PostgreSQL: at random moments, as
 * far as a run can be told from outside, which is by how many of its events are kept. Resumed, the run always ends with
 * the log of one that was not killed.
 */
@ExtendWith(Server.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("pooldrill.kills", 2);
    private static final int ATTEMPTS = 10;
    private static final int BATCH_EVENTS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private final Server server;
    private String drill;
    private JsonNode whole;

    KilledRunTest(Server server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRunThatIsNotKilled() throws IOException {
        drill = Files.writeString(folder.resolve("morning.drill.yaml"), """
                        drill: A busy morning, and a pool that is lost
                        estate:
                          from: contoso
                          pools: { pool1.contoso.com: { users: 3000 }, pool2.contoso.com: { users: 3000 } }
                        load: lync-2013
                        steps:
                          - advance: 1h
                          - fault: pool-down
                            at: pool1.contoso.com
                          - advance: 5m
                        """).toString();
        whole = new ObjectMapper()
                .readTree(Typed.of("run", drill, "--format", "json").out());
        assertThat(whole.path("events").asInt()).isGreaterThan(10 * BATCH_EVENTS);
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, KILLS).boxed();
    }

    @ParameterizedTest(name = "kill {0}")
    @MethodSource("seeds")
    void endsWithTheSameLogWhenItIsResumed(int seed) {
        var least = new Random(seed).nextInt(whole.path("events").asInt() * 9 / 10);
        var schema = Stream.generate(server::freshName)
                .limit(ATTEMPTS)
                .filter(fresh -> isKilled(fresh, least))
                .findFirst()
                .orElseThrow(() -> new AssertionError("each time the run had ended by itself"));

        var resumed = Typed.of("run", "--store", server.url(), "--store-schema", schema, "--resume");
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.exit()).isZero();
        assertThat(server.query("SELECT sha256 FROM " + schema + ".run"))
                .containsExactly(whole.path("logSha256").asText());
    }

    /**
     * Starts a run, and kills it once so many of its events are kept.
     *
     * @return whether that was in time: a busy machine may look too late
     */
    private boolean isKilled(String schema, int least) {
        var process = start(schema);
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !process.isAlive() || kept(schema) >= least);
        process.destroyForcibly().onExit().join();
        return server.query("SELECT outcome FROM " + schema + ".run").equals(List.of("null"));
    }

    /** How many events of the run are kept; -1 before there is a run. */
    private long kept(String schema) {
        if (server.query("SELECT 1 FROM pg_tables WHERE tablename = 'run' AND schemaname = '" + schema + "'")
                .isEmpty()) {
            return -1;
        }
        return server
                .query("SELECT tablename FROM pg_tables WHERE tablename LIKE 'events_%' AND schemaname = '" + schema
                        + "'")
                .stream()
                .mapToLong(table -> Long.parseLong(server.query("SELECT count(*) FROM " + schema + "." + table)
                        .get(0)))
                .sum();
    }

    private Process start(String schema) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Dpooldrill.store.batch=" + BATCH_EVENTS,
                        "-Daxoniq.update-checker.disabled=true",
                        "-Ddisable-axoniq-console-message=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pooldrill.class.getName(),
                        "run",
                        drill,
                        "--store",
                        server.url(),
                        "--store-schema",
                        schema))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        try {
            return program.start();
        } catch (IOException unstarted) {
            throw new UncheckedIOException(unstarted);
        }
    }
}
