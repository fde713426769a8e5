package org.pooldrill.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.history.ValueWatch.Row;
import org.pooldrill.run.Clock;
import org.pooldrill.state.StatePath;

/** Values through time for people: a line for each row as it comes, and on a terminal a curve of every number. */
final class WatchText {
    private static final int NARROWEST = 12;
    private static final int WIDEST = 48;
    private static final String ABSENT = "-";

    private final PrintStream out;
    private final List<Sparkline> curves = new ArrayList<>();
    private final List<StatePath> paths;
    private final boolean terminal;

    /**
     * @param terminalColumns the width of the terminal; 0: there is none
     * @param fromMillis the first moment
     * @param toMillis the last one
     */
    WatchText(PrintStream out, List<StatePath> paths, int terminalColumns, long fromMillis, long toMillis) {
        this.out = out;
        this.paths = paths;
        terminal = terminalColumns > 0;
        paths.forEach(path -> curves.add(new Sparkline(terminalColumns, fromMillis, toMillis)));
        var head = new StringBuilder(String.format(Locale.ROOT, "%-14s %9s", "time", "seq"));
        paths.forEach(path -> head.append("  ").append(padded(path, path.toString())));
        out.println(head.append("  caused by").toString().stripTrailing());
    }

    void row(Row row) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-14s %9d", Clock.since(row.t()), row.seq()));
        for (var i = 0; i < paths.size(); i++) {
            var value = row.values().get(i);
            line.append("  ")
                    .append(padded(paths.get(i), value.map(WatchText::text).orElse(ABSENT)));
            curves.get(i).add(row.t(), number(value));
        }
        row.event().ifPresent(event -> line.append("  ")
                .append(event.type().name())
                .append(" in ")
                .append(event.store())
                .append(row.cause()
                        .map(cause -> " <- " + event.cause() + " " + cause)
                        .orElse("")));
        out.println(line.toString().stripTrailing());
    }

    /** Below the table, on a terminal: a curve of each value that is a number. */
    void end() {
        for (var i = 0; i < paths.size() && terminal; i++) {
            var path = paths.get(i);
            curves.get(i).text().ifPresent(curve -> {
                out.println();
                out.println(path);
                out.println(curve);
            });
        }
    }

    private static String padded(StatePath path, String text) {
        var columns = Math.min(WIDEST, Math.max(NARROWEST, path.toString().length()));
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String text(Object value) {
        return value instanceof String text && text.isEmpty() ? "''" : value.toString();
    }

    /** A number that can be drawn: seconds of a duration, 1 and 0 of what holds and does not. */
    private static Optional<Double> number(Optional<Object> value) {
        return value.map(found -> {
            if (found instanceof Number number) {
                return number.doubleValue();
            } else if (found instanceof Boolean bool) {
                return bool ? 1.0 : 0.0;
            }
            return found instanceof Duration duration ? duration.toMillis() / 1_000.0 : Double.NaN;
        });
    }
}
