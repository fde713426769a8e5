package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of a server: what they stop, and that all else goes on. */
class LimitsTest {
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
    void aStepMayTakeLongerThanAConnectionMayBeQuiet() {
        var quiet = Duration.ofMillis(300);
        try (var client = Visitor.at(new HttpServer.Door("127.0.0.1", 0, Optional.empty(), quiet), Limits.usual())) {
            client.post("/simulations", "{\"name\": \"slow\", \"load\": \"lync-2013\"}");
            var begin = System.nanoTime();

            var step = client.post("/simulations/slow/steps", "{\"advance\": \"4d\"}");

            assertThat(System.nanoTime() - begin).isGreaterThan(2 * quiet.toNanos());
            assertThat(step.at("/time")).isEqualTo("PT96H");
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
