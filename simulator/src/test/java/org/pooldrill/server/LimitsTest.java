package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of a server: what they stop, and that all else goes on. */
class LimitsTest {
    private static final int NOTE_LETTERS = 100_000;
    private static final int MORE_THAN_BUFFERS_HOLD = 3_000_000;
    private static final int MORE_THAN_ONE_LOG = 13_000_000;
    private static final int MOST_WAITING = 128;
    private static final int MORE_THAN_THERE_ARE_THREADS = 300;

    @Test
    void thereAreOnlySoManySimulationsAtOnce() {
        try (var client = Visitor.of(Limits.usual().simulations(2))) {
            client.post("/simulations", "{\"name\": \"one\"}");
            client.post("/simulations", "{\"name\": \"two\"}");

            assertThat(client.post("/simulations", "{}").problem()).isEqualTo("limit-reached");
            assertThat(client.post("/simulations/one/fork", "{}").problem()).isEqualTo("limit-reached");

            client.delete("/simulations/one");
            assertThat(client.post("/simulations", "{}").status()).isEqualTo(201);
        }
    }

    @Test
    void anEstateHasOnlySoManyUsers() {
        try (var client = Visitor.of(Limits.usual().users(100))) {
            assertThat(client.post("/simulations", "{}").at("/detail")).contains("18000 users");
        }
    }

    @Test
    void aSimulationHasOnlySoManyEvents() {
        try (var client = Visitor.of(Limits.usual().events(100))) {
            client.post("/simulations", "{\"name\": \"long\", \"load\": \"lync-2013\"}");

            var last = client.post("/simulations/long/steps", "{\"advance\": \"1d\"}");
            var next = client.post("/simulations/long/steps", "{\"advance\": \"1d\"}");

            assertThat(last.problem()).isEqualTo("simulation-over");
            assertThat(next.at("/detail")).contains("as many events as one may have");
            assertThat(client.get("/simulations/long").json().path("events").asInt())
                    .isBetween(100, 200);
            assertThat(client.get("/simulations/long/log").body()).contains("\"interrupted\"");
        }
    }

    @Test
    void logsOnTheirWayTakeOnlySoMuchOfTheDisk() {
        try (var client = Visitor.of(Limits.usual().diskBytes(20_000))) {
            client.post("/simulations", "{\"name\": \"short\"}");
            client.post("/simulations", "{\"name\": \"long\", \"load\": \"lync-2013\"}");
            client.post("/simulations/long/steps", "{\"advance\": \"1h\"}");

            assertThat(client.get("/simulations/short/log").status()).isEqualTo(200);
            var refused = client.get("/simulations/long/log");
            assertThat(refused.problem()).isEqualTo("limit-reached");
            assertThat(refused.header("Retry-After")).isEqualTo("60");
            assertThat(client.get("/simulations/short/log").status()).isEqualTo(200);
        }
    }

    @Test
    void aLogThatIsNotTakenToItsEndGivesItsDiskBack() throws IOException {
        try (var client = Visitor.of(Limits.usual().diskBytes(MORE_THAN_ONE_LOG))) {
            client.post("/simulations", "{\"name\": \"long\"}");
            for (var written = 0; written < MORE_THAN_BUFFERS_HOLD; written += NOTE_LETTERS) {
                client.post("/simulations/long/steps", "{\"note\": \"" + "x".repeat(NOTE_LETTERS) + "\"}");
            }
            assertThat(client.get("/simulations/long/log").status()).isEqualTo(200);
            try (var taker = new Socket()) {
                taker.setReceiveBufferSize(NOTE_LETTERS);
                taker.connect(
                        new InetSocketAddress("127.0.0.1", client.address().getPort()));
                var request = "GET /simulations/long/log HTTP/1.1\r\nHost: localhost\r\n\r\n";
                taker.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(taker.getInputStream().read()).isEqualTo('H');
                assertThat(client.get("/simulations/long/log").problem()).isEqualTo("limit-reached");
            }

            await().until(() -> client.get("/simulations/long/log").status() == 200);
        }
    }

    /** By a clock that stands as soon as the step asks for it. */
    @Test
    void aStepMayTakeLongerThanAConnectionMayBeQuiet() throws Exception {
        var door = new HttpServer.Door("127.0.0.1", 0, Optional.empty(), Duration.ofMillis(300));
        var stands = new AtomicBoolean();
        var asked = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        LongSupplier clock = () -> {
            if (stands.get() && Thread.currentThread().getName().startsWith("http")) {
                asked.countDown();
                return whenOpen(goesOn);
            }
            return 0;
        };
        try (var client = Visitor.at(door, Limits.usual(), clock)) {
            client.post("/simulations", "{\"name\": \"slow\"}");
            stands.set(true);
            var step = CompletableFuture.supplyAsync(
                    () -> client.post("/simulations/slow/steps", "{\"advance\": \"1m\"}"));
            try {
                asked.await();
                awaitEndOfOneThatIsQuiet(client.address().getPort());
                awaitEndOfOneThatIsQuiet(client.address().getPort());
                assertThat(step).isNotDone();
            } finally {
                goesOn.countDown();
            }

            assertThat(step.join().at("/time")).isEqualTo("PT1M");
        }
    }

    private static void awaitEndOfOneThatIsQuiet(int port) throws IOException {
        try (var quiet = new Socket("127.0.0.1", port)) {
            assertThat(quiet.getInputStream().read()).isNegative();
        }
    }

    @Test
    void whatNobodyAsksForIsDeleted() {
        try (var client = Visitor.of(Limits.usual().idle(Duration.ofMillis(200)))) {
            client.post("/simulations", "{\"name\": \"forgotten\"}");

            await().until(() -> client.get("/health").at("/simulations").equals("0"));
        }
    }

    @Test
    void onlySoManyWaitForOneSimulationAndTheOthersGoOn() {
        try (var client = Visitor.of(Limits.usual().waiting(2))) {
            client.post("/simulations", "{\"name\": \"busy\", \"load\": \"lync-2013\"}");
            client.post("/simulations", "{\"name\": \"free\"}");
            var steps = IntStream.range(0, 5)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> client.post("/simulations/busy/steps", "{\"advance\": \"30d\"}")))
                    .toList();
            await().until(() -> steps.stream().filter(CompletableFuture::isDone).count() == 3);
            assertThat(steps).filteredOn(CompletableFuture::isDone).allSatisfy(step -> {
                assertThat(step.join().problem()).isEqualTo("limit-reached");
                assertThat(step.join().header("Retry-After")).isEqualTo("1");
            });

            assertThat(client.post("/simulations/free/steps", "{\"advance\": \"1m\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/simulations/busy/state").status()).isEqualTo(200);
            client.delete("/simulations/busy");

            assertThat(steps)
                    .allSatisfy(step -> assertThat(step.join().status()).isBetween(400, 499));
        }
    }

    /** By a clock that stands: whoever computes waits for it, and all others for him. */
    @Test
    void onlySoManyWaitForAnythingAndTheOtherThreadsGoOn() {
        var stands = new AtomicBoolean();
        var goesOn = new CountDownLatch(1);
        var callers = Executors.newCachedThreadPool();
        try (var client = Visitor.by(() -> stands.get() ? whenOpen(goesOn) : 0, Limits.usual())) {
            stands.set(true);
            var calls = IntStream.range(0, MORE_THAN_THERE_ARE_THREADS)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> client.post("/jobs", "{\"drill\": \"there-is-none\"}"), callers))
                    .toList();
            try {
                await().until(() ->
                        calls.stream().filter(CompletableFuture::isDone).count()
                                == MORE_THAN_THERE_ARE_THREADS - MOST_WAITING);
                assertThat(calls).filteredOn(CompletableFuture::isDone).allSatisfy(call -> {
                    assertThat(call.join().problem()).isEqualTo("limit-reached");
                    assertThat(call.join().header("Retry-After")).isEqualTo("1");
                });
                assertThat(client.get("/health").status()).isEqualTo(200);
            } finally {
                goesOn.countDown();
            }
            assertThat(calls)
                    .filteredOn(call -> call.join().problem().equals("invalid-input"))
                    .hasSize(MOST_WAITING);
        } finally {
            callers.shutdownNow();
        }
    }

    private static long whenOpen(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void aServerThatStopsAnswersTheStepThatIsUnderWay() {
        var client = Visitor.of(Limits.usual());
        client.post("/simulations", "{\"name\": \"long\", \"load\": \"lync-2013\"}");
        var step =
                CompletableFuture.supplyAsync(() -> client.post("/simulations/long/steps", "{\"advance\": \"30d\"}"));
        await().until(() -> !client.get("/simulations/long").at("/time").equals("PT0S"));

        client.close();

        assertThat(step.join().problem()).isEqualTo("simulation-over");
    }
}
