package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of a simulation as they come, to clients that are quick, slow, gone, or back again. */
class EventStreamTest {
    private static final int IDLE_STREAMS = Integer.getInteger("pooldrill.server.streams", 100);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final int RECEIVE_BUFFER_BYTES = 16 << 10;

    private static final int NOTE_LETTERS = 20_000;
    private static final int MORE_THAN_BUFFERS_HOLD = 1_000_000;

    private final Visitor client = Visitor.at(
            new HttpServer.Door("127.0.0.1", 0, Optional.empty(), QUIET),
            Limits.usual().streams(IDLE_STREAMS));
    private final List<Stream> streams = new ArrayList<>();

    /** A client of a stream, by hand: what it reads and when is for the test to say. */
    private static final class Stream implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        Stream(int port, String path, String... headers) throws IOException {
            socket = new Socket();
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(20_000);
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next line that begins so; nothing where the stream ends before. */
        Optional<String> next(String begin) throws IOException {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(begin)) {
                    return Optional.of(line.substring(begin.length()));
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Stream open(String path, String... headers) throws IOException {
        var stream = new Stream(client.address().getPort(), path, headers);
        streams.add(stream);
        return stream;
    }

    @BeforeEach
    void start() {
        var made = client.post("/simulations", """
                {"name": "seen", "estate": {"from": "contoso", "pools": {
                  "pool1.contoso.com": {"users": 100}, "pool2.contoso.com": {"users": 100}}}}""");
        assertThat(made.status()).isEqualTo(201);
    }

    @AfterEach
    void stop() throws IOException {
        for (var stream : streams) {
            stream.close();
        }
        client.close();
    }

    private List<String> logged() {
        return client.get("/simulations/seen/log")
                .body()
                .lines()
                .filter(line -> line.startsWith("{\"seq\""))
                .toList();
    }

    private static List<String> read(Stream stream, int events) throws IOException {
        var read = new ArrayList<String>();
        while (read.size() < events) {
            read.add(stream.next("data: ").orElseThrow());
        }
        return read;
    }

    @Test
    void hasTheLinesOfTheLogThoseToComeToo() throws IOException {
        var stream = open("/simulations/seen/events");
        assertThat(read(stream, logged().size())).isEqualTo(logged());

        var before = logged().size();
        client.post("/simulations/seen/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");
        client.post("/simulations/seen/steps", "{\"advance\": \"10m\"}");

        var all = logged();
        assertThat(all).hasSizeGreaterThan(before);
        assertThat(read(stream, all.size() - before)).isEqualTo(all.subList(before, all.size()));
    }

    @Test
    void goesOnAfterTheLastEventThatAClientKnows() throws IOException {
        client.post("/simulations/seen/steps", "{\"advance\": \"10m\"}");
        var first = open("/simulations/seen/events");
        var id = first.next("id: ").orElseThrow();
        first.close();

        var second = open("/simulations/seen/events", "Last-Event-ID: " + id + "\r\n");

        assertThat(read(second, logged().size() - 1)).isEqualTo(logged().subList(1, logged().size()));
        assertThat(read(open("/simulations/seen/events?after=2"), 1)).containsExactly(logged().get(2));
    }

    @Test
    void saysThatTheEventsOfASimulationThatWasResetAreGone() throws IOException {
        var stream = open("/simulations/seen/events");
        var id = stream.next("id: ").orElseThrow();

        client.send("POST", "/simulations/seen/reset", "");

        assertThat(stream.next("event: ")).hasValue("end");
        assertThat(client.get("/simulations/seen/events", "Last-Event-ID", id).problem())
                .isEqualTo("events-gone");
        assertThat(client.get("/simulations/seen/events", "Last-Event-ID", "7").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void endsWithItsSimulationAndWithTheServer() throws IOException {
        var one = open("/simulations/seen/events");
        client.post("/simulations", "{\"name\": \"other\"}");
        var two = open("/simulations/other/events");
        one.next("id: ");
        two.next("id: ");

        client.delete("/simulations/seen");
        assertThat(one.next("event: ")).hasValue("end");
        client.close();
        assertThat(two.next("event: ")).hasValue("end");
    }

    @Test
    void outlivesTheTimeAfterWhichQuietConnectionsAreClosed() throws IOException {
        var stream = open("/simulations/seen/events");
        read(stream, logged().size());
        for (var beats = 0; beats < 4; beats++) {
            assertThat(stream.next(":")).hasValue("");
        }
        client.post("/simulations/seen/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");

        assertThat(stream.next("data: ")).isPresent();
    }

    @Test
    void aClientThatReadsNothingHoldsUpNobodyAndIsLeftBehind() throws IOException {
        var slow = open("/simulations/seen/events");
        var note = "{\"note\": \"" + "x".repeat(NOTE_LETTERS) + "\"}";
        for (var written = 0; written < MORE_THAN_BUFFERS_HOLD; written += NOTE_LETTERS) {
            client.post("/simulations/seen/steps", note);
        }

        var all = logged();
        assertThat(read(open("/simulations/seen/events"), all.size())).isEqualTo(all);
        await().atMost(Duration.ofSeconds(20)).until(() -> client.server().openStreams() == 1);
        assertThat(slow.next("event: end")).isEmpty();
    }

    @Test
    void manyOnWhichNothingHappensAreHeldOpen() throws IOException {
        for (var i = 0; i < IDLE_STREAMS; i++) {
            open("/simulations/seen/events?after=1000000");
        }
        await().until(() -> client.server().openStreams() == IDLE_STREAMS);
        assertThat(client.get("/simulations/seen/events").problem()).isEqualTo("limit-reached");

        client.delete("/simulations/seen");

        for (var stream : streams) {
            assertThat(stream.next("event: ")).hasValue("end");
        }
        await().until(() -> client.server().openStreams() == 0);
    }
}
