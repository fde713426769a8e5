package org.pooldrill.bench;

import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.Library;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

/**
 * Whole runs, from the deployment to the comparison with the replayed stores, one after the other and two at a time in
 * one process. The compiler is at work for half a minute, on the second processor while only one is asked for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xmx1g"})
@Warmup(iterations = 1, time = 40)
@Measurement(iterations = 3, time = 5)
public class SmallRuns {
    private static final String SMALL = """
            drill: A pool is lost and failed over
            estate: { from: contoso, pools: { pool1.contoso.com: { users: 40 }, pool2.contoso.com: { users: 40 } } }
            steps:
              - user: alice@contoso.com
                does: add-contact
                with: { contact: carol@contoso.com }
              - advance: 1h
              - fault: pool-down
                at: pool1.contoso.com
              - advance: 10m
              - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                on: pool2.contoso.com
              - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
              - advance: 5m
              - expect: [ "pools['pool1.contoso.com'].users.regular == 42", "pools['pool1.contoso.com'].lost.changes == 0" ]
            """;

    private static final String ESTATE_OF_100 =
            "estate: { from: contoso, pools: { pool1.contoso.com: { users: 98 }, pool2.contoso.com: { users: 98 } } }";

    /**
     * A drill that comes with the program, or {@code small}: one disaster failover of 42 users, or {@code
     * seed-note-100}: the drill of the seed note with 100 users in each pool.
     */
    @Param({"small", "seed-note-100", "seed-note"})
    public String drill = "small";

    private @Nullable DrillRunner runner;

    @Setup
    public void read() {
        var loaded =
                switch (drill) {
                    case "small" -> read(SMALL);
                    case "seed-note-100" -> read(seedNoteOf100());
                    default -> DrillFile.load(drill, new ExpressionNames());
                };
        runner = DrillRunner.of(loaded.ready()
                .orElseThrow(() -> new IllegalStateException(loaded.problems().toString())));
    }

    private DrillFile.Loaded read(String text) {
        return DrillFile.read(drill, text.getBytes(StandardCharsets.UTF_8), Folder.NONE, new ExpressionNames());
    }

    /** All its steps; of its expectations the one is left out that says how long so many users take to be failed back. */
    private static String seedNoteOf100() {
        var text = new String(Library.drill("seed-note").orElseThrow().bytes(), StandardCharsets.UTF_8);
        return text.replace("estate: contoso", ESTATE_OF_100)
                .replace("9002", "100")
                .replace("      - last.duration >= duration('27m') && last.duration <= duration('35m')\n", "");
    }

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
        var outcome = Objects.requireNonNull(runner, "read() comes first").run().outcome();
        if (outcome != LogEnd.PASSED) {
            throw new IllegalStateException(drill + " " + outcome.word());
        }
        return outcome;
    }
}
