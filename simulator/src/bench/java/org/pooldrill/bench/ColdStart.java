package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures how long a user waits for the drill {@code seed-note}, from the launcher's start to its end. The launcher is
 * called once before, so that the program is built and its classes are learnt.
 */
public final class ColdStart {
    private static final int CALLS = 10;

    private ColdStart() {}

    /**
     * Measures it.
     *
     * @param args as those of {@link Benchmarks}: how many rounds of ten calls, {@code true} for one, and the file to write
     *     the table to
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var rounds = args[2].equals("false") ? Integer.parseInt(args[1]) : 1;
        var launcher = Path.of("..", "pooldrill").toRealPath().toString();
        seconds(launcher);
        var medians = new ArrayList<Double>();
        for (var round = 1; round <= rounds; round++) {
            var calls = new double[CALLS];
            for (var call = 0; call < CALLS; call++) {
                calls[call] = seconds(launcher);
            }
            medians.add(Median.of(calls));
        }
        var table = """
                | What | Seconds, median of %d calls | Each round |
                | --- | --: | --- |
                | pooldrill run seed-note | %s | %s |
                """.formatted(
                CALLS,
                text(Median.of(medians.stream().mapToDouble(Double::doubleValue).toArray())),
                medians.stream().map(ColdStart::text).collect(Collectors.joining(", ")));
        Files.writeString(Path.of(args[3]), table);
        System.out.println("\n" + table);
    }

    private static double seconds(String launcher) throws IOException, InterruptedException {
        var start = System.nanoTime();
        JavaMachine.started(List.of(launcher, "run", "seed-note"));
        return (System.nanoTime() - start) / 1e9;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
