package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.log.LogReader.Mode;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.StoredEvent;

class LogReaderTest {

    private static final String EVENT_1 = SampleLog.TEXT.lines().toList().get(1) + "\n";
    private static final String EVENT_2 = SampleLog.TEXT.lines().toList().get(2) + "\n";

    @TempDir
    Path folder;

    @Test
    void readsWhatWasWritten() {
        try (var log = SampleLog.open(SampleLog.bytes(), Mode.WHOLE)) {
            assertThat(log.header()).isEqualTo(SampleLog.header());
            assertThat(log.footer()).isEmpty();
            var events = new ArrayList<LogEvent>();
            log.forEach(events::add);
            assertThat(events).hasSize(3);
            assertThat(events.get(2))
                    .isEqualTo(new LogEvent(
                            3,
                            60_000,
                            "pool1.contoso.com",
                            2,
                            SampleLog.TYPES.named("ContactAdded").orElseThrow(),
                            EventData.of("{\"user\":\"bob\",\"contact\":\"carol\"}"),
                            2));
            assertThat(events.get(0).payload(new EventCodec(SampleLog.TYPES)))
                    .isEqualTo(new SampleLog.ContactAdded("alice", "bj\u00f6rn"));
            assertThat(log.footer()).map(LogFooter::end).contains(LogEnd.PASSED);
            assertThat(log.stopped()).isEmpty();
            assertThat(log.next()).isEmpty();
        }
    }

    @Test
    void readsPlainAndCompressedFilesWhateverTheirNames() throws IOException {
        var plain = folder.resolve("a.gz");
        Files.write(plain, SampleLog.bytes());
        var compressed = folder.resolve("b.events.jsonl");
        Files.write(compressed, gzip(SampleLog.bytes()));
        for (var file : new Path[] {plain, compressed}) {
            try (var log = LogReader.open(file, SampleLog.TYPES, Mode.WHOLE)) {
                log.forEach(event -> {});
                assertThat(log.footer()).map(LogFooter::events).contains(3L);
            }
        }
    }

    @Test
    void readsLinesOfAnyLength() {
        var log = new ByteArrayOutputStream();
        var writer = LogWriter.to(log, SampleLog.header());
        var event = SampleLog.events().get(0);
        var contact = "x".repeat(300_000);
        writer.on(
                new StoredEvent(
                        "estate", 1, 1, 0, 0, "", -1, event.type(), EventData.of("{\"user\":\"" + contact + "\"}")),
                "");
        writer.finish(LogEnd.FAILED);
        assertThat(SampleLog.read(log.toByteArray()).get(0).data().length()).isEqualTo(300_011);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("nothing at all", text -> "", 1, "the log is empty; it has not even a header"),
                damage(
                        "a cut in the header",
                        text -> text.substring(0, 20),
                        1,
                        "the log is cut off in this line, after 20 bytes of it"),
                damage(
                        "another file",
                        text -> "{\"end\":1}\n",
                        1,
                        "this is no header of a log: it would start with {\"pooldrill\":1"),
                damage(
                        "no JSON",
                        text -> "drill: x\n" + text,
                        1,
                        "this is no header of a log: Unrecognized token 'drill'"),
                damage(
                        "a byte order mark",
                        text -> "\ufeff" + text,
                        1,
                        "the log starts with a byte order mark; it was written without one"),
                damage(
                        "a newer format",
                        text -> text.replace("{\"pooldrill\":1", "{\"pooldrill\":2")
                                .replace("0.1.0", "0.9.0"),
                        1,
                        "the log has format 2, this version of Pooldrill reads format 1: upgrade to version 0.9.0 or later"),
                damage(
                        "no format",
                        text -> text.replace("{\"pooldrill\":1", "{\"pooldrill\":0"),
                        1,
                        "there is no format 0 of logs; known is 1"),
                damage(
                        "a key missing in the header",
                        text -> text.replace("\"seed\":7,", ""),
                        1,
                        "the keys of the header are pooldrill, drill, drillSha256, estate, version, start, parent; expected are pooldrill, drill, drillSha256, estate, seed, version, start, parent"),
                damage(
                        "a text as seed",
                        text -> text.replace("\"seed\":7", "\"seed\":\"7\""),
                        1,
                        "the value of 'seed' in the header is no number"),
                damage(
                        "a local time",
                        text -> text.replace("08:00:00Z", "08:00:00"),
                        1,
                        "the value of 'start' in the header is no UTC time like 2013-11-04T08:00:00Z"),
                damage(
                        "CR LF",
                        text -> text.replace("\n", "\r\n"),
                        1,
                        "the line ends with CR LF; the lines of a log end with LF alone"),
                damage(
                        "one CR LF",
                        text -> text.replace("2}\n", "2}\r\n"),
                        4,
                        "the line ends with CR LF; the lines of a log end with LF alone"),
                damage(
                        "an empty line",
                        text -> text.replace(EVENT_2, "\n" + EVENT_2),
                        3,
                        "the line is empty; a log has no empty lines"),
                damage(
                        "a line doubled",
                        text -> text.replace(EVENT_2, EVENT_2 + EVENT_2),
                        4,
                        "event 2 stands after event 2, expected is 3: lines were doubled or reordered"),
                damage(
                        "a line missing",
                        text -> text.replace(EVENT_2, ""),
                        3,
                        "event 3 stands after event 1, expected is 2: lines are missing or were reordered"),
                damage(
                        "lines swapped",
                        text -> text.replace(EVENT_1 + EVENT_2, EVENT_2 + EVENT_1),
                        2,
                        "event 2 stands after event 0, expected is 1: lines are missing or were reordered"),
                damage(
                        "another store",
                        text -> text.replace("\"store\":\"estate\"", "\"store\":\"pool1.contoso.com\""),
                        3,
                        "event 2 has number 1 in the store pool1.contoso.com, expected is 2"),
                damage(
                        "an earlier time",
                        text -> text.replace("\"seq\":3,\"t\":60000", "\"seq\":3,\"t\":59999"),
                        4,
                        "event 3 happens at 59999 ms, before the event that precedes it (60000 ms)"),
                damage(
                        "a cause in the future",
                        text -> text.replace("\"cause\":2", "\"cause\":3"),
                        4,
                        "event 3 names event 3 as its cause, which had not happened yet"),
                damage(
                        "cause 0",
                        text -> text.replace("\"cause\":2", "\"cause\":0"),
                        4,
                        "the line is not as it was written: at byte 121 expected is '}', found is ',\"cause\":0}'"),
                damage(
                        "a key too many",
                        text -> text.replace("\"cause\":2", "\"cause\":2,\"x\":1"),
                        4,
                        "the line goes on after its last key"),
                damage(
                        "keys reordered",
                        text -> text.replace("\"seq\":2,\"t\":60000", "\"t\":60000,\"seq\":2"),
                        3,
                        "the key 'seq' is expected here, found is 't'"),
                damage(
                        "a key missing",
                        text -> text.replace(",\"n\":1,\"type\":\"SiteLost\"", ",\"type\":\"SiteLost\""),
                        3,
                        "the key 'n' is expected here, found is 'type'"),
                damage(
                        "spaces",
                        text -> text.replace("\"seq\":2,", "\"seq\": 2,"),
                        3,
                        "the line is not as it was written: at byte 8 expected is '2,\"t\":60000,\"store\":\"estate\",\"n\":1,\"type', found is ' 2,\"t\":60000,\"store\":\"estate\",\"n\":1,\"typ'"),
                damage(
                        "something behind the object",
                        text -> text.replace("\"Datacenter1\"}}", "\"Datacenter1\"}}x"),
                        3,
                        "the line is not as it was written: at byte 97 expected is its end, found is 'x'"),
                damage(
                        "a broken object",
                        text -> text.replace("\"Datacenter1\"}}", "\"Datacenter1\"}"),
                        3,
                        "the line is not what a log holds: Unexpected end-of-input"),
                damage("no object", text -> text.replace(EVENT_2, "[]\n"), 3, "the line is no JSON object"),
                damage(
                        "data that are no object",
                        text -> text.replace("{\"site\":\"Datacenter1\"}", "\"Datacenter1\""),
                        3,
                        "the value of 'data' is no object"),
                damage(
                        "a fraction",
                        text -> text.replace("\"seq\":2,\"t\":60000", "\"seq\":2,\"t\":60000.0"),
                        3,
                        "the value of 't' is no whole number"),
                damage(
                        "a negative time",
                        text -> text.replace("\"seq\":1,\"t\":0", "\"seq\":1,\"t\":-1"),
                        2,
                        "the value of 't' is negative: -1"),
                damage(
                        "a huge number",
                        text -> text.replace("\"seq\":1,", "\"seq\":99999999999999999999,"),
                        2,
                        "the line is not what a log holds: Numeric value"),
                damage(
                        "an unknown type",
                        text -> text.replace("SiteLost", "SiteFound"),
                        3,
                        "events of type 'SiteFound' are unknown to this version of Pooldrill: upgrade to version 0.1.0, which wrote"),
                damage(
                        "another version of a type",
                        text -> text.replace("SiteLost\",\"v\":1", "SiteLost\",\"v\":2"),
                        3,
                        "the event is version 2 of SiteLost, this version of Pooldrill reads up to version 1: upgrade to version 0.1.0"),
                damage(
                        "no footer",
                        text -> text.substring(0, text.indexOf("{\"end\"")),
                        5,
                        "the log is cut off after event 3: its footer is missing"),
                damage(
                        "a cut in an event",
                        text -> text.substring(0, text.indexOf("Datacenter1")),
                        3,
                        "the log is cut off in this line, after 82 bytes of it"),
                damage(
                        "a cut at the last line end",
                        text -> text.substring(0, text.length() - 1),
                        5,
                        "the log is cut off in this line, after 103 bytes of it"),
                damage("an unknown end", text -> text.replace("passed", "won"), 5, "a run does not end 'won'"),
                damage(
                        "another count",
                        text -> text.replace("\"events\":3", "\"events\":4"),
                        5,
                        "the footer counts 4 events, the log has 3"),
                damage(
                        "spaces in the footer",
                        text -> text.replace("\"events\":3", "\"events\": 3"),
                        5,
                        "the line is not as it was written: at byte 26 expected is '3,\"sha256\":"),
                damage(
                        "another key in the footer",
                        text -> text.replace("\"sha256\"", "\"md5\""),
                        5,
                        "the key 'sha256' is expected here, found is 'md5'"),
                damage("a line behind the footer", text -> text + EVENT_1, 6, "the log goes on after its footer"),
                damage("garbage behind the footer", text -> text + "x", 6, "the log goes on after its footer"),
                damage("a second log", text -> text + text, 6, "the log goes on after its footer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void refusesALogWith(String damage, UnaryOperator<String> change, long line, String reason) {
        var text = change.apply(SampleLog.text());
        var damaged = (text.contains("{\"end\":\"") && text.indexOf("{\"end\"") == text.lastIndexOf("{\"end\"")
                        ? SampleLog.resealed(text)
                        : text)
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SampleLog.read(damaged)).isInstanceOfSatisfying(LogDamaged.class, e -> {
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.reason()).startsWith(reason);
            assertThat(e).hasMessage("run:" + line + ": " + e.reason());
        });
    }

    @Test
    void namesBothCheckSumsWhenTheyDiffer() {
        var text = SampleLog.text();
        var footer = text.indexOf("{\"end\"");
        var changed = text.replace("carol", "cerol");
        assertThatThrownBy(() -> SampleLog.read(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LogDamaged.class)
                .hasMessage("run:5: the check sum does not fit, so something in the log was changed: the footer says "
                        + SampleLog.sha256(text.substring(0, footer).getBytes(StandardCharsets.UTF_8))
                        + ", the lines before it give "
                        + SampleLog.sha256(changed.substring(0, footer).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noticesEveryChangedByte() {
        var bytes = SampleLog.bytes();
        var random = new SplittableRandom(5);
        for (var i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> SampleLog.read(changed)).as("byte %d", i).isInstanceOf(LogDamaged.class);
        }
    }

    @Test
    void noticesEveryCut() {
        var bytes = SampleLog.bytes();
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SampleLog.read(cut))
                    .as("first %d bytes", length)
                    .isInstanceOfSatisfying(
                            LogDamaged.class, e -> assertThat(e.cutOff()).isTrue());
        }
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var bytes = SampleLog.bytes();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("carol")] = (byte) 0xe9;
        assertThatThrownBy(() -> SampleLog.read(bytes)).hasMessage("run:4: the line is not UTF-8 from byte 114 on");
    }

    @Test
    void refusesTypesThatItDoesNotKnow() {
        var types = EventTypes.of(SampleLog.ContactAdded.class);
        try (var log = LogReader.of(new ByteArrayInputStream(SampleLog.bytes()), "run", types, Mode.WHOLE)) {
            assertThat(log.next()).isPresent();
            assertThatThrownBy(log::next).hasMessageContaining("events of type 'SiteLost' are unknown");
        }
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        var file = folder.resolve("missing");
        assertThatThrownBy(() -> LogReader.open(file, SampleLog.TYPES, Mode.WHOLE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + " cannot be read: there is no such file");
    }

    @Nested
    class OfACompressedLog {

        @Test
        void noticesEveryCut() throws IOException {
            var bytes = gzip(SampleLog.bytes());
            for (var length = 0; length < bytes.length; length++) {
                var cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> SampleLog.read(cut))
                        .as("first %d bytes", length)
                        .isInstanceOf(LogDamaged.class);
            }
        }

        @Test
        void noticesDamage() throws IOException {
            var bytes = gzip(SampleLog.bytes());
            bytes[bytes.length - 8] ^= 1;
            assertThatThrownBy(() -> SampleLog.read(bytes))
                    .isInstanceOf(LogDamaged.class)
                    .hasMessageContaining(
                            "the compressed log is damaged: the check sum of a member of gzip does not fit");
        }
    }

    @Nested
    class Salvaging {

        @Test
        void readsTheEventsBeforeEveryCut() {
            var bytes = SampleLog.bytes();
            var headerLength = SampleLog.text().indexOf('\n') + 1;
            for (var length = headerLength; length < bytes.length; length++) {
                var events = new ArrayList<LogEvent>();
                try (var log = SampleLog.open(Arrays.copyOf(bytes, length), Mode.SALVAGE)) {
                    log.forEach(events::add);
                    assertThat(log.stopped()).isPresent();
                    assertThat(log.footer()).isEmpty();
                    assertThat(log.next()).isEmpty();
                }
                var whole = (int) new String(bytes, 0, length, StandardCharsets.UTF_8)
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        - 1;
                assertThat(events).isEqualTo(SampleLog.read(bytes).subList(0, whole));
            }
        }

        @Test
        void tellsWhereItStopped() {
            var text = SampleLog.text();
            var cut = text.substring(0, text.indexOf("carol")).getBytes(StandardCharsets.UTF_8);
            try (var log = SampleLog.open(cut, Mode.SALVAGE)) {
                log.forEach(event -> {});
                assertThat(log.stopped())
                        .map(LogDamaged::getMessage)
                        .contains("run:4: the log is cut off in this line, after 113 bytes of it");
            }
        }

        @Test
        void readsAWholeLogAsAnyOther() {
            try (var log = SampleLog.open(SampleLog.bytes(), Mode.SALVAGE)) {
                log.forEach(event -> {});
                assertThat(log.stopped()).isEmpty();
                assertThat(log.footer()).isPresent();
            }
        }

        @Test
        void readsACompressedLogUpToTheCut() throws IOException {
            var bytes = gzip(SampleLog.bytes());
            try (var log = SampleLog.open(Arrays.copyOf(bytes, bytes.length - 12), Mode.SALVAGE)) {
                log.forEach(event -> {});
                assertThat(log.stopped()).map(LogDamaged::cutOff).contains(true);
            }
        }

        @Test
        void stillRefusesOtherDamage() {
            var text = SampleLog.text();
            assertRefused(text.replace("carol", "cerol"));
            assertRefused(text.replace(EVENT_2, ""));
            assertRefused(text.substring(0, 30));
        }

        private void assertRefused(String text) {
            assertThatThrownBy(() -> {
                        try (var log = SampleLog.open(text.getBytes(StandardCharsets.UTF_8), Mode.SALVAGE)) {
                            log.forEach(event -> {});
                        }
                    })
                    .isInstanceOf(LogDamaged.class);
        }
    }

    private static Arguments damage(String name, UnaryOperator<String> change, long line, String reason) {
        return Arguments.of(name, change, line, reason);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
