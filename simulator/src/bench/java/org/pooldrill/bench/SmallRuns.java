package org.pooldrill.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

/**
 * Whole runs of the drill seed-note, two pools of 9,002 users, from its deployment to the comparison with the replayed
 * stores, one after the other and two at a time in one process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx1g"})
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 2, time = 10)
public class SmallRuns {
    private final DrillFile.Ready drill = DrillFile.load("seed-note", new ExpressionNames())
            .ready()
            .orElseThrow(() -> new IllegalStateException("seed-note has problems"));

    /** One at a time. */
    @Benchmark
    @Threads(1)
    public LogEnd oneAtATime() {
        return run();
    }

    /** Two at a time. */
    @Benchmark
    @Threads(2)
    public LogEnd twoAtATime() {
        return run();
    }

    private LogEnd run() {
        var outcome = DrillRunner.of(drill).run().outcome();
        if (outcome != LogEnd.PASSED) {
            throw new IllegalStateException("seed-note " + outcome.word());
        }
        return outcome;
    }
}
