package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures how long a user waits for the state at a moment of the long log of {@link Reading}, from the launcher's start to
 * its end, at moments that are drawn anew in each round. The launcher is called once before, so that the program is built,
 * its classes are learnt and the log has its index.
 */
public final class Looks {
    private static final int MOMENTS = 25;

    private Looks() {}

    /**
     * Measures it.
     *
     * @param args as those of {@link Reading}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var quick = !args[2].equals("false");
        var table = Path.of(args[3]).toAbsolutePath();
        var log = Reading.log(quick ? 1 : Integer.getInteger("bench.days"), table.getParent());
        var launcher = Path.of("..", "pooldrill").toRealPath().toString();
        seconds(launcher, log, 1);
        var events = events(log);
        var lines = new ArrayList<>(List.of(
                "| `pooldrill state LOG --seq N`, seconds | Median | Slowest of %d |".formatted(MOMENTS),
                "| --- | --: | --: |"));
        for (var round = 1; round <= (quick ? 1 : Integer.parseInt(args[1])); round++) {
            var random = new SplittableRandom(round);
            var calls = new double[MOMENTS];
            for (var call = 0; call < MOMENTS; call++) {
                calls[call] = seconds(launcher, log, random.nextLong(1, events + 1));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "| round %d | %.2f | %.2f |",
                    round,
                    Median.of(calls),
                    Arrays.stream(calls).max().orElseThrow()));
        }
        var text = String.join("\n", lines) + "\n";
        Files.writeString(table, text);
        System.out.println("\n" + text);
    }

    private static long events(Path log) throws IOException, InterruptedException {
        var last =
                JavaMachine.started(List.of("tail", "-n", "1", log.toString())).get(0);
        return Long.parseLong(last.replaceAll(".*\"events\":([0-9]+).*", "$1"));
    }

    private static double seconds(String launcher, Path log, long seq) throws IOException, InterruptedException {
        var start = System.nanoTime();
        JavaMachine.started(List.of(launcher, "state", log.toString(), "--seq", String.valueOf(seq)));
        return (System.nanoTime() - start) / 1e9;
    }
}
