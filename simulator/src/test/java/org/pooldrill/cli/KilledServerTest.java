package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * {@code serve} in a process of its own that is ended, or killed, while clients take steps and logs, send logs, run jobs
 * and read what came of them: whatever arrived as a log is one, nothing is left behind, and it starts again at the same
 * place. At that moment a log is half sent, and a job runs.
 */
@Tag("long")
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("pooldrill.server.kills", 1);
    private static final int CLIENTS = 4;
    private static final int LEAST_ANSWERS_BEFORE = 5 * CLIENTS;
    private static final int MOST_ANSWERS_BEFORE = 60;
    private static final List<Integer> DOCUMENTED = List.of(200, 201, 202, 204, 409, 503);
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String LONG_JOB =
            "{\"drill\": {\"drill\": \"Long\", \"load\": \"lync-2013\", \"steps\": [{\"advance\": \"900d\"}]}}";

    @TempDir
    Path folder;

    private final AtomicBoolean killed = new AtomicBoolean();
    private final ConcurrentLinkedQueue<String> undocumented = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> logs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> keptLogs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> jobLogs = new ConcurrentLinkedQueue<>();

    static Stream<Arguments> kills() {
        return IntStream.range(0, KILLS).boxed().flatMap(seed -> Stream.of(false, true)
                .map(forcibly -> Arguments.of(seed, forcibly)));
    }

    @ParameterizedTest(name = "{0}, forcibly: {1}")
    @MethodSource("kills")
    void leavesNoTornLogAndNothingElseAndStartsAgain(int seed, boolean forcibly) throws Exception {
        var first = ServerProcess.start(folder, 0);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try (var half = halfSent(first.address())) {
            var running = job(HttpClient.newHttpClient(), first.address(), LONG_JOB);
            var enough = new CountDownLatch(LEAST_ANSWERS_BEFORE + new Random(seed).nextInt(MOST_ANSWERS_BEFORE));
            IntStream.range(0, CLIENTS)
                    .forEach(client -> clients.execute(() -> visit(first.address(), client, seed, enough)));
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !keptLogs.isEmpty() && !jobLogs.isEmpty() || !undocumented.isEmpty());
            assertThat(get(HttpClient.newHttpClient(), running).body()).contains("\"state\":\"running\"");
            assertThat(half.getInputStream().available()).isZero();

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
        assertThat(keptLogs).isSubsetOf(logs);
        assertThat(jobLogs).isNotEmpty().containsOnly(jobLogs.element()).allSatisfy(KilledServerTest::isWhole);
        assertThat(files()).isEmpty();

        var second = ServerProcess.start(folder, first.address().getPort());
        try {
            for (var all : List.of("simulations", "logs", "jobs")) {
                assertThat(get(HttpClient.newHttpClient(), second.address() + "/" + all)
                                .body())
                        .isEqualTo("{\"" + all + "\":[]}");
            }
        } finally {
            second.process().destroyForcibly().waitFor();
        }
    }

    /** One client with a simulation of his own, until the server is gone. */
    private void visit(URI address, int client, int seed, CountDownLatch enough) {
        var http = HttpClient.newHttpClient();
        var own = address + "/simulations/s" + client;
        try {
            var made = "{\"name\": \"s" + client + "\", \"load\": \"lync-2013\"}";
            note(post(http, address + "/simulations", JSON, made), enough);
            var job = job(http, address, "{\"drill\": \"disaster-failover\"}");
            for (var step = seed; ; step++) {
                note(post(http, own + "/steps", JSON, "{\"advance\": \"" + (1 + step % 20) + "m\"}"), enough);
                var log = noted(get(http, own + "/log"), logs, enough);
                if (log.statusCode() == 200) {
                    keep(http, address, log.body(), enough);
                }
                if (noted(get(http, job + "/log"), jobLogs, enough).statusCode() == 200) {
                    note(delete(http, job), enough);
                    job = job(http, address, "{\"drill\": \"disaster-failover\"}");
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

    /** Has a log kept, looks at it, and deletes it. */
    private void keep(HttpClient http, URI address, String log, CountDownLatch enough)
            throws IOException, InterruptedException {
        var sent = post(http, address + "/logs", LINES, log);
        note(sent, enough);
        var kept = address + sent.headers().firstValue("Location").orElse("");
        note(get(http, kept + "/state"), enough);
        note(get(http, kept + "/events?after=10"), enough);
        noted(get(http, kept + "/log"), keptLogs, enough);
        note(delete(http, kept), enough);
    }

    /** Has a drill run; its address. */
    private String job(HttpClient http, URI address, String drill) throws IOException, InterruptedException {
        var job = post(http, address + "/jobs", JSON, drill);
        note(job, new CountDownLatch(1));
        return address + job.headers().firstValue("Location").orElse("");
    }

    /** A connection on which a log is being sent, and no more of it comes. */
    private static Socket halfSent(URI address) throws IOException {
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream()
                .write(("POST /logs HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: " + LINES
                                + "\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(100_000))
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private HttpResponse<String> noted(
            HttpResponse<String> answer, ConcurrentLinkedQueue<String> logs, CountDownLatch enough) throws IOException {
        note(answer, enough);
        if (answer.statusCode() == 200) {
            logs.add(answer.body());
        }
        return answer;
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

    private static HttpResponse<String> delete(HttpClient http, String address)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address)).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient http, String address, String type, String text)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
