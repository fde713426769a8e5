package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pooldrill.log.LogReader.Mode;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;

/** Logs that are written and read in frames of gzip and of zstd. */
class CompressedLogTest {

    private static final int EVENTS = 25_000;

    @TempDir
    Path folder;

    private Path file(LogFormat format) {
        return folder.resolve("a" + LogFormat.ENDING + format.ending());
    }

    /** A log of some MiB. */
    private static LogFooter write(LogWriter log) {
        for (var i = 1; i <= EVENTS; i++) {
            log.on(
                    new StoredEvent(
                            "estate",
                            i,
                            i,
                            60L * i,
                            i / 2,
                            "",
                            -1,
                            SampleLog.TYPES.named("SiteLost").orElseThrow(),
                            EventData.of("{\"site\":\"Datacenter" + i * 7919L % 1009 + "\"}")),
                    "");
        }
        return log.finish(LogEnd.PASSED);
    }

    private static byte[] plain() {
        var out = new ByteArrayOutputStream();
        write(LogWriter.to(out, SampleLog.header()));
        return out.toByteArray();
    }

    private static byte[] compressed(LogFormat format, byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = format.writing(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(byte[] log) throws IOException {
        try (var text = LogFile.text(new ByteArrayInputStream(log), "run")) {
            return text.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areReadAsTheyWereWritten(LogFormat format) throws IOException {
        var footer = write(LogWriter.to(file(format), SampleLog.header()));

        try (var log = LogReader.open(file(format), SampleLog.TYPES, Mode.WHOLE)) {
            log.forEach(event -> {});
            assertThat(log.footer()).contains(footer);
        }
        assertThat(text(Files.readAllBytes(file(format)))).isEqualTo(plain());
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void haveTheSameBytesHoweverTheTextIsHandedOver(LogFormat format) throws IOException {
        var text = plain();
        var once = compressed(format, text);
        var bytes = new ByteArrayOutputStream();
        try (var out = format.writing(bytes)) {
            for (var at = 0; at < text.length; at += 70_001) {
                out.write(text, at, Math.min(70_001, text.length - at));
                out.flush();
            }
        }

        assertThat(bytes.toByteArray()).isEqualTo(once);
        assertThat(once).hasSizeLessThan(text.length / 6);
    }

    @ParameterizedTest
    @EnumSource
    void areReadFromAnyPlaceByTheFrameThatHoldsIt(LogFormat format) throws IOException {
        write(LogWriter.to(file(format), SampleLog.header()));
        var text = plain();
        var frames = new ArrayList<LogFrame>();
        var lines = new ArrayList<Long>();
        try (var log =
                LogReader.of(Files.newInputStream(file(format)), "run", SampleLog.TYPES, Mode.WHOLE, frames::add)) {
            log.forEach(event -> lines.add(log.offset()));
        }

        if (format != LogFormat.PLAIN) {
            assertThat(frames).hasSize(3).extracting(LogFrame::text).containsExactly(0L, 1L << 20, 2L << 20);
            assertThat(frames).extracting(LogFrame::file).isSorted().startsWith(0L);
        }
        for (var i : List.of(0, 1, 9_000, 20_000, EVENTS - 1)) {
            long offset = lines.get(i);
            var frame = frames.stream()
                    .filter(one -> one.text() <= offset)
                    .reduce((one, later) -> later)
                    .orElse(LogFrame.FIRST);
            try (var rest = LogFile.text(file(format), frame, offset)) {
                assertThat(rest.readAllBytes()).isEqualTo(Arrays.copyOfRange(text, (int) offset, text.length));
            }
        }
    }

    @Test
    void areReadByOtherPrograms() throws IOException {
        var text = plain();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed(LogFormat.GZIP, text))).readAllBytes())
                .isEqualTo(text);
        assertThat(new ZstdInputStream(new ByteArrayInputStream(compressed(LogFormat.ZSTD, text))).readAllBytes())
                .isEqualTo(text);
    }

    @Test
    void mayHaveBeenCompressedByOtherPrograms() throws IOException {
        var text = plain();
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(text);
        }
        var named = gzip.toByteArray();
        named[3] |= 8;
        var withName = new ByteArrayOutputStream();
        withName.write(named, 0, 10);
        withName.writeBytes("run.events.jsonl\0".getBytes(StandardCharsets.US_ASCII));
        withName.write(named, 10, named.length - 10);
        var zstd = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(zstd, 19)) {
            out.write(text);
        }

        assertThat(text(gzip.toByteArray())).isEqualTo(text);
        assertThat(text(withName.toByteArray())).isEqualTo(text);
        assertThat(text(zstd.toByteArray())).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void areRefusedWhereverTheyAreCut(LogFormat format) throws IOException {
        var bytes = compressed(format, SampleLog.bytes());
        for (var length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SampleLog.read(cut))
                    .as("first %d bytes", length)
                    .isInstanceOf(LogDamaged.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void areRefusedWhereAFlippedByteChangesTheirText(LogFormat format) throws IOException {
        var text = SampleLog.bytes();
        var bytes = compressed(format, text);
        for (var at = 0; at < bytes.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                try {
                    SampleLog.read(flipped);
                } catch (LogDamaged refused) {
                    continue;
                }
                assertThat(text(flipped)).as("bit %d of byte %d", bit, at).isEqualTo(text);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void areRefusedWhereSomethingElseFollows(LogFormat format) throws IOException {
        var bytes =
                Arrays.copyOf(compressed(format, SampleLog.bytes()), compressed(format, SampleLog.bytes()).length + 5);

        assertThatThrownBy(() -> SampleLog.read(bytes))
                .isInstanceOf(LogDamaged.class)
                .hasMessageContaining("something that is not compressed with");
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void areSalvagedUpToTheirLastWholeFrameAtLeast(LogFormat format) throws IOException {
        var frames = new ArrayList<LogFrame>();
        var bytes = compressed(format, plain());
        try (var text = LogFile.text(new ByteArrayInputStream(bytes), "run", frames::add)) {
            text.transferTo(OutputStream.nullOutputStream());
        }
        var last = frames.get(frames.size() - 1);

        var offset = 0L;
        try (var log = SampleLog.open(Arrays.copyOf(bytes, (int) last.file() + 1), Mode.SALVAGE)) {
            log.forEach(event -> {});
            assertThat(log.stopped()).map(LogDamaged::cutOff).contains(true);
            offset = log.offset();
        }
        assertThat(offset).isBetween(last.text() - 200, last.text());
    }

    @Test
    void areRefusedWhereTheyTakeMuchMemory() throws IOException {
        var zstd = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(zstd, 3)) {
            out.setLong(27);
            out.write(SampleLog.bytes());
        }

        assertThatThrownBy(() -> SampleLog.read(zstd.toByteArray()))
                .isInstanceOf(LogDamaged.class)
                .hasMessage("run:1: the compressed log is damaged: decompressing it takes a window of 134217728 bytes,"
                        + " accepted are up to 8388608: compress it with a level up to 19, and not with --long or"
                        + " --ultra");
    }

    @Test
    void areRefusedWhereTheyNeedADictionary() throws IOException {
        var bytes = compressed(LogFormat.ZSTD, SampleLog.bytes());
        bytes[4] |= 1;

        assertThatThrownBy(() -> SampleLog.read(bytes)).hasMessageContaining("a dictionary is needed");
    }

    @Test
    void doNotHaveToComeInOnePiece() throws IOException {
        for (var format : LogFormat.values()) {
            try (InputStream drop = new Dripping(compressed(format, plain()));
                    var text = LogFile.text(drop, "run")) {
                assertThat(text.readAllBytes()).isEqualTo(plain());
            }
        }
    }

    /** A stream that hands over few bytes at a time. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int room) {
            return super.read(target, offset, Math.min(room, 17));
        }
    }
}
