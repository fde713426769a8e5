package org.pooldrill.report;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.estate.Targets;
import org.pooldrill.log.LogEnd;

/**
 * Many runs, one line each: outcome, RPO, the parts of the RTO, and what was lost. RPO and RTO are those of the pool that
 * was worst off among the pools that had a disaster, losses are those of all pools.
 */
public final class RunTable {
    private static final String UNKNOWN = "-";
    private static final String BETWEEN = "  ";

    private final Style style;

    /**
     * A line of the table.
     *
     * @param drill the short name of the drill
     * @param targets what the recovery is compared with
     */
    public record Row(String drill, RunResult result, Targets targets) {}

    /** What stands in one place of the table, and its colour. */
    private record Cell(String text, boolean left, Tone tone) {}

    private enum Tone {
        PLAIN,
        HEADING,
        GOOD,
        BAD
    }

    private RunTable(Style style) {
        this.style = style;
    }

    /** The table, in the order of its rows. */
    public static List<String> of(List<Row> rows, Style style) {
        var table = new ArrayList<List<Cell>>();
        table.add(headings());
        rows.forEach(row -> table.add(cells(row)));
        return new RunTable(style).lines(table);
    }

    private static List<Cell> headings() {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell("drill", true, Tone.HEADING));
        cells.add(new Cell("seed", false, Tone.HEADING));
        cells.add(new Cell("outcome", true, Tone.HEADING));
        for (var measure : Measure.values()) {
            cells.add(new Cell(measure.heading(), false, Tone.HEADING));
        }
        return cells;
    }

    private static List<Cell> cells(Row row) {
        var result = row.result();
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(row.drill(), true, Tone.PLAIN));
        cells.add(new Cell(Long.toString(result.seed()), false, Tone.PLAIN));
        cells.add(new Cell(result.outcome().word(), true, result.outcome() == LogEnd.PASSED ? Tone.GOOD : Tone.BAD));
        for (var measure : Measure.values()) {
            var value = result.measured().get(measure);
            cells.add(
                    value == null
                            ? new Cell(UNKNOWN, false, Tone.PLAIN)
                            : new Cell(measure.text(value), false, tone(measure, value, row.targets())));
        }
        return cells;
    }

    private static Tone tone(Measure measure, long value, Targets targets) {
        return switch (measure) {
            case RPO -> value <= targets.poolRpo().toMillis() ? Tone.PLAIN : Tone.BAD;
            case EXECUTE -> value <= targets.poolRto().toMillis() ? Tone.PLAIN : Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    private List<String> lines(List<List<Cell>> table) {
        var widths = new int[table.get(0).size()];
        for (var row : table) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : table) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                line.append(BETWEEN).append(padded(row.get(i), widths[i]));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private String padded(Cell cell, int width) {
        var space = " ".repeat(width - cell.text().length());
        var text =
                switch (cell.tone()) {
                    case PLAIN -> cell.text();
                    case HEADING -> style.faint(cell.text());
                    case GOOD -> style.green(cell.text());
                    case BAD -> style.red(cell.text());
                };
        return cell.left() ? text + space : space + text;
    }
}
