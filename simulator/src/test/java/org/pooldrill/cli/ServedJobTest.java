package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.drill.Library;
import org.pooldrill.server.HttpServer;
import org.pooldrill.server.Limits;
import org.pooldrill.yaml.Yaml;

/** A drill as a job of the server and on the command line: the same run. */
class ServedJobTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"disaster-failover, 3, 0", "wan-outage, 0, 0"})
    void hasTheSameLogReportAndPageAsRun(String drill, long seed, int exit) throws Exception {
        var log = folder.resolve("run.events.jsonl");
        var page = folder.resolve("run.md");
        var run = Typed.of(
                "run",
                drill,
                "--seed",
                String.valueOf(seed),
                "--log",
                log.toString(),
                "--report",
                page.toString(),
                "--format",
                "json");
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);

        try (var server = HttpServer.start(HttpServer.Door.local(0), Limits.usual(), System::nanoTime)) {
            for (var how : new String[] {"\"" + drill + "\"", document(drill)}) {
                var job = post(server.address() + "/jobs", "{\"drill\": " + how + ", \"seed\": " + seed + "}")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                get(server.address() + job + "/progress", "*/*");

                assertThat(get(server.address() + job + "/log", "*/*")).isEqualTo(Files.readString(log));
                assertThat(get(server.address() + job + "/report", "*/*") + System.lineSeparator())
                        .isEqualTo(run.out());
                assertThat(get(server.address() + job + "/report", "text/markdown"))
                        .isEqualTo(Files.readString(page));
            }
        }
    }

    /** The drill's file as JSON. */
    private static String document(String drill) {
        var text = Library.drill(drill).orElseThrow();
        return Yaml.read(text.label(), text.bytes(), new java.util.ArrayList<>())
                .root()
                .toString();
    }

    private HttpResponse<String> post(String address, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private String get(String address, String accepted) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", accepted)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
