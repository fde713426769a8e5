package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures how fast a long log is read, and prints the table that stands in docs/performance.md. The log is that of two full
 * pools that live so many working days; it is made by the program once and kept. Every measurement has a Java machine of
 * its own, whose memory is less than 1 GiB, and all of them are done once in every round, so that ratios are of the same
 * minutes of the machine.
 */
public final class Reading {
    private static final String DRILL = FullPools.drill("Many working days of two full pools", """
            steps:
              - advance: %dd
            """);

    private static final List<String> FOR_THE_RUN = List.of("-XX:+UseSerialGC", "-Xmx3g");
    private static final List<String> FOR_READING = List.of("-XX:+UseSerialGC", "-Xmx800m");
    /** As the launcher has it, but for the memory that is wanted at most. */
    private static final List<String> FOR_LOOKING =
            List.of("-XX:+UseParallelGC", "-Xms800m", "-Xmx800m", "-XX:NewSize=540m", "-XX:TieredStopAtLevel=1");

    private Reading() {}

    /**
     * Makes the log where there is none, and measures.
     *
     * @param args as those of {@link Benchmarks}: how many rounds, {@code true} for one of a single day, and the file to
     *     write the table to; the property {@code bench.days} says how many days, 31 are ten million events
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var quick = !args[2].equals("false");
        var days = quick ? 1 : Integer.getInteger("bench.days");
        var rounds = quick ? 1 : Integer.parseInt(args[1]);
        var table = Path.of(args[3]).toAbsolutePath();
        var log = log(days, table.getParent());
        var measured = new LinkedHashMap<ReadingTask, List<Measured>>();
        for (var round = 1; round <= rounds; round++) {
            for (var task : ReadingTask.values()) {
                var found = measure(task, log);
                System.out.printf(Locale.ROOT, "round %d: %s%n", round, found);
                measured.computeIfAbsent(task, x -> new ArrayList<>()).add(found);
            }
        }
        var text = table(log, measured);
        Files.writeString(table, text);
        System.out.println("\n" + text + "\nThe same in " + table);
    }

    /** The log of so many days, made where there is none. */
    static Path log(int days, Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("reading-" + days + "-days.events.jsonl");
        if (!Files.exists(log)) {
            var drill = Files.writeString(folder.resolve("reading.drill.yaml"), DRILL.formatted(days));
            var unfinished = folder.resolve("reading-unfinished.events.jsonl");
            JavaMachine.run(
                    FOR_THE_RUN,
                    "org.pooldrill.cli.Pooldrill",
                    "run",
                    drill.toString(),
                    "--log",
                    unfinished.toString());
            Files.move(unfinished, log);
        }
        return log;
    }

    private static Measured measure(ReadingTask task, Path log) throws IOException, InterruptedException {
        var options = task == ReadingTask.SEEK ? FOR_LOOKING : FOR_READING;
        var lines = JavaMachine.run(options, ReadingTask.class.getName(), task.name(), log.toString());
        return Measured.of(lines.get(lines.size() - 1));
    }

    private static String table(Path log, Map<ReadingTask, List<Measured>> measured) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("| What | Seconds | Events per second | Part of Jackson's speed | CPU µs per event"
                + " | Heap in use after a collection | Memory of the process |");
        lines.add("| --- | --: | --: | --: | --: | --: | --: |");
        var jackson = measured.get(ReadingTask.JACKSON);
        measured.forEach((task, rounds) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s | %.0f MiB | %.0f MiB |",
                task.what(),
                median(rounds, Measured::seconds),
                task == ReadingTask.SEEK ? "" : whole(median(rounds, Measured::perSecond)),
                task == ReadingTask.SEEK ? "" : String.format(Locale.ROOT, "%.2f", ratio(rounds, jackson)),
                task == ReadingTask.SEEK ? "" : String.format(Locale.ROOT, "%.2f", median(rounds, Measured::cpuMicros)),
                median(rounds, Measured::liveMib),
                median(rounds, Measured::residentMib))));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s events, %.2f GB; the index has %.0f MB. Rounds: %d. Java %s, %d processors.",
                whole(jackson.get(0).events()),
                Files.size(log) / 1e9,
                Files.size(ReadingTask.index(log)) / 1e6,
                jackson.size(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors()));
        return String.join("\n", lines) + "\n";
    }

    private static double ratio(List<Measured> rounds, List<Measured> jackson) {
        var ratios = new double[rounds.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / jackson.get(i).perSecond();
        }
        return Median.of(ratios);
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> value) {
        return Median.of(rounds.stream().mapToDouble(value).toArray());
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
