package org.pooldrill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.pooldrill.bench.plain.PlainPair;
import org.pooldrill.bench.plain.PlainPair.Kept;

/**
 * The same changes at the same two pools, replicated both ways by stock parts of Axon on all processors, with a log of
 * every event as a user would write it with Jackson, and without. No clock is simulated, no invariant is checked, nothing is
 * exported, acknowledged or counted, so this does less than the program. It gets the collector that suits it best and
 * four times the heap.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx4g"})
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class PlainAxon {
    private static final long WARM_UP_CHANGES = 500_000;

    /** Changes of both pools together. */
    @Param({"100000", "1000000"})
    public long changes;

    /** Whether aggregates stay in the cache. */
    @Param("ALWAYS")
    public Kept kept;

    private final TemporaryLog log = new TemporaryLog();
    private final ObjectMapper mapper = new ObjectMapper();
    private @Nullable PlainPair pair;
    private long number;

    /** The first run is there for the compiler of the Java machine, and the same for every length. */
    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        close();
        number = iteration.getType() == IterationType.WARMUP ? WARM_UP_CHANGES : changes;
    }

    /** Replicates all changes; the events are in memory and nowhere else. */
    @Benchmark
    public void replicate() throws InterruptedException {
        replicate((pool, event) -> {});
    }

    /** Replicates all changes, with a line for each event in a file. */
    @Benchmark
    public void replicateWithLog() throws InterruptedException, IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(log.file()), 1 << 16)) {
            replicate((pool, event) -> write(out, pool, event));
        }
    }

    private void replicate(PlainPair.Listener listener) throws InterruptedException {
        var estate = TwoPools.contoso().estate();
        var sources = new ArrayList<Changes>();
        TwoPools.POOLS.forEach(pool -> sources.add(TwoPools.changes(estate, pool)));
        var both = new PlainPair(TwoPools.POOLS, number, kept, listener);
        pair = both;
        for (var i = 0L; i < number; i++) {
            var turn = (int) (i % sources.size());
            both.make(TwoPools.POOLS.get(turn), sources.get(turn).next());
        }
        both.awaitReplication();
    }

    private void write(OutputStream out, String pool, EventMessage<?> event) {
        try {
            var line = mapper.writeValueAsBytes(
                    Map.of("store", pool, "type", event.getPayloadType().getSimpleName(), "data", event.getPayload()));
            synchronized (out) {
                out.write(line);
                out.write('\n');
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Stops the threads; what the pair holds stays for the heap to be measured. */
    @TearDown(Level.Trial)
    public void finish() {
        close();
        log.close();
    }

    private void close() {
        if (pair != null) {
            pair.close();
        }
    }
}
