package org.pooldrill.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.causation.Chain;
import org.pooldrill.log.LogEvent;
import org.pooldrill.report.Amounts;
import org.pooldrill.report.EventText;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;

/** A comparison for people: what differs in three columns, the first run as A, the second as B. */
public final class ComparisonPage {
    private static final String ABSENT = "-";
    private static final int SHOWN = 20;
    private static final int IDS = 5;
    private static final int WIDEST = 56;

    private final Comparison comparison;
    private final Style style;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private ComparisonPage(Comparison comparison, Style style, boolean all) {
        this.comparison = comparison;
        this.style = style;
        this.all = all;
    }

    /**
     * The lines; none where nothing differs, in what was run neither.
     *
     * @param all also what says little by itself, and long lists in full
     */
    public static List<String> of(Comparison comparison, Style style, boolean all) {
        var page = new ComparisonPage(comparison, style, all);
        page.write();
        return List.copyOf(page.lines);
    }

    private void write() {
        if (!comparison.run().isEmpty()) {
            title("What was run");
            table(comparison.run().stream()
                    .map(pair -> List.of(pair.path(), absent(pair.a()), absent(pair.b()), ""))
                    .toList());
        }
        if (!comparison.run().isEmpty() || !comparison.same()) {
            first();
        }
        if (!comparison.milestones().isEmpty()) {
            title("When it happened");
            rows(comparison.milestones());
        }
        for (var section : Section.values()) {
            var rows = comparison.rows().stream()
                    .filter(row -> row.section() == section)
                    .filter(row -> all || section != Section.REST)
                    .toList();
            if (!rows.isEmpty() || section == Section.LOST && !comparison.lost().same()) {
                title(section.title());
                rows(rows);
            }
            if (section == Section.LOST) {
                lost();
            }
        }
    }

    private void title(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(style.bold(text));
    }

    private void first() {
        title("The first event that differs");
        if (comparison.first().isEmpty()) {
            lines.add("  none: the same " + Amounts.count(comparison.momentA().seq(), "event") + " happened in both");
            return;
        }
        var first = comparison.first().get();
        side("A", first.a(), first.aInB(), "B", first.seq());
        side("B", first.b(), first.bInA(), "A", first.seq());
        var fields = first.fields();
        if (!fields.isEmpty()) {
            lines.add("  What differs in them:");
            table(fields.stream()
                    .map(pair -> List.of("  " + pair.path(), absent(pair.a()), absent(pair.b()), ""))
                    .toList());
        }
    }

    private void side(String name, Optional<Chain> chain, Optional<LogEvent> later, String other, long seq) {
        if (chain.isEmpty()) {
            lines.add("  " + name + "  has no event " + seq + ", it has ended");
            return;
        }
        var event = chain.get().event();
        lines.add("  " + name + "  event " + event.seq() + " (line " + (event.seq() + 1) + ") at "
                + Clock.since(event.t()) + " in " + event.store() + ", "
                + event.type().name());
        lines.add("       " + style.yellow(EventText.of(event)));
        chain.get().lines().forEach(line -> lines.add("       " + line));
        lines.add("       "
                + later.map(found -> other + " has it later: event " + found.seq() + " at " + Clock.since(found.t()))
                        .orElse(other + " has no such event from there on"));
    }

    /** Rows under what they are about; what is about nothing in particular first. */
    private void rows(List<Row> rows) {
        var shown = all ? rows : rows.stream().limit(SHOWN).toList();
        var cells = new ArrayList<List<String>>();
        var of = "";
        for (var row : shown) {
            if (!row.of().equals(of)) {
                of = row.of();
                if (!of.isEmpty()) {
                    cells.add(List.of(of));
                }
            }
            cells.add(List.of(
                    (of.isEmpty() ? "" : "  ") + row.what(), absent(row.a()), absent(row.b()), row.difference()));
        }
        table(cells);
        more(rows.size() - shown.size());
    }

    private void more(long more) {
        if (more > 0) {
            lines.add("  and " + Amounts.number(more) + " more; --all shows them");
        }
    }

    private void lost() {
        var lost = comparison.lost();
        if (lost.same()) {
            return;
        }
        lines.add("  lost in both: " + Amounts.number(lost.both()));
        groups("only in A", lost.onlyA());
        groups("only in B", lost.onlyB());
    }

    private void groups(String where, List<LossPairs.Group> groups) {
        if (groups.isEmpty()) {
            lines.add("  " + where + ": nothing");
            return;
        }
        lines.add("  " + where + ":");
        var shown = all ? groups : groups.stream().limit(SHOWN).toList();
        shown.forEach(group -> lines.add("    " + group.user() + ": "
                + (group.ids().size() == 1
                        ? group.kind()
                        : Amounts.count(group.ids().size(), group.kind())) + " "
                + String.join(
                        ", ", group.ids().subList(0, Math.min(IDS, group.ids().size())))
                + (group.ids().size() > IDS ? ", ..." : "")
                + (group.bytes() > 0 ? " (" + Amounts.bytes(group.bytes()) + ")" : "")));
        more(groups.size() - shown.size());
    }

    private static String absent(String text) {
        return text.isEmpty() ? ABSENT : text;
    }

    /** Cells in columns; a row of one cell is a heading. What is wider than a column takes lines of its own. */
    private void table(List<List<String>> cells) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "",
                "A",
                "B",
                cells.stream().anyMatch(row -> !row.get(row.size() - 1).isEmpty() && row.size() > 1) ? "B - A" : ""));
        rows.addAll(cells);
        var widths = new int[3];
        for (var row : rows) {
            for (var i = 0; row.size() > 1 && i < widths.length; i++) {
                if (row.get(i).length() <= WIDEST) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            }
        }
        for (var row : rows) {
            if (row.size() == 1) {
                lines.add("  " + row.get(0));
            } else if (row.stream().anyMatch(cell -> cell.length() > WIDEST)) {
                lines.add("  " + row.get(0));
                lines.add("      A  " + row.get(1));
                lines.add("      B  " + row.get(2) + (row.get(3).isEmpty() ? "" : "  (" + row.get(3) + ")"));
            } else {
                lines.add(("  " + padded(row.get(0), widths[0]) + "  " + padded(row.get(1), widths[1]) + "  "
                                + padded(row.get(2), widths[2]) + "  " + row.get(3))
                        .stripTrailing());
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
