package org.pooldrill.shell.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/**
 * Format-Table: columns as wide as what stands in them, numbers to the right. What is wider than the screen loses the
 * ends of its widest columns ({@code ...}), then its last columns, as PowerShell does it.
 */
public final class TableLayout {

    /** No column is made narrower than this, so that something can be read in it. */
    private static final int NARROWEST = 8;

    private TableLayout() {}

    /** The lines of these rows; the columns are all the names that stand in them. */
    public static String text(List<? extends Map<String, Object>> rows, boolean headers) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> names.addAll(row.keySet()));
        if (names.isEmpty()) {
            return "";
        }
        var columns = fitted(names.stream().map(name -> Column.of(name, rows)).toList());
        var lines = new ArrayList<String>();
        if (headers) {
            lines.add(line(columns, Column::name));
            lines.add(line(columns, column -> "-".repeat(Math.min(column.name().length(), column.width()))));
        }
        rows.forEach(row -> lines.add(line(columns, column -> cell(row, column.name()))));
        return lines.stream().collect(Collectors.joining("\n", "\n", "\n\n"));
    }

    private static String line(List<Column> columns, Function<Column, String> text) {
        return columns.stream()
                .map(column -> column.fill(text.apply(column)))
                .collect(Collectors.joining(" "))
                .stripTrailing();
    }

    private static String cell(Map<String, Object> row, String name) {
        return ValueText.of(row.getOrDefault(name, Values.EMPTY)).replace('\n', ' ');
    }

    private static List<Column> fitted(List<Column> natural) {
        var columns = new ArrayList<>(natural);
        while (width(columns) > Screen.WIDTH) {
            var widest = 0;
            for (var index = 1; index < columns.size(); index++) {
                widest = columns.get(index).width() > columns.get(widest).width() ? index : widest;
            }
            if (columns.get(widest).width() > NARROWEST) {
                columns.set(widest, columns.get(widest).narrower());
            } else {
                columns.remove(columns.size() - 1);
            }
        }
        return columns;
    }

    private static int width(List<Column> columns) {
        return columns.stream().mapToInt(Column::width).sum() + columns.size() - 1;
    }

    /** One column: its name, its width in characters, the side that its values stand on. */
    private record Column(String name, int width, boolean toTheRight) {

        static Column of(String name, List<? extends Map<String, Object>> rows) {
            var width = rows.stream()
                    .mapToInt(row -> cell(row, name).length())
                    .max()
                    .orElse(0);
            var numbers = rows.stream()
                    .map(row -> row.getOrDefault(name, Values.EMPTY))
                    .filter(value -> !value.equals(Values.EMPTY))
                    .toList();
            return new Column(
                    name,
                    Math.max(Math.min(width, 4 * Screen.WIDTH), name.length()),
                    !numbers.isEmpty() && numbers.stream().allMatch(Number.class::isInstance));
        }

        Column narrower() {
            return new Column(name, width - 1, toTheRight);
        }

        String fill(String text) {
            if (text.length() > width) {
                return text.substring(0, width - 3) + "...";
            }
            var blanks = " ".repeat(width - text.length());
            return toTheRight ? blanks + text : text + blanks;
        }
    }
}
