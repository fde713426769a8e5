package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.Simulation;

/** Whatever is computed for a request ends at the limit of time, and with the server. */
class ComputingTest {
    private static final Limits LIMITS =
            Limits.usual().idle(Duration.ofDays(100_000)).requestTime(Duration.ofMinutes(14));
    private static final String TOO_LONG = "computed for as long as one may be here, 14m";

    /** By a clock on which, once it is fast, a quarter of an hour goes by whenever somebody looks at it. */
    @Nested
    class WhatTakesTooLong {
        private final AtomicLong nanos = new AtomicLong();
        private volatile long nanosALook;
        private final Visitor client = Visitor.by(() -> nanos.addAndGet(nanosALook), LIMITS);
        private String kept = "";

        @BeforeEach
        void prepare() {
            client.post("/simulations", "{\"name\": \"one\"}");
            client.post("/simulations/one/steps", "{\"advance\": \"20m\"}");
            client.post("/simulations/one/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");
            kept = client.send(
                            "POST", "/logs", client.get("/simulations/one/log").body(), "Content-Type", Answer.LINES)
                    .header("Location");
            nanosALook = Duration.ofMinutes(15).toNanos();
        }

        @AfterEach
        void stop() {
            client.close();
        }

        private void assertTooLong(Answered answer) {
            assertThat(answer.problem()).as(answer.body()).isEqualTo("limit-reached");
            assertThat(answer.at("/detail")).contains(TOO_LONG);
        }

        @Test
        void isNotStartedAsASimulation() {
            assertTooLong(client.post("/simulations", "{\"name\": \"two\"}"));
            assertTooLong(client.post("/simulations/one/fork", "{\"name\": \"two\"}"));
            assertTooLong(client.post("/simulations/one/reset", ""));
            assertTooLong(client.post(kept + "/fork", "{\"name\": \"two\"}"));

            nanosALook = 0;
            assertThat(client.names()).containsExactly("one");
            assertThat(client.get("/simulations/one").at("/time")).isEqualTo("PT20M");
        }

        @Test
        void isNotReadFromALog() {
            var log = client.get(kept + "/log").body();

            assertTooLong(client.get(kept + "/state?at=19m"));
            assertTooLong(client.get(kept + "/state?seq=1"));
            assertTooLong(client.get(kept + "/events?after=4&most=1"));
            assertTooLong(client.send("POST", "/logs", log, "Content-Type", Answer.LINES));
            assertTooLong(client.get("/simulations/one/log"));

            nanosALook = 0;
            assertThat(client.get(kept + "/state?at=19m").at("/time")).isEqualTo("PT19M");
            assertThat(client.get("/logs").json().path("logs")).hasSize(1);
        }

        @Test
        void endsAStepAndTheSimulationWithIt() {
            var step = client.post("/simulations/one/steps", "{\"advance\": \"1d\"}");

            assertThat(step.problem()).isEqualTo("simulation-over");
            assertThat(step.at("/detail")).contains(TOO_LONG);
        }
    }

    @Test
    void aSimulationThatIsBeingStartedEndsWithTheServer() throws Exception {
        var processors = new Processors(1, () -> 0, Duration.ofDays(1));
        var simulations = new Simulations(LIMITS, () -> 0, processors, new Metrics());
        var blueprint = Simulation.of("contoso");
        var begun = new CountDownLatch(1);
        var started = new CompletableFuture<Simulation>();
        var adding =
                CompletableFuture.supplyAsync(() -> simulations.add(Optional.of("one"), (listener, interruption) -> {
                    begun.countDown();
                    await().until(interruption::getAsBoolean);
                    started.complete(blueprint.start(listener, interruption));
                    return started.join();
                }));
        begun.await();
        processors.stop();

        assertThat(adding)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ProblemException.class)
                .withMessageContaining("the server ends");
        assertThat(started.join().over()).isTrue();
        assertThat(simulations.all()).isEmpty();
    }

    /** By a clock that stands for whoever forks until the server ends. */
    @Test
    void aServerThatStopsEndsTheForkThatIsUnderWay() throws Exception {
        var forks = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var client = Visitor.by(
                () -> {
                    if (in(Thread.currentThread(), Simulation.class.getName() + ".fork")) {
                        forks.countDown();
                        awaitUninterrupted(goesOn);
                    }
                    return 0;
                },
                Limits.usual());
        client.post("/simulations", "{\"name\": \"one\"}");
        var fork = CompletableFuture.supplyAsync(() -> client.post("/simulations/one/fork", "{}"));
        forks.await();
        var closing = new Thread(client::close);
        closing.start();
        await().until(() -> in(closing, "org.eclipse.jetty."));
        goesOn.countDown();
        closing.join();

        assertThat(fork.join().problem()).isEqualTo("stopping");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static boolean in(Thread thread, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).startsWith(method));
    }
}
