package org.pooldrill.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.pooldrill.change.Change;

/**
 * What the same changes cost at the very least: made up and put into a list, or written once each as a line of JSON.
 * Nothing is decided, replicated or kept in order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class Floor {

    /** Changes of both pools together. */
    @Param("1000000")
    public long changes;

    private final TemporaryLog log = new TemporaryLog();
    private final List<Changes> sources = new ArrayList<>();

    @Setup(Level.Invocation)
    public void begin() {
        var estate = TwoPools.contoso().estate();
        sources.clear();
        TwoPools.POOLS.forEach(pool -> sources.add(TwoPools.changes(estate, pool)));
    }

    /** Makes the changes up and puts them into a list. */
    @Benchmark
    public List<Change> append() {
        var list = new ArrayList<Change>();
        for (var i = 0L; i < changes; i++) {
            list.add(sources.get((int) (i % sources.size())).next());
        }
        return list;
    }

    /** Makes the changes up and writes each as a line of JSON to a file. */
    @Benchmark
    public void writeLines() throws IOException {
        try (var out = file()) {
            write(out);
        }
    }

    /** The same, and takes the SHA-256 of the file as it goes. */
    @Benchmark
    public byte[] writeLinesWithSha256() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var out = new DigestOutputStream(file(), digest)) {
            write(out);
        }
        return digest.digest();
    }

    private OutputStream file() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(log.file()), 1 << 16);
    }

    private void write(OutputStream out) {
        try (var lines = new JsonLines(out)) {
            for (var i = 0L; i < changes; i++) {
                var turn = (int) (i % sources.size());
                lines.write(TwoPools.POOLS.get(turn), sources.get(turn).next());
            }
        }
    }

    @TearDown(Level.Trial)
    public void removeLog() {
        log.close();
    }
}
