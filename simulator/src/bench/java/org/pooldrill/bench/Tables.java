package org.pooldrill.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.pooldrill.bench.Round.Figures;
import org.pooldrill.bench.Round.Row;

/** The tables of docs/performance.md: medians over the rounds, and ratios that were made within each round. */
final class Tables {
    private static final String PLAIN = "PlainAxon.replicateWithLog";
    private static final String ONE_AT_A_TIME = "SmallRuns.oneAtATime";
    private static final String LOG = "LogText.";
    private static final String FLOOR = "Floor.writeLinesWithSha256";

    private final List<Round> rounds;

    Tables(List<Round> rounds) {
        this.rounds = rounds;
    }

    String text() {
        var rows = rounds.get(0).figures().keySet();
        var lines = new ArrayList<String>();
        lines.add("| What | Changes | Changes per second | Each round | Times plain Axon | Part of the floor"
                + " | Cost of the shortest run | CPU µs per change | Allocated per change | Live at the end |");
        lines.add("| --- | --: | --: | --- | --: | --: | --: | --: | --: | --: |");
        rows.stream()
                .filter(row -> row.number() > 0 && !isOfLog(row))
                .map(this::replication)
                .forEach(lines::add);
        lines.add("");
        lines.add("| What | Runs per second | Each round | Times one at a time |");
        lines.add("| --- | --: | --- | --: |");
        rows.stream().filter(row -> row.number() == 0).map(this::runs).forEach(lines::add);
        lines.add("");
        lines.add("| What | Events per second | Each round | Part of Jackson's speed |");
        lines.add("| --- | --: | --- | --: |");
        rows.stream().filter(Tables::isOfLog).map(this::log).forEach(lines::add);
        lines.add("");
        lines.add(machine());
        return String.join("\n", lines) + "\n";
    }

    private String replication(Row row) {
        return line(
                name(row),
                whole(row.number()),
                whole(median(row, figures -> perSecond(row, figures))),
                eachRound(row, figures -> whole(perSecond(row, figures))),
                longest(PLAIN).map(plain -> ratio(row, plain)).orElse(""),
                longest(FLOOR).map(floor -> ratio(row, floor)).orElse(""),
                ratio(shortest(row), row),
                text("%.1f", median(row, figures -> figures.cpuMillis() * 1_000 / row.number())),
                text("%.1f KB", median(row, figures -> figures.allocatedBytes() / row.number() / 1_000)),
                text("%.0f MiB", median(row, figures -> figures.liveBytes() / (1 << 20))));
    }

    private String runs(Row row) {
        return line(
                name(row),
                text("%.1f", median(row, Figures::score)),
                eachRound(row, figures -> text("%.1f", figures.score())),
                ratio(row, new Row(ONE_AT_A_TIME, 0, row.rest()), (some, figures) -> figures.score()));
    }

    private static boolean isOfLog(Row row) {
        return row.benchmark().startsWith(LOG);
    }

    private String log(Row row) {
        var jackson = row.benchmark().contains("Writ") ? "jacksonWrites" : "jacksonParses";
        return line(
                name(row),
                whole(median(row, figures -> perSecond(row, figures))),
                eachRound(row, figures -> whole(perSecond(row, figures))),
                ratio(row, new Row(LOG + jackson, row.number(), row.rest())));
    }

    private static String name(Row row) {
        return row.benchmark() + (row.rest().isEmpty() ? "" : " (" + row.rest() + ")");
    }

    private static double perSecond(Row row, Figures figures) {
        return row.number() * 1_000 / figures.score();
    }

    /** How often the other's speed goes into this one's, round by round. */
    private String ratio(Row row, Row other) {
        return ratio(row, other, Tables::perSecond);
    }

    private String ratio(Row row, Row other, ToDoubleBiFunction<Row, Figures> speed) {
        var ratios = rounds.stream()
                .map(Round::figures)
                .filter(figures -> figures.containsKey(row) && figures.containsKey(other))
                .mapToDouble(figures -> speed.applyAsDouble(row, Objects.requireNonNull(figures.get(row)))
                        / speed.applyAsDouble(other, Objects.requireNonNull(figures.get(other))))
                .toArray();
        return ratios.length == 0 ? "" : text("%.3g", Median.of(ratios));
    }

    /** The row of a benchmark with the most changes. */
    private Optional<Row> longest(String benchmark) {
        return rounds.get(0).figures().keySet().stream()
                .filter(row -> row.benchmark().equals(benchmark))
                .max(Comparator.comparingLong(Row::number));
    }

    /** The row of the same benchmark with the fewest changes. */
    private Row shortest(Row row) {
        return rounds.get(0).figures().keySet().stream()
                .filter(other -> name(other).equals(name(row)))
                .min(Comparator.comparingLong(Row::number))
                .orElse(row);
    }

    private double median(Row row, ToDoubleFunction<Figures> value) {
        return Median.of(measured(row).stream().mapToDouble(value).toArray());
    }

    private String eachRound(Row row, Function<Figures, String> text) {
        return measured(row).stream().map(text).collect(Collectors.joining(", "));
    }

    private List<Figures> measured(Row row) {
        return rounds.stream()
                .map(round -> round.figures().get(row))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String machine() {
        return "Java %s (%s), %s processors, %s %s. %s"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        "Each round is one run of all benchmarks; the figures are medians.");
    }

    private static String whole(double number) {
        return text("%,.0f", number);
    }

    private static String text(String format, double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, format, number);
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
