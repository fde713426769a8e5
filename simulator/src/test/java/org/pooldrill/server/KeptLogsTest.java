package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.Simulation;
import org.pooldrill.log.Spool;

/** Logs that clients send: looked at, and gone on from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptLogsTest {
    private static final String LINES = "application/x-ndjson";
    private static final String DOWN = "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}";
    private static final int FEW_BYTES = 100_000;

    @TempDir
    static Path folder;

    private Visitor client = Visitor.of(Limits.usual());
    private String log = "";
    private String stateThen = "";

    @BeforeAll
    void write() throws IOException {
        try (var simulation = simulation()) {
            simulation.advance(Duration.ofMinutes(10));
            stateThen = simulation.state().json().toString();
            simulation
                    .advance(Duration.ofMinutes(1))
                    .fault("pool-down", "pool1.contoso.com")
                    .advance(Duration.ofMinutes(10));
            for (var ending : new String[] {"jsonl", "jsonl.gz", "jsonl.zst"}) {
                simulation.writeLog(folder.resolve("log." + ending));
            }
        }
        log = Files.readString(folder.resolve("log.jsonl"));
    }

    private static Simulation simulation() {
        return Simulation.of("contoso")
                .with("pools: { pool1.contoso.com: { users: 50 }, pool2.contoso.com: { users: 50 } }")
                .seed(3)
                .start();
    }

    @AfterEach
    void startAnew() {
        limited(Limits.usual());
    }

    private void limited(Limits limits) {
        client.close();
        client = Visitor.of(limits);
    }

    private Answered send(String text) {
        return client.send("POST", "/logs", text, "Content-Type", LINES);
    }

    private String kept() {
        var sent = send(log);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return sent.header("Location");
    }

    @ParameterizedTest
    @CsvSource({"jsonl, application/x-ndjson", "jsonl.gz, application/gzip", "jsonl.zst, application/zstd"})
    void areTakenAsTheyAreWritten(String ending, String mediaType) throws IOException {
        var bytes = Files.readAllBytes(folder.resolve("log." + ending));
        var sent = client.send("POST", "/logs", bytes, "Content-Type", mediaType);

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(log).contains(sent.at("/sha256"));
        assertThat(sent.at("/end")).isEqualTo("interrupted");
        assertThat(client.get(sent.header("Location") + "/log").body()).isEqualTo(log);
        assertThat(client.get("/logs").json().path("logs").get(0)).isEqualTo(sent.json());
    }

    @Test
    void showTheStateAtAnyMoment() {
        var kept = kept();

        assertThat(client.get(kept + "/state?at=9m").at("/pools/pool1.contoso.com/state"))
                .isEqualTo("Active");
        assertThat(client.get(kept + "/state?at=10m").body()).isEqualTo(stateThen);
        assertThat(client.get(kept + "/state?at=2013-11-04T08:05:00Z").at("/time"))
                .isEqualTo(client.get(kept + "/state?at=5m").at("/time"));
        assertThat(client.get(kept + "/state?all=true").json().path("users"))
                .hasSizeGreaterThan(
                        client.get(kept + "/state").json().path("users").size());
    }

    @Test
    void sendNoStateToWhoeverHasIt() {
        var kept = kept();
        var first = client.get(kept + "/state?at=5m");

        assertThat(client.get(kept + "/state?at=5m", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(client.get(kept + "/state?at=6m", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "at=1d, after the end of the log",
        "at=soon, accepted is",
        "seq=1000000, the events of the log",
        "seq=-1, the events of the log",
        "at=1m&seq=1, both name a moment",
        "al=true, did you mean",
    })
    void haveNoOtherMoments(String query, String why) {
        var answer = client.get(kept() + "/state?" + query);

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.at("/detail")).contains(why);
    }

    @Test
    void showTheirEvents() {
        var lines = log.lines().toList();
        var kept = kept();

        assertThat(client.get(kept + "/events").body().lines()).isEqualTo(lines.subList(1, lines.size() - 1));
        assertThat(client.get(kept + "/events?after=4&most=2").body().lines()).isEqualTo(lines.subList(5, 7));
        assertThat(client.get(kept + "/events?after=1000000").body()).isEmpty();
    }

    @Test
    void canBeGoneOnFrom() {
        var made = client.post(kept() + "/fork", "{\"name\": \"on\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/simulations/on");

        assertThat(client.get("/simulations/on/log").body()).isEqualTo(log);

        client.post("/simulations/on/repairs", DOWN);
        client.post("/simulations/on/steps", "{\"advance\": \"1h\"}");
        assertThat(client.get("/simulations/on/state").at("/pools/pool1.contoso.com/state"))
                .isEqualTo("Active");
    }

    @Test
    void canBeGoneOnFromAfterSomeSteps() {
        var kept = kept();
        client.post(kept + "/fork", "{\"name\": \"before\", \"steps\": 1}");

        assertThat(client.get("/simulations/before/state").body()).isEqualTo(stateThen);
        assertThat(client.get("/simulations/before/steps").json().path("steps")).hasSize(1);
        assertThat(client.post(kept + "/fork", "{\"steps\": 9}").at("/detail")).contains("accepted is 0 to 4");
    }

    @Test
    void oneOfADrillCanBeGoneOnFrom() {
        var job = client.post("/jobs", "{\"drill\": \"disaster-failover\", \"seed\": 7}")
                .header("Location");
        client.whole(job + "/progress");
        var text = client.get(job + "/log").body();

        var made = client.post(send(text).header("Location") + "/fork", "{\"name\": \"on\"}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var own = client.get("/simulations/on/log").body().lines().toList();
        assertThat(text.lines().toList().subList(1, own.size() - 1)).isEqualTo(own.subList(1, own.size() - 1));
        assertThat(client.post("/simulations/on/steps", "{\"advance\": \"1h\"}").status())
                .isEqualTo(200);
    }

    @Test
    void oneWhoseStepsGiveOtherEventsIsNotGoneOnFrom() {
        var forged = forged(log.replaceFirst("\"advance\":\"10m\"", "\"advance\":\"11m\""));
        var answer = client.post(send(forged).header("Location") + "/fork", "{}");

        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.at("/detail")).contains("is the first that differs");
        assertThat(client.names()).isEmpty();
    }

    /** Another text with a check sum that fits. */
    private static String forged(String text) {
        var lines = text.substring(0, text.indexOf("{\"end\":"));
        return lines
                + text.substring(lines.length())
                        .replaceFirst("\"sha256\":\"[0-9a-f]*\"", "\"sha256\":\"" + sha256(lines) + "\"");
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void thatAreDamagedAreRefusedWithLineAndReason() {
        var lines = log.lines().toList();
        var cut = String.join("\n", lines.subList(0, 6)) + "\n";

        assertThat(send(cut).at("/detail"))
                .isEqualTo("the log is damaged: line 7: the log is cut off after event 5: its footer is missing");
        assertThat(send(log.replaceFirst("pool-down", "pool-up")).at("/detail")).contains("the check sum does not fit");
        assertThat(send(log.replaceFirst("\"seq\":5", "\"seq\":6")).at("/detail"))
                .contains("line 6: ")
                .contains("lines are missing or were reordered");
        assertThat(send("hello\n").at("/detail")).contains("line 1: ");
        assertThat(client.get("/logs").body()).isEqualTo("{\"logs\":[]}");
    }

    @Test
    void thatAreCompressedAndCutAreRefused() throws IOException {
        var bytes = Files.readAllBytes(folder.resolve("log.jsonl.gz"));
        var cut = Arrays.copyOf(bytes, bytes.length / 2);

        assertThat(client.send("POST", "/logs", cut, "Content-Type", "application/gzip")
                        .at("/detail"))
                .contains("the log is damaged: line ");
    }

    @Test
    void areOnlySoLong() throws IOException {
        limited(Limits.usual().logs(new Limits.OfLogs(2, FEW_BYTES)));
        var bomb = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[2 * FEW_BYTES]);
        }

        assertThat(send("x".repeat(2 * FEW_BYTES)).problem()).isEqualTo("body-too-large");
        assertThat(bomb.size()).isLessThan(FEW_BYTES);
        assertThat(client.send("POST", "/logs", bomb.toByteArray(), "Content-Type", "application/gzip")
                        .problem())
                .isEqualTo("body-too-large");
    }

    @Test
    void areOnlySoManyAndHaveOnlySoManyUsersAndEvents() {
        limited(Limits.usual().logs(new Limits.OfLogs(1, 1 << 20)));
        var first = kept();
        assertThat(send(log).problem()).isEqualTo("limit-reached");
        client.delete(first);
        kept();

        limited(Limits.usual().users(50));
        assertThat(send(log).at("/detail")).contains("100 users");
        limited(Limits.usual().events(5));
        assertThat(send(log).at("/detail")).contains("more events");
    }

    @Test
    void takeOnlySoMuchOfTheDiskTogether() {
        var room = log.length() + 100;
        limited(Limits.usual().diskBytes(room));
        var first = kept();

        var refused = send(log);
        assertThat(refused.problem()).isEqualTo("limit-reached");
        assertThat(refused.at("/detail")).contains("temporary files may have " + room + " bytes together");
        assertThat(client.get(first + "/log").body()).isEqualTo(log);

        client.delete(first);
        kept();
    }

    @Test
    void showTheirEventsWithoutTakingMoreOfTheDisk() {
        limited(Limits.usual().diskBytes(log.length()));
        var lines = log.lines().toList();

        assertThat(client.get(kept() + "/events").body().lines()).isEqualTo(lines.subList(1, lines.size() - 1));
    }

    @Test
    void areForgottenWhenNobodyAsksForThem() {
        limited(Limits.usual().idle(Duration.ofMillis(100)));
        kept();

        await().until(() -> client.get("/logs").body().equals("{\"logs\":[]}"));
    }

    @Test
    void oneThatIsDeletedWhileItIsAskedForIsNotThere() throws IOException {
        var text = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
        var processors = Processors.ofThisMachine(System::nanoTime, Limits.usual());
        var deleted = KeptLog.of(8, Spool.of(text), Limits.usual(), System::nanoTime, processors);
        deleted.close();

        assertThatThrownBy(deleted::text).isInstanceOf(ProblemException.class).hasMessage("there is no log '8'");
    }
}
