package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pooldrill.Simulation;
import org.pooldrill.log.SpoolSpace;

/**
 * Many clients of many simulations at once, who do everything that can be done with one: nothing is answered that is not
 * documented, each simulation's log is the one of the same steps taken alone, and in the end nothing is left of it. {@code
 * -Dpooldrill.server.simulations=200 -Dpooldrill.server.clients=32 -Dpooldrill.server.seconds=600} is the full load, and
 * prints how long answers took. {@code -Dpooldrill.server.rate=300} is the calls that all clients make in a second, where
 * they are not to call without pauses; {@code -Dpooldrill.server.address=http://127.0.0.1:8421} visits a server that runs
 * elsewhere, of which it cannot be seen what is left.
 */
@Tag("long")
class ManyClientsTest {
    private static final int SIMULATIONS = Integer.getInteger("pooldrill.server.simulations", 20);
    private static final int CLIENTS = Integer.getInteger("pooldrill.server.clients", 8);
    private static final int SECONDS = Integer.getInteger("pooldrill.server.seconds", 3);
    private static final int RATE = Integer.getInteger("pooldrill.server.rate", 0);
    private static final Optional<URI> ELSEWHERE =
            Optional.ofNullable(System.getProperty("pooldrill.server.address")).map(URI::create);
    private static final int USERS = 100;
    private static final Duration UNTIL_ALL_IS_GONE = Duration.ofSeconds(40);

    private static final List<String> LINES = List.of(
            "Get-CsPool",
            "Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com",
            "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode",
            "Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com");
    private static final List<String> STEPS = Stream.concat(
                    LINES.stream().map(ManyClientsTest::typed),
                    Stream.of(
                            "{\"advance\": \"1m\"}",
                            "{\"advance\": \"17s\"}",
                            "{\"fault\": \"pool-down\", \"at\": \"pool1.contoso.com\"}",
                            "{\"heal\": \"pool-down\", \"at\": \"pool1.contoso.com\"}",
                            "{\"user\": \"alice@contoso.com\", \"does\": \"sign-out\"}",
                            "{\"user\": \"alice@contoso.com\", \"does\": \"sign-in\"}",
                            "{\"nonsense\": true}"))
            .toList();

    /** What a client does, and how many of a hundred calls are such. */
    private enum Kind {
        STATE(40),
        STEP(24),
        LINE_AS_JSON(6),
        LINE_AS_TEXT(6),
        USER(6),
        LOG(4),
        FORK(4),
        EVENTS(4),
        LIST(4),
        METRICS(2);

        private final int percent;

        Kind(int percent) {
            this.percent = percent;
        }

        static Kind any(Random random) {
            var drawn = random.nextInt(100);
            for (var kind : values()) {
                drawn -= kind.percent;
                if (drawn < 0) {
                    return kind;
                }
            }
            throw new AssertionError("more than a hundred of a hundred");
        }
    }

    private final ConcurrentLinkedQueue<String> undocumented = new ConcurrentLinkedQueue<>();
    private final Map<Integer, List<String>> taken = new ConcurrentHashMap<>();
    private final Map<Kind, ConcurrentLinkedQueue<Long>> nanos = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> createNanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger forks = new AtomicInteger();

    @Test
    void everyAnswerIsDocumentedEveryLogIsTheOneOfTheStepsAloneAndNothingIsLeft() throws InterruptedException {
        try (var client = ELSEWHERE
                .map(Visitor::of)
                .orElseGet(() -> Visitor.of(Limits.usual().simulations(SIMULATIONS + CLIENTS)))) {
            for (var i = 0; i < SIMULATIONS; i++) {
                var number = i;
                var made = client.post("/simulations", """
                        {"name": "s%d", "seed": %d, "estate": {"from": "contoso", "pools": {
                          "pool1.contoso.com": {"users": %d}, "pool2.contoso.com": {"users": %d}}}}""".formatted(number, number, USERS, USERS));
                createNanos.add(made.nanos());
                taken.put(i, Collections.synchronizedList(new ArrayList<>()));
            }
            try (var load = new Load(CLIENTS)) {
                load.make(RATE, random -> visit(client, random));
                assertThat(load.endedAfter(SECONDS)).isTrue();
            }

            assertThat(undocumented).isEmpty();
            assertThat(nanos).containsOnlyKeys(Kind.values());
            for (var i = 0; i < SIMULATIONS; i++) {
                assertThat(client.get("/simulations/s" + i + "/log").body())
                        .as("the log of s%d after %s", i, taken.get(i))
                        .isEqualTo(alone(i));
                assertThat(client.delete("/simulations/s" + i).status()).isEqualTo(204);
            }
            if (ELSEWHERE.isEmpty()) {
                await().atMost(UNTIL_ALL_IS_GONE).untilAsserted(() -> nothingIsLeft(client));
            }
        }
        if (SECONDS >= 30) {
            report();
        }
    }

    private static void nothingIsLeft(Visitor client) {
        assertThat(client.names()).isEmpty();
        assertThat(client.get("/metrics").body()).doesNotContain("simulation=\"");
        var server = client.server();
        assertThat(server.openStreams()).isZero();
        assertThat(server)
                .extracting("processors.places", type(Semaphore.class))
                .returns(Runtime.getRuntime().availableProcessors(), Semaphore::availablePermits)
                .returns(false, Semaphore::hasQueuedThreads);
        assertThat(server).extracting("jobs.space", type(SpoolSpace.class)).returns(0L, SpoolSpace::taken);
        assertThat(server)
                .extracting("jetty.threadPool", type(QueuedThreadPool.class))
                .returns(0, QueuedThreadPool::getUtilizedThreads)
                .returns(0, QueuedThreadPool::getQueueSize);
    }

    /** A call. Of each simulation it is known in which order steps were taken. */
    private void visit(Visitor client, Random random) {
        var number = random.nextInt(SIMULATIONS);
        var simulation = "/simulations/s" + number;
        var call = calls.getAndIncrement();
        var kind = call < Kind.values().length ? Kind.values()[call] : Kind.any(random);
        try {
            switch (kind) {
                case STATE -> answered(kind, client.get(simulation + "/state"), 200);
                case USER -> answered(kind, client.get(simulation + "/users/alice@contoso.com"), 200);
                case LIST -> answered(kind, client.get("/simulations"), 200);
                case METRICS -> answered(kind, client.get("/metrics"), 200);
                case LOG -> answered(kind, client.get(simulation + "/log"), 200, 429);
                case FORK -> forkAndDelete(client, simulation);
                case EVENTS -> begin(client, simulation + "/events");
                case STEP -> {
                    var step = STEPS.get(random.nextInt(STEPS.size()));
                    take(number, step, () -> answered(kind, client.post(simulation + "/steps", step), 200, 422));
                }
                case LINE_AS_JSON -> {
                    var line = LINES.get(random.nextInt(LINES.size()));
                    var body = "{\"line\": \"" + line + "\"}";
                    take(number, typed(line), () -> answered(kind, client.post(simulation + "/shell", body), 200));
                }
                case LINE_AS_TEXT -> {
                    var line = LINES.get(random.nextInt(LINES.size()));
                    take(number, typed(line), () -> answered(kind, text(client, simulation + "/shell", line), 200));
                }
            }
        } catch (RuntimeException | Error failed) {
            undocumented.add(kind + ": " + failed);
        }
    }

    private static String typed(String line) {
        return "{\"ps\": \"" + line + "\"}";
    }

    private static Answered text(Visitor client, String path, String line) {
        return client.send("POST", path, line, "Content-Type", "text/plain", "Accept", "text/plain");
    }

    private void take(int number, String step, Runnable call) {
        synchronized (taken.get(number)) {
            call.run();
            taken.get(number).add(step);
        }
    }

    private void forkAndDelete(Visitor client, String simulation) {
        var name = "fork" + forks.incrementAndGet();
        var fork = client.post(simulation + "/fork", "{\"name\": \"" + name + "\"}");
        answered(Kind.FORK, fork, 201, 429);
        if (fork.status() == 201) {
            documented(client.delete("/simulations/" + name), 204);
        }
    }

    private void begin(Visitor client, String path) {
        var before = System.nanoTime();
        var begin = client.beginOf(path);
        times(Kind.EVENTS).add(System.nanoTime() - before);
        if (!begin.matches("id: [0-9]+-1\ndata: \\{\"seq\":1,.*")) {
            undocumented.add(path + ": " + begin);
        }
    }

    private void answered(Kind kind, Answered answer, Integer... statuses) {
        documented(answer, statuses);
        times(kind).add(answer.nanos());
    }

    private void documented(Answered answer, Integer... statuses) {
        if (!List.of(statuses).contains(answer.status())) {
            undocumented.add(answer.toString());
        }
    }

    private ConcurrentLinkedQueue<Long> times(Kind kind) {
        return nanos.computeIfAbsent(kind, first -> new ConcurrentLinkedQueue<>());
    }

    private String alone(int number) {
        var blueprint = Simulation.of("contoso")
                .with("pools: { pool1.contoso.com: { users: %d }, pool2.contoso.com: { users: %d } }"
                        .formatted(USERS, USERS))
                .seed(number);
        try (var simulation = blueprint.start()) {
            for (var step : taken.get(number)) {
                try {
                    simulation.attempt(step);
                } catch (IllegalArgumentException refused) {
                    continue;
                }
            }
            var log = new ByteArrayOutputStream();
            simulation.writeLog(log);
            return log.toString(StandardCharsets.UTF_8);
        }
    }

    private void report() {
        System.out.println(nanos.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                .collect(Collectors.joining("\n", "", "\nCREATION " + shown(createNanos))));
    }

    private static String shown(ConcurrentLinkedQueue<Long> times) {
        return "%d: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
                .formatted(
                        times.size(),
                        percentile(times, 50) / 1e6,
                        percentile(times, 99) / 1e6,
                        percentile(times, 100) / 1e6);
    }

    private static long percentile(ConcurrentLinkedQueue<Long> times, int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
