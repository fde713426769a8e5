package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the program has become slow: in less than two minutes, a few pieces of work are compared with the floor
 * benchmark, which writes lines of JSON and takes their check sum. Each Java machine of several takes all pieces by turns and
 * the medians of its turns, so that what disturbs the machine disturbs all of them; of the machines the median counts. It
 * fails where a ratio is less than two thirds of what was recorded.
 */
public final class Smoke {
    private static final int MACHINES = 3;
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx1g", "-Xms1g", "-Xmn600m");

    /** The part of a recorded ratio below which the program has become slow. */
    private static final double ENOUGH = 2.0 / 3;

    private Smoke() {}

    /**
     * Measures, and ends with 1 if something has become slow.
     *
     * @param args as those of {@link Benchmarks}; only the file to write the table to counts
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var measured = new EnumMap<SmokePiece, List<Double>>(SmokePiece.class);
        for (var machine = 0; machine < MACHINES; machine++) {
            for (var line : JavaMachine.run(OPTIONS, SmokeTask.class.getName())) {
                var parts = line.split(" ");
                measured.computeIfAbsent(SmokePiece.valueOf(parts[0]), piece -> new ArrayList<>())
                        .add(Double.parseDouble(parts[1]));
            }
        }
        var table = table(measured);
        Files.writeString(Path.of(args[3]), table);
        System.out.println("\n" + table);
        if (measured.keySet().stream().anyMatch(piece -> slow(piece, measured))) {
            System.exit(1);
        }
    }

    private static String table(Map<SmokePiece, List<Double>> measured) {
        var lines = new ArrayList<String>();
        lines.add("| What | Part of the floor | Recorded | |");
        lines.add("| --- | --: | --: | --- |");
        measured.keySet().stream()
                .filter(piece -> piece != SmokePiece.FLOOR)
                .map(piece -> String.format(
                        Locale.ROOT,
                        "| %s | %.3g | %.3g | %s |",
                        piece.what(),
                        ratio(piece, measured),
                        piece.recorded(),
                        slow(piece, measured) ? "slow: less than two thirds" : "in order"))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static boolean slow(SmokePiece piece, Map<SmokePiece, List<Double>> measured) {
        return ratio(piece, measured) < ENOUGH * piece.recorded();
    }

    /** The median of the machines; each has compared with its own floor. */
    private static double ratio(SmokePiece piece, Map<SmokePiece, List<Double>> measured) {
        var speeds = measured.get(piece);
        var floors = measured.get(SmokePiece.FLOOR);
        var ratios = new double[speeds.size()];
        for (var machine = 0; machine < ratios.length; machine++) {
            ratios[machine] = speeds.get(machine) / floors.get(machine);
        }
        return Median.of(ratios);
    }
}
