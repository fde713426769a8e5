package org.pooldrill.comparison;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.run.Clock;
import org.pooldrill.view.View;
import org.pooldrill.view.View.Noticed;

/** Findings that one run alone has, or that came at another time. */
final class FindingRows {
    private FindingRows() {}

    static List<Row> of(View a, View b) {
        var open = new LinkedHashMap<String, Deque<Noticed>>();
        b.findings().forEach(found -> open.computeIfAbsent(name(found), key -> new ArrayDeque<>())
                .add(found));
        var rows = new ArrayList<Row>();
        for (var found : a.findings()) {
            var other = take(open, name(found));
            if (other == null) {
                rows.add(row(found, Clock.since(found.atMillis()), "", ""));
            } else if (other.atMillis() != found.atMillis()) {
                rows.add(row(
                        found,
                        Clock.since(found.atMillis()),
                        Clock.since(other.atMillis()),
                        StateRows.time(Duration.ofMillis(other.atMillis() - found.atMillis()))));
            }
        }
        open.values()
                .forEach(left -> left.forEach(found -> rows.add(row(found, "", Clock.since(found.atMillis()), ""))));
        return rows;
    }

    private static String name(Noticed found) {
        return found.finding().code() + " " + found.finding().at();
    }

    private static @Nullable Noticed take(Map<String, Deque<Noticed>> open, String name) {
        var left = open.get(name);
        return left == null ? null : left.pollFirst();
    }

    private static Row row(Noticed found, String a, String b, String difference) {
        var finding = found.finding();
        return new Row(
                Section.FINDINGS,
                "",
                "findings",
                finding.code()
                        + (finding.at().isEmpty() ? "" : " at " + finding.at())
                        + (a.isEmpty() || b.isEmpty() ? ": " + finding.text() : ""),
                a,
                b,
                difference);
    }
}
