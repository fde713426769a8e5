package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes that nobody should send: each is answered with problem details, and the server goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTest {
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final int BODY_BYTES = 10_000;

    private final Visitor client = Visitor.at(
            new HttpServer.Door("127.0.0.1", 0, Optional.empty(), QUIET),
            Limits.usual().bodyBytes(BODY_BYTES));

    @BeforeAll
    void start() {
        client.post("/simulations", "{\"name\": \"there\"}");
    }

    @AfterAll
    void stop() {
        client.close();
    }

    /** Sends these bytes and reads until the server closes the connection. */
    private String raw(String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", client.address().getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String rawGet(String path) throws IOException {
        return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/simulations/",
                "//simulations",
                "/simulations/there/../there/state/..",
                "/simulations/..%2f..%2fetc%2fpasswd",
                "/simulations/%2e%2e/log",
                "/simulations/there/log%00",
                "/simulations/there/%zz",
                "/simulations/there;x=y/log/x",
                "/../../etc/passwd",
                "/simulations/there\\log",
                "/SIMULATIONS"
            })
    void answersNoTrickWithPaths(String path) throws IOException {
        assertThat(rawGet(path)).containsPattern("^HTTP/1.1 40[04] ").contains("https://pooldrill.org/problems/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "", "a b", ".hidden", "x/y", "ä", "con\\u0000"})
    void takesNoNameThatIsNoName(String name) {
        assertThat(client.post("/simulations", "{\"name\": \"" + name + "\"}").problem())
                .isEqualTo("invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "my.estate.yaml", "file:///etc/passwd", "../contoso"})
    void readsNoFiles(String file) {
        assertThat(client.post("/simulations", "{\"estate\": \"" + file + "\"}").problem())
                .isEqualTo("invalid-input");
        assertThat(client.post("/simulations", "{\"estate\": {\"from\": \"" + file + "\"}}")
                        .problem())
                .isEqualTo("invalid-input");
        assertThat(client.post("/simulations", "{\"load\": \"" + file + "\"}").problem())
                .isEqualTo("invalid-input");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "nonsense"
            })
    void readsNoOtherContent(String type) {
        assertThat(client.send("POST", "/simulations", "{}", "Content-Type", type)
                        .problem())
                .isEqualTo("unsupported-media-type");
    }

    @Test
    void readsNothingWithoutAType() throws IOException {
        assertThat(
                        raw(
                                "POST /simulations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"seed\": 1, \"seed\": 2}", "{\"seed\": NaN}", "'x'"})
    void readsNothingThatIsNoObjectOfJson(String body) throws IOException {
        assertThat(raw(
                        "POST /simulations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 400 ")
                .contains("problems/invalid-request");
    }

    @Test
    void readsNoJsonThatIsNestedWithoutEnd() {
        assertThat(client.post("/simulations", "{\"estate\":".repeat(900) + "1" + "}".repeat(900))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void readsNoBodyThatIsTooLong() throws IOException {
        assertThat(client.post("/simulations", "{\"title\": \"" + "x".repeat(BODY_BYTES) + "\"}")
                        .problem())
                .isEqualTo("body-too-large");
        assertThat(raw("POST /simulations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n" + "4000\r\n" + " ".repeat(0x4000) + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void waitsForNoBodyThatDoesNotCome() throws IOException {
        assertThat(raw("POST /simulations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 50\r\n\r\n{\"name\":"))
                .startsWith("HTTP/1.1 408 ")
                .contains("problems/request-timeout");
        assertThat(client.names()).containsExactly("there");
    }

    @Test
    void waitsForNoHeadersThatDoNotCome() throws IOException {
        assertThat(raw("GET /simulations HTTP/1.1\r\nHost: loc")).doesNotContain("200 OK");
    }

    @Test
    void readsNoHeadersThatAreTooLong() throws IOException {
        assertThat(raw("GET /simulations HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "nonsense nonsense nonsense\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void answersNothingThatIsNoRequest(String bytes) throws IOException {
        assertThat(raw(bytes)).doesNotContain("200 OK");
    }

    @Test
    void saysThatAConnectionCannotBeUsedAgain() throws IOException {
        var unread = "DELETE /simulations/nobody HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nx";

        assertThat(raw(unread)).startsWith("HTTP/1.1 404 ").containsIgnoringCase("\r\nConnection: close\r\n");
        assertThat(raw("GET /simulations/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    void saysWhatCanBeDoneInstead() {
        var answer = client.send("PUT", "/simulations/there", "{}");

        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD");
    }

    @Test
    void knowsTheParametersOfARoute() {
        assertThat(client.get("/simulations/there/state?al=true").at("/detail")).contains("did you mean 'all'?");
        assertThat(client.get("/simulations/there/state?all=maybe").problem()).isEqualTo("invalid-request");
        assertThat(client.get("/simulations/there/value").problem()).isEqualTo("invalid-request");
        assertThat(client.get("/simulations/there/value?path=nowhere").problem())
                .isEqualTo("not-found");
    }

    @Test
    void answersNoPageOfAnotherSite() throws IOException {
        assertThat(client.get("/simulations", "Origin", "https://example.com").problem())
                .isEqualTo("forbidden-origin");
        assertThat(client.get("/simulations", "Origin", "null").problem()).isEqualTo("forbidden-origin");
        assertThat(raw("GET /simulations HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(client.get("/simulations", "Origin", client.address().toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void isOpenToOthersWithATokenAlone() {
        var open = new HttpServer.Door("0.0.0.0", 0, Optional.empty(), QUIET);

        assertThatThrownBy(() -> HttpServer.start(open, Limits.usual(), System::nanoTime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a token is needed");
    }

    @Nested
    class WithAToken {
        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic right-right-right", "right-right-right"})
        void answersNobodyWhoShowsAnotherOne(String shown) {
            try (var guarded = guarded()) {
                var answer = shown.isEmpty()
                        ? guarded.get("/simulations")
                        : guarded.get("/simulations", "Authorization", shown);

                assertThat(answer.problem()).isEqualTo("unauthorized");
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            }
        }

        @Test
        void answersWhoeverShowsIt() {
            try (var guarded = guarded()) {
                var answer = guarded.get("/simulations", "Authorization", "Bearer right-right-right");

                assertThat(answer.status()).isEqualTo(200);
            }
        }

        private Visitor guarded() {
            return Visitor.at(
                    new HttpServer.Door("127.0.0.1", 0, Optional.of("right-right-right"), QUIET), Limits.usual());
        }
    }
}
