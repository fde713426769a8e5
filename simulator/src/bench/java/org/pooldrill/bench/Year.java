package org.pooldrill.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

/**
 * Measures what a simulated year of the reference pair costs: two pools of 50,000 users, the Backup Service every two minutes
 * both ways, every event in a compressed log, and a disaster in every month: pool1 is lost in the busiest hour, failed
 * over in the order of the documentation, repaired in the evening and failed back in the night. Each run has a Java machine
 * of its own.
 */
public final class Year {
    private static final int DAYS = 365;
    private static final int DAYS_OF_A_MONTH = 30;

    private static final String BEGINNING =
            FullPools.drill("A year of two full pools, and a disaster in every month", """
            always:
              - cms.activeMasters <= 1
            steps:
            """);

    private static final String DISASTER = """
              - until: time >= duration('%dh')
                within: 31d
              - advance: 3h31m28s
              - fault: pool-down
                at: pool1.contoso.com
              - until: pools['pool1.contoso.com'].users.resiliency == 40000
                within: 9m
              - advance: 5m
              - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                on: pool2.contoso.com
              - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
              - until: edges['edge1.contoso.com'].replicaNextHop == 'pool2.contoso.com'
                within: 5m
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
              - until: pools['pool1.contoso.com'].users.regular == 40000
                within: 5m
              - advance: 8h
              - heal: pool-down
                at: pool1.contoso.com
              - until: pools['pool1.contoso.com'].frontEnds.running == 12
                within: 15m
              - until: pools['pool1.contoso.com'].users.signedOut == 50000 && pools['pool2.contoso.com'].users.signedOut == 50000
                within: 2h30m
              - advance: 5h
              - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
              - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool1.contoso.com
              - ps: Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf
              - until: pools['pool1.contoso.com'].content.missing == 0
                within: 3h
              - ps: Invoke-CsManagementServerFailover
                on: pool1.contoso.com
              - expect:
                  - cms.activeMaster == 'pool1.contoso.com'
                  - pools['pool1.contoso.com'].servedBy == 'pool1.contoso.com'
            """;

    private static final String END = """
              - until: time >= duration('%dh')
                within: 31d
            """;

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx14g", "-Xmn1g");

    private Year() {}

    /**
     * What one run came to, as one machine tells it another in a line.
     *
     * @param logBytes the length of the compressed log
     * @param liveMib the most that was in use after a collection of the whole heap
     */
    private record Cost(long events, long logBytes, double seconds, double cpuSeconds, double liveMib) {
        String line() {
            return events + " " + logBytes + " " + seconds + " " + cpuSeconds + " " + liveMib;
        }

        static Cost of(String line) {
            var parts = line.split(" ");
            return new Cost(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]));
        }
    }

    /**
     * Measures it; called with one argument, a number of days, it is the run itself.
     *
     * @param args as those of {@link Benchmarks}: how many rounds, {@code true} for one of 30 days, and the file to write
     *     the table to
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1) {
            System.out.println(run(Integer.parseInt(args[0])).line());
            return;
        }
        var quick = !args[2].equals("false");
        var rounds = quick ? 1 : Integer.parseInt(args[1]);
        var measured = new ArrayList<Cost>();
        for (var round = 1; round <= rounds; round++) {
            var lines = JavaMachine.run(OPTIONS, Year.class.getName(), String.valueOf(quick ? DAYS_OF_A_MONTH : DAYS));
            measured.add(Cost.of(lines.get(lines.size() - 1)));
            System.out.println("round " + round + ": " + measured.get(measured.size() - 1));
        }
        var table = Path.of(args[3]).toAbsolutePath();
        Files.writeString(table, table(measured));
        System.out.println("\n" + table(measured) + "\nThe same in " + table);
    }

    private static String drill(int days) {
        return IntStream.range(0, days / DAYS_OF_A_MONTH)
                .mapToObj(month -> DISASTER.formatted(hours(month * DAYS_OF_A_MONTH + DAYS_OF_A_MONTH / 2)))
                .collect(Collectors.joining("", BEGINNING, END.formatted(hours(days))));
    }

    private static int hours(int days) {
        return 24 * days;
    }

    private static Cost run(int days) throws IOException {
        var most = mostAfterWholeCollections();
        var file = Files.createTempFile("year", ".events.jsonl.zst");
        try {
            var start = System.nanoTime();
            var loaded = DrillFile.read("year", drill(days).getBytes(UTF_8), Folder.NONE, new ExpressionNames());
            var report = DrillRunner.of(loaded.ready()
                            .orElseThrow(() ->
                                    new IllegalStateException(loaded.problems().toString())))
                    .logTo(header -> LogWriter.to(file, header))
                    .run();
            if (report.outcome() != LogEnd.PASSED) {
                throw new IllegalStateException(report.outcome() + " " + report.failures() + report.defect());
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return new Cost(
                    report.events(),
                    Files.size(file),
                    seconds,
                    system.getProcessCpuTime() / 1e9,
                    most.get() / (double) (1 << 20));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static AtomicLong mostAfterWholeCollections() {
        var most = new AtomicLong();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                if (info.getGcAction().equals("end of major GC")) {
                                    var used = info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                                            .mapToLong(MemoryUsage::getUsed)
                                            .sum();
                                    most.accumulateAndGet(used, Math::max);
                                }
                            },
                            null,
                            null);
        }
        return most;
    }

    private static String table(List<Cost> rounds) {
        return """
                | What | Median | Each round |
                | --- | --: | --- |
                | events | %s | |
                | minutes | %s |
                | processor minutes | %s |
                | bytes of the compressed log for an event | %s |
                | GiB of heap after a collection, at most | %s |
                """.formatted(
                        String.format(Locale.ROOT, "%,d", rounds.get(0).events()),
                        cells(rounds, cost -> cost.seconds() / 60),
                        cells(rounds, cost -> cost.cpuSeconds() / 60),
                        cells(rounds, cost -> cost.logBytes() / (double) cost.events()),
                        cells(rounds, cost -> cost.liveMib() / 1024));
    }

    private static String cells(List<Cost> rounds, ToDoubleFunction<Cost> value) {
        var values = rounds.stream().mapToDouble(value).toArray();
        return rounds.stream()
                .map(cost -> String.format(Locale.ROOT, "%.1f", value.applyAsDouble(cost)))
                .collect(Collectors.joining(", ", String.format(Locale.ROOT, "%.1f | ", Median.of(values)), ""));
    }
}
