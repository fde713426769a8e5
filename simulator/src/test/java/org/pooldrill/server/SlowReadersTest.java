package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.log.SpoolSpace;

/**
 * Clients that ask for a long log and then read it slowly or not at all: more of them than may compute, or wait for one
 * simulation, and nobody else notices. {@link EventStreamTest} has those of streams.
 */
@Tag("long")
class SlowReadersTest {
    private static final int SLOW = 20;
    private static final int RECEIVE_BUFFER_BYTES = 16 << 10;
    private static final int NOTES = 40;
    private static final int NOTE_LETTERS = 20_000;
    private static final int MORE_THAN_BUFFERS_HOLD = NOTES * NOTE_LETTERS;
    private static final String NOTE = "{\"note\": \"" + "x".repeat(NOTE_LETTERS) + "\"}";
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Socket> sockets = new ArrayList<>();
    private Visitor client = Visitor.of(Limits.usual());

    /** Has a simulation, a job and a log, each with a log that no buffers hold. */
    private void start(Duration quiet) {
        client.close();
        client = Visitor.at(new HttpServer.Door("127.0.0.1", 0, Optional.empty(), quiet), Limits.usual());
        client.post("/simulations", "{\"name\": \"read\"}");
        for (var i = 0; i < NOTES; i++) {
            client.post("/simulations/read/steps", NOTE);
        }
        var notes = IntStream.range(0, NOTES).mapToObj(i -> NOTE).collect(Collectors.joining(","));
        client.post(
                "/jobs", "{\"drill\": {\"drill\": \"Notes\", \"estate\": \"contoso\", \"steps\": [" + notes + "]}}");
        client.send("POST", "/logs", client.get("/simulations/read/log").body(), "Content-Type", Answer.LINES);
        await().atMost(PATIENCE).until(() -> client.get("/jobs/1").at("/state").equals("passed"));
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        client.close();
    }

    /** Asks, reads that it is answered, and no more. */
    private Socket ask(String path) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("127.0.0.1", client.address().getPort()));
        var request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var status = "HTTP/1.1 200 ";
        assertThat(new String(socket.getInputStream().readNBytes(status.length()), StandardCharsets.US_ASCII))
                .isEqualTo(status);
        return socket;
    }

    private List<Socket> askOften(String path) throws IOException {
        var slow = new ArrayList<Socket>();
        for (var i = 0; i < SLOW; i++) {
            slow.add(ask(path));
        }
        return slow;
    }

    private static String rest(Socket socket) throws IOException {
        var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return rest.substring(rest.indexOf("\r\n\r\n") + 4);
    }

    private void othersGoOn(String path) {
        assertThat(client.get(path).body()).hasSizeGreaterThan(MORE_THAN_BUFFERS_HOLD);
        assertThat(client.post("/simulations/read/steps", "{\"advance\": \"1m\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/simulations/read/state").status()).isEqualTo(200);
        assertThat(client.post("/simulations/read/fork", "{\"name\": \"fork\"}").status())
                .isEqualTo(201);
        assertThat(client.get("/logs/1/state?at=0s").status()).isEqualTo(200);
        assertThat(client.get("/jobs/1").status()).isEqualTo(200);
    }

    private void deleteAll() {
        for (var path : List.of("/simulations/read", "/simulations/fork", "/jobs/1", "/logs/1")) {
            assertThat(client.delete(path).status()).isEqualTo(204);
        }
    }

    private long diskTaken() {
        return assertThat(client.server())
                .extracting("jobs.space", type(SpoolSpace.class))
                .actual()
                .taken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/simulations/read/log", "/jobs/1/log", "/logs/1/log", "/logs/1/events"})
    void getAllOfItWhateverHappensMeanwhileAndHoldUpNobody(String path) throws IOException {
        start(PATIENCE);
        var whole = client.get(path).body();
        var slow = askOften(path);

        othersGoOn(path);
        deleteAll();
        assertThat(diskTaken()).isGreaterThanOrEqualTo(MORE_THAN_BUFFERS_HOLD);

        for (var reader : slow) {
            assertThat(rest(reader)).isEqualTo(whole);
        }
        await().atMost(PATIENCE).until(() -> diskTaken() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/simulations/read/log", "/jobs/1/log", "/logs/1/log", "/logs/1/events"})
    void areLeftBehindWhereTheyReadNothingForLong(String path) throws IOException {
        start(SHORT);
        var whole = client.get(path).body();
        var slow = askOften(path);

        othersGoOn(path);
        deleteAll();

        await().atMost(PATIENCE).until(() -> diskTaken() == 0);
        for (var reader : slow) {
            assertThat(bytesLeft(reader)).isLessThan(whole.length());
        }
    }

    /** How much still comes of an answer that may have been broken off. */
    private static long bytesLeft(Socket socket) {
        var bytes = 0L;
        try {
            while (socket.getInputStream().read() >= 0) {
                bytes++;
            }
        } catch (IOException brokenOff) {
            return bytes;
        }
        return bytes;
    }
}
