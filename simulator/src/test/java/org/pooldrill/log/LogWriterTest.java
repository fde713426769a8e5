package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.SegmentedEventStorageEngine;
import org.pooldrill.store.StoreLimits;
import org.pooldrill.store.StoredEvent;

class LogWriterTest {

    @TempDir
    Path folder;

    @Test
    void writesHeaderEventsAndFooterByteForByte() {
        var expected = SampleLog.resealed(SampleLog.TEXT);
        assertThat(SampleLog.text()).isEqualTo(expected);
    }

    @Test
    void sumsUpAllBytesBeforeTheFooterWithAndWithoutAFile() {
        var text = SampleLog.text();
        var before = text.substring(0, text.indexOf("{\"end\"")).getBytes(StandardCharsets.UTF_8);
        var footer = SampleLog.write(LogWriter.toNowhere(SampleLog.header()));
        assertThat(footer).isEqualTo(new LogFooter(LogEnd.PASSED, 3, SampleLog.sha256(before)));
        assertThat(SampleLog.write(LogWriter.to(folder.resolve("a.events.jsonl"), SampleLog.header())))
                .isEqualTo(footer);
        assertThat(SampleLog.write(LogWriter.to(folder.resolve("a.events.jsonl.gz"), SampleLog.header())))
                .isEqualTo(footer);
    }

    @Test
    void compressesWhenTheNameEndsInGz() throws IOException {
        var file = folder.resolve("run.events.jsonl.GZ");
        SampleLog.write(LogWriter.to(file, SampleLog.header()));
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(in.readAllBytes()).isEqualTo(SampleLog.bytes());
        }
        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    }

    @Test
    void replacesTheFileThatIsThere() throws IOException {
        var file = folder.resolve("run.events.jsonl");
        Files.writeString(file, "x".repeat(10_000));
        SampleLog.write(LogWriter.to(file, SampleLog.header()));
        assertThat(Files.readAllBytes(file)).isEqualTo(SampleLog.bytes());
    }

    @Test
    void refusesNamesOfOtherFormatsAndSaysWhatIsAccepted() {
        var file = folder.resolve("run.events.jsonl.xz");
        assertThatThrownBy(() -> LogWriter.to(file, SampleLog.header()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": no log is written as .xz; write it to a name that ends in .events.jsonl,"
                        + " .events.jsonl.gz or .events.jsonl.zst");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysThatTheFolderIsMissing() {
        var file = folder.resolve("missing").resolve("run.events.jsonl");
        assertThatThrownBy(() -> LogWriter.to(file, SampleLog.header()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + " cannot be written: there is no such folder");
    }

    @Test
    void refusesAGap() {
        var log = LogWriter.toNowhere(SampleLog.header());
        assertThatThrownBy(() -> log.on(SampleLog.events().get(1), ""))
                .hasMessage("event 2 follows event 0 in the log");
    }

    @Test
    void writesNumbersOfAnyLengthAndQuotesNames() {
        var out = new ByteArrayOutputStream();
        try (var log = LogWriter.to(out, SampleLog.header())) {
            var type = SampleLog.TYPES.named("SiteLost").orElseThrow();
            log.on(new StoredEvent("a\"b", Long.MAX_VALUE, 1, 10, 0, "", -1, type, EventData.of("{}")), "");
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith("\n{\"seq\":1,\"t\":10,\"store\":\"a\\\"b\",\"n\":9223372036854775807,"
                        + "\"type\":\"SiteLost\",\"v\":1,\"data\":{}}\n");
    }

    @Test
    void leavesWholeLinesAfterAFlush() {
        var out = new ByteArrayOutputStream();
        var log = LogWriter.to(out, SampleLog.header());
        log.on(SampleLog.events().get(0), "");
        log.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(SampleLog.text()
                        .substring(0, out.toString(StandardCharsets.UTF_8).length()))
                .endsWith("}\n");
        log.on(SampleLog.events().get(1), "");
        log.on(SampleLog.events().get(2), "");
        log.finish(LogEnd.PASSED);
        assertThat(out.toByteArray()).isEqualTo(SampleLog.bytes());
    }

    @Test
    void handsOnWholeLinesWhileTheRunGoesOn() throws IOException {
        var file = folder.resolve("run.events.jsonl");
        try (var log = LogWriter.to(file, SampleLog.header())) {
            var written = 0L;
            for (var seq = 1; seq <= 2_000; seq++) {
                var event = SampleLog.events().get(1);
                log.on(new StoredEvent("estate", seq, seq, 0, 0, "", -1, event.type(), event.data()), "");
                written += 80;
                var text = Files.readString(file);
                assertThat(text.isEmpty() || text.endsWith("}\n")).isTrue();
                assertThat(text.length()).isGreaterThan((int) (written - (1 << 17)));
            }
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void writesTheVeryBytesThatTheStoresKeep() {
        var recorder = new Recorder(() -> 0);
        var limits = new StoreLimits(4096, 0, folder);
        var codec = new EventCodec(SampleLog.TYPES);
        var out = new ByteArrayOutputStream();
        try (var pool1 = new SegmentedEventStorageEngine("pool1", Instant.EPOCH, recorder, codec, limits);
                var pool2 = new SegmentedEventStorageEngine("pool2", Instant.EPOCH, recorder, codec, limits)) {
            var log = LogWriter.to(out, SampleLog.header());
            recorder.listen(log);
            for (var i = 0; i < 3_000; i++) {
                var cause = (long) i / 2;
                var store = i % 3 == 0 ? pool1 : pool2;
                recorder.causedBy(cause, () -> store.append(new SampleLog.ContactAdded("alice", "c" + cause)));
            }
            log.finish(LogEnd.INTERRUPTED);

            var events = SampleLog.read(out.toByteArray());
            assertThat(events).hasSize(3_000);
            var kept = new ArrayList<StoredEvent>();
            pool1.forEach(1, kept::add);
            pool2.forEach(1, kept::add);
            for (var raw : kept) {
                var event = events.get((int) raw.seq() - 1);
                assertThat(event)
                        .isEqualTo(new LogEvent(
                                raw.seq(), raw.t(), raw.store(), raw.n(), raw.type(), raw.data(), raw.cause()));
                assertThat(event.payload(codec)).isEqualTo(codec.decode(raw.type(), raw.data()));
            }
        }
    }
}
