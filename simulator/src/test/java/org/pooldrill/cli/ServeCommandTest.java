package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.server.Limits;

/** {@code serve} as a process of its own, and what it does not start with. */
class ServeCommandTest {

    @TempDir
    Path folder;

    @Test
    void servesUntilItIsToldToEndAndAnswersTheStepThatIsUnderWay() throws Exception {
        var process = java(List.of("serve", "--port", "0"));
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var address = address(out);
            assertThat(post(address + "/simulations", "{\"name\": \"long\", \"load\": \"lync-2013\"}")
                            .statusCode())
                    .isEqualTo(201);
            var step = HttpClient.newHttpClient()
                    .sendAsync(request(address + "/simulations/long/steps", "{\"advance\": \"30d\"}"), text());
            org.awaitility.Awaitility.await()
                    .until(() -> !get(address + "/simulations/long").body().contains("\"PT0S\""));

            process.destroy();

            assertThat(step.get(20, TimeUnit.SECONDS).body()).contains("problems/simulation-over");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(Exit.INTERRUPTED.code());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void noOtherCommandLoadsTheLibraryOfTheServer() throws Exception {
        var process = java(List.of("list"), "-Xlog:class+load");
        var loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(loaded).contains("org.pooldrill.cli.ListCommand").doesNotContain("org.eclipse.jetty");
    }

    @ParameterizedTest
    @CsvSource({
        "--host, 0.0.0.0, a token is needed",
        "--port, 70000, 0 to 65535",
        "--token-file, nowhere.txt, cannot be read",
        "--max-simulations, 0, 1 or more",
        "--max-memory, much, a size such as",
        "--max-idle, 0s, a duration such as",
    })
    void saysWhatIsWrongWithAnOption(String option, String value, String why) {
        var typed = Typed.of("serve", option, value);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains(option).contains(why);
    }

    @Test
    void takesNoTokenThatCouldBeGuessed() throws IOException {
        var file = Files.writeString(folder.resolve("token.txt"), "secret\n");

        assertThat(Typed.of("serve", "--token-file", file.toString()).err()).contains("at least 16");
    }

    @Test
    void theHelpAndThePageNameTheLimitsThatHold() throws IOException {
        var help = Typed.of("serve", "--help").out().replaceAll("\\s+", " ");
        var usual = Limits.usual();

        assertThat(help)
                .contains("(default: " + usual.simulations() + ")")
                .contains("(default: " + usual.users() + ")")
                .contains("(default: " + usual.events() + ")")
                .contains("(default: " + (usual.memoryBytes() >> 20) + "MiB)")
                .contains("(default: " + usual.idle().toHours() + "h)")
                .contains("(default: " + usual.streams() + ")")
                .contains("(default: " + (usual.bodyBytes() >> 20) + "MiB)")
                .contains("(default: " + usual.jobs().all() + ")")
                .contains("(default: " + usual.logs().all() + ")")
                .contains("(default: " + (usual.logs().bytes() >> 20) + "MiB)")
                .contains("(default: " + usual.jobs().time().toMinutes() + "m)");
        var page = Files.readString(Checkout.file("docs/server.md"));
        assertThat(help.split(" "))
                .filteredOn(word -> word.startsWith("--max-"))
                .allSatisfy(word -> assertThat(page).contains(word.replaceFirst("=.*", "")));
    }

    private static Process java(List<String> words, String... options) throws IOException {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of(options));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        line.add(Pooldrill.class.getName());
        line.addAll(words);
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    private static String address(BufferedReader out) throws IOException {
        var line = out.readLine();
        assertThat(line).startsWith("serving http://127.0.0.1:");
        return line.replaceFirst("^serving ", "").replaceFirst(",.*", "");
    }

    private static HttpResponse<String> post(String address, String json) throws Exception {
        return HttpClient.newHttpClient().send(request(address, json), text());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), text());
    }

    private static HttpRequest request(String address, String json) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }
}
