package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pooldrill.Simulation;

/**
 * Many clients of many simulations at once: nothing is answered that is not documented, and each simulation's log is the
 * one of the same steps taken alone. {@code -Dpooldrill.server.simulations=200 -Dpooldrill.server.clients=32
 * -Dpooldrill.server.seconds=600} is the full load, and prints how long answers took. {@code -Dpooldrill.server.rate=300}
 * is the calls that all clients make in a second, where they are not to call without pauses; {@code
 * -Dpooldrill.server.address=http://127.0.0.1:8421} visits a server that runs elsewhere.
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

    private static final List<String> STEPS = List.of(
            "{\"advance\": \"1m\"}",
            "{\"advance\": \"17s\"}",
            "{\"fault\": \"pool-down\", \"at\": \"pool1.contoso.com\"}",
            "{\"heal\": \"pool-down\", \"at\": \"pool1.contoso.com\"}",
            "{\"user\": \"alice@contoso.com\", \"does\": \"sign-out\"}",
            "{\"user\": \"alice@contoso.com\", \"does\": \"sign-in\"}",
            "{\"ps\": \"Get-CsPool\"}",
            "{\"ps\": \"Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com\"}",
            "{\"ps\": \"Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode\"}",
            "{\"ps\": \"Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com\"}",
            "{\"nonsense\": true}");

    private final ConcurrentLinkedQueue<String> undocumented = new ConcurrentLinkedQueue<>();
    private final Map<Integer, List<String>> taken = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> stateReadNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> createNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> stepNanos = new ConcurrentLinkedQueue<>();

    @Test
    void everyAnswerIsDocumentedAndEveryLogIsTheOneOfTheStepsAlone() throws InterruptedException {
        try (var client = ELSEWHERE
                .map(Visitor::of)
                .orElseGet(() -> Visitor.of(Limits.usual().simulations(SIMULATIONS)))) {
            for (var i = 0; i < SIMULATIONS; i++) {
                var number = i;
                timed(createNanos, client.post("/simulations", """
                        {"name": "s%d", "seed": %d, "estate": {"from": "contoso", "pools": {
                          "pool1.contoso.com": {"users": %d}, "pool2.contoso.com": {"users": %d}}}}""".formatted(number, number, USERS, USERS)));
                taken.put(i, Collections.synchronizedList(new ArrayList<>()));
            }
            try (var load = new Load(CLIENTS)) {
                load.make(RATE, random -> visit(client, random));
                assertThat(load.endedAfter(SECONDS)).isTrue();
            }

            assertThat(undocumented).isEmpty();
            assertThat(stepNanos).hasSizeGreaterThan(SIMULATIONS);
            for (var i = 0; i < SIMULATIONS; i++) {
                assertThat(client.get("/simulations/s" + i + "/log").body())
                        .as("the log of s%d after %s", i, taken.get(i))
                        .isEqualTo(alone(i));
            }
        }
        if (SECONDS >= 30) {
            report();
        }
    }

    /** A call: reads or steps any simulation. Of each simulation it is known in which order steps were taken. */
    private void visit(Visitor client, Random random) {
        var number = random.nextInt(SIMULATIONS);
        var simulation = "/simulations/s" + number;
        try {
            if (random.nextInt(3) > 0) {
                var answer = timed(stateReadNanos, client.get(simulation + "/state"));
                note(answer, answer.status() == 200);
                return;
            }
            var step = STEPS.get(random.nextInt(STEPS.size()));
            synchronized (taken.get(number)) {
                var answer = timed(stepNanos, client.post(simulation + "/steps", step));
                note(answer, answer.status() == 200 || answer.status() == 422);
                taken.get(number).add(step);
            }
        } catch (RuntimeException | Error failed) {
            undocumented.add(failed.toString());
        }
    }

    private void note(Answered answer, boolean documented) {
        if (!documented) {
            undocumented.add(answer.toString());
        }
    }

    private static Answered timed(ConcurrentLinkedQueue<Long> times, Answered answer) {
        times.add(answer.nanos());
        return answer;
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
        System.out.printf(
                "%d state reads: p50 %.1f ms, p99 %.1f ms, max %.1f ms; %d steps: p99 %.1f ms; creation: p50 %.1f ms, p99 %.1f ms%n",
                stateReadNanos.size(),
                percentile(stateReadNanos, 50) / 1e6,
                percentile(stateReadNanos, 99) / 1e6,
                percentile(stateReadNanos, 100) / 1e6,
                stepNanos.size(),
                percentile(stepNanos, 99) / 1e6,
                percentile(createNanos, 50) / 1e6,
                percentile(createNanos, 99) / 1e6);
    }

    private static long percentile(ConcurrentLinkedQueue<Long> times, int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
