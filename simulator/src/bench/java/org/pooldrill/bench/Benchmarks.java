package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and prints them as the tables that stand in docs/performance.md. A round is every benchmark once,
 * each in a Java machine of its own; ratios are made within a round, so that a machine that is slower today is slower
 * for both sides, and of several rounds the median counts.
 */
public final class Benchmarks {
    private static final String QUICK_CHANGES = "100000";

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param args which benchmarks (a regular expression), how many rounds, {@code true} for a first impression in a
     *     minute or two, the file to write the tables to, and more options for JMH in one word
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        var which = args[0];
        var quick = !args[2].equals("false");
        var rounds = quick ? 1 : Integer.parseInt(args[1]);
        var tables = Path.of(args[3]);
        var more = Arrays.stream(args[4].split(" "))
                .filter(word -> !word.isBlank())
                .toArray(String[]::new);
        var results = new ArrayList<Round>();
        for (var round = 1; round <= rounds; round++) {
            System.out.println("# Round " + round + " of " + rounds);
            results.add(Round.of(new Runner(options(which, quick, more)).run()));
        }
        var text = new Tables(results).text();
        Files.writeString(tables, text);
        System.out.println("\n" + text + "\nThe same in " + tables);
    }

    private static Options options(String which, boolean quick, String... more) throws CommandLineOptionException {
        var options = new OptionsBuilder()
                .parent(new CommandLineOptions(more))
                .include(which)
                .addProfiler(GCProfiler.class)
                .addProfiler(Cost.class)
                .shouldDoGC(true)
                .shouldFailOnError(true);
        if (quick) {
            options.param("changes", QUICK_CHANGES);
        }
        return options.build();
    }
}
