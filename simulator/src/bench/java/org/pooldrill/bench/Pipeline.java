package org.pooldrill.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * The program: from the user's change to the partner's copy. One invocation replicates all changes from an empty
 * log on, so that cost and length can be compared; it ends when the last change is imported and acknowledged and the log
 * is written. The heap has 1 GiB, most of it for what is short-lived, and the parallel collector.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx1g", "-Xms1g", "-Xmn600m"})
@Warmup(iterations = 1)
@Measurement(iterations = 2)
public abstract class Pipeline {
    private static final long WARM_UP_CHANGES = 500_000;

    private final TemporaryLog log = new TemporaryLog();
    private @Nullable TwoPools pools;
    private long number;

    /** How many changes to replicate. */
    abstract long changes();

    /** How many changes are due at one pool at one moment, and come as one command. */
    abstract int burst();

    /** Whether each pool is compared with the replay of its store before the clock stops. */
    boolean compares() {
        return false;
    }

    /** Whether the metrics are on. */
    boolean metered() {
        return false;
    }

    /** Deploys both pools. The first run is there for the compiler of the Java machine, and the same for every length. */
    @Setup(Level.Iteration)
    public void deploy(IterationParams iteration) {
        close();
        number = iteration.getType() == IterationType.WARMUP ? WARM_UP_CHANGES : changes();
        pools = new TwoPools(burst(), log.file());
        if (metered()) {
            pools.meter();
        }
    }

    /** Replicates all changes. */
    @Benchmark
    public long replicate() {
        var replicated = pools().replicate(number);
        if (compares()) {
            pools().verify();
        }
        return Complete.of(number, replicated);
    }

    @TearDown(Level.Trial)
    public void finish() {
        close();
        log.close();
    }

    private TwoPools pools() {
        return Objects.requireNonNull(pools, "deploy() comes first");
    }

    private void close() {
        if (pools != null) {
            pools.close();
            pools = null;
        }
    }
}
