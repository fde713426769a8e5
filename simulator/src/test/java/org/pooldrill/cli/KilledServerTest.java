package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;

/**
 * {@code serve} in a process of its own that is ended, or killed, while clients take steps and logs: whatever arrived as a
 * log is one, nothing is left behind, and it starts again at the same place.
 */
@Tag("long")
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("pooldrill.server.kills", 1);
    private static final int CLIENTS = 4;
    private static final int LEAST_ANSWERS_BEFORE = 5 * CLIENTS;
    private static final int MOST_ANSWERS_BEFORE = 60;
    private static final List<Integer> DOCUMENTED = List.of(200, 201, 202, 409, 503);

    @TempDir
    Path folder;

    private final AtomicBoolean killed = new AtomicBoolean();
    private final ConcurrentLinkedQueue<String> undocumented = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> logs = new ConcurrentLinkedQueue<>();

    static Stream<Arguments> kills() {
        return IntStream.range(0, KILLS).boxed().flatMap(seed -> Stream.of(false, true)
                .map(forcibly -> Arguments.of(seed, forcibly)));
    }

    @ParameterizedTest(name = "{0}, forcibly: {1}")
    @MethodSource("kills")
    void leavesNoTornLogAndNothingElseAndStartsAgain(int seed, boolean forcibly) throws Exception {
        var first = ServerProcess.start(folder, 0);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var enough = new CountDownLatch(LEAST_ANSWERS_BEFORE + new Random(seed).nextInt(MOST_ANSWERS_BEFORE));
            IntStream.range(0, CLIENTS)
                    .forEach(client -> clients.execute(() -> visit(first.address(), client, seed, enough)));
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

            killed.set(true);
            if (forcibly) {
                first.process().destroyForcibly();
            } else {
                first.process().destroy();
            }

            assertThat(first.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.process().exitValue()).isEqualTo(forcibly ? 128 + 9 : Exit.INTERRUPTED.code());
            clients.shutdown();
            assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.process().destroyForcibly();
            clients.shutdownNow();
        }
        assertThat(undocumented).isEmpty();
        assertThat(logs).isNotEmpty().allSatisfy(KilledServerTest::isWhole);
        assertThat(files()).isEmpty();

        var second = ServerProcess.start(folder, first.address().getPort());
        try {
            assertThat(get(HttpClient.newHttpClient(), second.address() + "/simulations")
                            .body())
                    .isEqualTo("{\"simulations\":[]}");
        } finally {
            second.process().destroyForcibly().waitFor();
        }
    }

    /** One client with a simulation of his own, until the server is gone. */
    private void visit(URI address, int client, int seed, CountDownLatch enough) {
        var http = HttpClient.newHttpClient();
        var own = address + "/simulations/s" + client;
        try {
            note(
                    post(http, address + "/simulations", "{\"name\": \"s" + client + "\", \"load\": \"lync-2013\"}"),
                    enough);
            note(post(http, address + "/jobs", "{\"drill\": \"disaster-failover\"}"), enough);
            for (var step = seed; ; step++) {
                note(post(http, own + "/steps", "{\"advance\": \"" + (1 + step % 20) + "m\"}"), enough);
                var log = get(http, own + "/log");
                note(log, enough);
                if (log.statusCode() == 200) {
                    logs.add(log.body());
                }
            }
        } catch (IOException gone) {
            if (!killed.get()) {
                undocumented.add(gone.toString());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(HttpResponse<String> answer, CountDownLatch enough) throws IOException {
        enough.countDown();
        if (!DOCUMENTED.contains(answer.statusCode())) {
            undocumented.add(answer + ": " + answer.body());
        } else if (answer.statusCode() == 503) {
            throw new IOException("it stops");
        }
    }

    private static void isWhole(String log) {
        try (var reader = LogReader.of(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                "log",
                EventCatalogue.types(),
                LogReader.Mode.WHOLE)) {
            reader.forEach(event -> {});
            assertThat(reader.footer()).isPresent();
        }
    }

    /** What stands in the folder of temporary files, but for what the machine itself keeps there while it runs. */
    private List<String> files() throws IOException {
        try (var found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("pooldrill"))
                    .toList();
        }
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient http, String address, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
