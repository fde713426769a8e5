package org.pooldrill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;

/**
 * The log of a working morning of two full pools, written and read in memory: by the program, with every check, and by
 * Jackson's streaming writer and parser, which make the same bytes and do nothing else with them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
@Warmup(iterations = 10)
@Measurement(iterations = 10)
public class LogText {
    private static final String MORNING = FullPools.drill("A working morning of two full pools", """
            steps:
              - advance: 4h
            """);

    /** How many events the log has. */
    @Param("241775")
    public long events;

    private final EventCodec codec = EventCatalogue.codec();
    private final List<StoredEvent> stored = new ArrayList<>();
    private final List<Object> records = new ArrayList<>();
    private final List<TokenBuffer> lines = new ArrayList<>();
    private byte[] bytes = {};
    private @Nullable Replay replay;
    private @Nullable LogHeader header;

    /** Runs the morning, and takes its events apart. */
    @Setup
    public void run() throws IOException {
        var loaded = DrillFile.read("morning", MORNING.getBytes(UTF_8), Folder.NONE, ExpressionCheck.NONE);
        var drill = loaded.ready()
                .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
        replay = new Replay(drill.estate());
        var out = new ByteArrayOutputStream();
        var runner = DrillRunner.of(drill)
                .logTo(head -> LogWriter.to(out, head))
                .heardBy((raw, payload) -> {
                    stored.add(raw);
                    records.add(payload);
                });
        header = runner.header();
        runner.run();
        bytes = out.toByteArray();
        Complete.of(events, stored.size());
        try (var json = new JsonFactory().createParser(bytes)) {
            while (json.nextToken() != null) {
                var line = new TokenBuffer(json);
                line.copyCurrentStructure(json);
                lines.add(line);
            }
        }
    }

    /** Jackson's streaming parser looks at every token. */
    @Benchmark
    public void jacksonParses(Blackhole looked) throws IOException {
        try (var json = new JsonFactory().createParser(bytes)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                looked.consume(token);
            }
        }
    }

    /** The program reads the events, and has checked form, order and check sum. */
    @Benchmark
    public long logIsRead(Blackhole looked) {
        try (var log =
                LogReader.of(new ByteArrayInputStream(bytes), "log", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            log.forEach(looked::consume);
            return Complete.of(events, log.footer().orElseThrow().events());
        }
    }

    /** The same, and makes a record of every event. */
    @Benchmark
    public long recordsAreRead(Blackhole looked) {
        try (var log =
                LogReader.of(new ByteArrayInputStream(bytes), "log", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            log.forEach(event -> looked.consume(event.payload(codec)));
            return Complete.of(events, log.footer().orElseThrow().events());
        }
    }

    /** The same on one thread, and takes every event into a view. */
    @Benchmark
    public long logIsReplayed() {
        return Complete.of(
                events, Objects.requireNonNull(replay, "run() comes first").of(new ByteArrayInputStream(bytes)));
    }

    /** Jackson's streaming writer writes every token. */
    @Benchmark
    public void jacksonWrites() throws IOException {
        try (var json = new JsonFactory().createGenerator(OutputStream.nullOutputStream(), JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            for (var line : lines) {
                line.serialize(json);
            }
        }
    }

    /** The program writes the events, whose data the stores have, and takes the check sum. */
    @Benchmark
    public long logIsWritten() {
        try (var log =
                LogWriter.to(OutputStream.nullOutputStream(), Objects.requireNonNull(header, "run() comes first"))) {
            stored.forEach(log::write);
            return Complete.of(events, log.finish(LogEnd.PASSED).events());
        }
    }

    /** The same, and makes the data of the records first. */
    @Benchmark
    public long recordsAreWritten() {
        var data = new ByteArrayOutputStream();
        try (var log =
                LogWriter.to(OutputStream.nullOutputStream(), Objects.requireNonNull(header, "run() comes first"))) {
            for (var i = 0; i < stored.size(); i++) {
                data.reset();
                var type = codec.encode(records.get(i), data);
                var raw = stored.get(i);
                log.write(new StoredEvent(
                        raw.store(),
                        raw.n(),
                        raw.seq(),
                        raw.t(),
                        raw.cause(),
                        raw.aggregate(),
                        raw.sequence(),
                        type,
                        EventData.of(data.toByteArray(), 0, data.size())));
            }
            return Complete.of(events, log.finish(LogEnd.PASSED).events());
        }
    }
}
