package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that were made to do harm, read by a program that has 64 MiB of memory. */
class HostileLogsTest {
    private static final long GIB = 1L << 30;
    private static final int MIB = 1 << 20;
    private static final String HEADER =
            "{\"pooldrill\":1,\"drill\":{},\"drillSha256\":\"\",\"estate\":{},\"seed\":0,\"version\":\"0\","
                    + "\"start\":\"2013-11-04T08:00:00Z\",\"parent\":null}\n";
    private static final String EVENT =
            "{\"seq\":1,\"t\":0,\"store\":\"estate\",\"n\":1,\"type\":\"NoteWritten\",\"v\":1,\"data\":";

    @TempDir
    Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    @Test
    void areRefusedWithLineAndReasonAndWithoutAStackTrace() throws Exception {
        log("long-line", "line 1: the line is longer than ");
        try (var sparse = new RandomAccessFile(folder.resolve("long-line").toFile(), "rw")) {
            sparse.setLength(GIB);
        }
        log("bomb.gz", "line 1: the line is longer than ");
        repeat("bomb.gz", gzip(new byte[16 * MIB]), 64);
        log("bomb.zst", "line 1: the line is longer than ");
        repeat("bomb.zst", Zstd.compress(new byte[8 * MIB]), 128);
        log("bomb-after-header.zst", "line 2: the line is longer than ");
        repeat("bomb-after-header.zst", Zstd.compress(HEADER.getBytes(StandardCharsets.UTF_8)), 1);
        repeat("bomb-after-header.zst", Zstd.compress("x".repeat(MIB).getBytes(StandardCharsets.UTF_8)), 1024);
        log("deep-header", "line 1: this is no header of a log: Document nesting depth");
        write("deep-header", "{\"pooldrill\":1,\"drill\":" + "[".repeat(6 * MIB) + "\n");
        log("deep-event", "line 2: the line is not what a log holds: Document nesting depth");
        write("deep-event", HEADER + EVENT + "{\"text\":" + "[".repeat(6 * MIB) + "\n");
        log("wide-header", "line 1: this is no header of a log: Token count");
        write("wide-header", "{\"pooldrill\":1,\"drill\":[" + "[],".repeat(2 * MIB) + "0]}\n");
        log("wide-event", "line 2: the line is not what a log holds: Token count");
        write("wide-event", HEADER + EVENT + "{" + keys(MIB / 2) + "}}\n");
        log("long-number", "line 2: the line is not what a log holds: Number value length");
        write("long-number", HEADER + "{\"seq\":" + "9".repeat(MIB) + "}\n");
        log("out-of-range", "line 2: the line is not what a log holds: Numeric value (99999999999999999999)");
        write("out-of-range", HEADER + "{\"seq\":99999999999999999999}\n");
        log("no-version", "line 2: there is no version 4294967297 of an event");
        write("no-version", HEADER + EVENT.replace("\"v\":1", "\"v\":4294967297") + "{}}\n");
        log("seed-out-of-range", "line 1: the value of 'seed' in the header is no number");
        write("seed-out-of-range", HEADER.replace("\"seed\":0", "\"seed\":99999999999999999999"));
        log("many-stores", "line 4098: event 4097 is of one store more than 4096");
        write("many-stores", HEADER + stores());
        log("foreign", "line 1: this is no header of a log: it would start with {\"pooldrill\":1");
        write("foreign", "{\"level\":\"INFO\",\"msg\":\"hello\"}\n");
        log("not-utf-8", "line 2: the line is not UTF-8 from byte 2 on");
        Files.write(folder.resolve("not-utf-8"), (HEADER + "x\u00ff\n").getBytes(StandardCharsets.ISO_8859_1));
        log("binary", "line 1: ");
        Files.write(folder.resolve("binary"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, '\n', 1, 2});

        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Pooldrill.class.getName(),
                "verify"));
        command.addAll(expected.keySet());
        var out = folder.resolve("out").toFile();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

        var said = Files.readString(out.toPath());
        expected.forEach((log, reason) ->
                assertThat(said.lines()).as(said).anyMatch(line -> line.startsWith(log + ": damaged: " + reason)));
        assertThat(said.lines()).as(said).hasSize(expected.size());
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private void log(String name, String reason) {
        expected.put(name, reason);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void repeat(String name, byte[] frame, int times) throws IOException {
        try (var out = Files.newOutputStream(
                folder.resolve(name),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
            for (var i = 0; i < times; i++) {
                out.write(frame);
            }
        }
    }

    private static String keys(int count) {
        var keys = new StringBuilder("\"a\":0");
        for (var i = 0; i < count; i++) {
            keys.append(",\"").append(i).append("\":0");
        }
        return keys.toString();
    }

    private static String stores() {
        var lines = new StringBuilder();
        for (var i = 1; i <= 5_000; i++) {
            lines.append("{\"seq\":").append(i).append(",\"t\":0,\"store\":\"s").append(i);
            lines.append("\",\"n\":1,\"type\":\"NoteWritten\",\"v\":1,\"data\":{\"text\":\"\"}}\n");
        }
        return lines.toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
