package org.pooldrill.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pooldrill.drill.Units;
import org.pooldrill.estate.Targets;
import org.pooldrill.report.Aftermath.Figure;
import org.pooldrill.report.Aftermath.Noticed;
import org.pooldrill.run.Clock;
import org.pooldrill.run.RunReport;

/**
 * The after-action page of a run, in Markdown: what happened, how long the recovery took and what it lost against the
 * targets, which steps were left out, and what was refused. The same figures as the summary's.
 */
public final class AfterAction {
    private static final List<String> PARTS = List.of("detect", "decide", "execute", "sign in", "total");
    private static final int LOST = 1_000;

    private final RunReport report;
    private final Aftermath aftermath;
    private final StringBuilder text = new StringBuilder();

    private AfterAction(RunReport report, Targets targets) {
        this.report = report;
        aftermath = new Aftermath(report.state(), targets);
    }

    /**
     * The page, ended by LF.
     *
     * @param targets what the recovery is compared with
     * @param timeline what happened, line by line
     */
    public static String of(RunReport report, Targets targets, List<String> timeline) {
        var page = new AfterAction(report, targets);
        page.write(timeline);
        return page.text.toString();
    }

    private void write(List<String> timeline) {
        text.append("# ").append(report.drill()).append("\n\n");
        text.append("Outcome: ")
                .append(report.outcome().word().toUpperCase(Locale.ROOT))
                .append(", seed ")
                .append(report.seed())
                .append(", log ")
                .append(report.logSha256())
                .append('\n');
        title("Recovery");
        recovery();
        title("Lost");
        lost();
        title("Steps left out, or taken late");
        findings(aftermath.leftOut(), "No step of a documented procedure was left out.");
        title("Refused");
        refusals();
        title("Findings");
        findings(aftermath.noticed(), "Nothing else was noticed.");
        if (!report.failures().isEmpty()) {
            title("Not as expected");
            report.failures().forEach(failure -> block("Step " + failure.step() + ":", List.of(failure.text())));
        }
        title("Timeline");
        block("", timeline);
    }

    private void title(String heading) {
        text.append("\n## ").append(heading).append("\n\n");
    }

    private void block(String before, List<String> lines) {
        text.append(before).append(before.isEmpty() ? "" : "\n\n").append("```text\n");
        lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
        text.append("```\n");
    }

    private void row(List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void heading(List<String> cells) {
        row(cells);
        row(cells.stream().map(cell -> "---").toList());
    }

    private void recovery() {
        var all = aftermath.recovered();
        if (all.isEmpty() && aftermath.move().isEmpty()) {
            text.append("No pool was failed over, and Central Management was not moved.\n");
            return;
        }
        if (!all.isEmpty()) {
            heading(List.of("Pool", "RTO", "Detect", "Decide", "Execute", "Sign in", "Total"));
            for (var one : all) {
                var cells = new ArrayList<>(List.of(one.pool(), one.rto().text()));
                PARTS.forEach(part -> cells.add(
                        one.parts().containsKey(part) ? Amounts.time(one.parts().get(part)) : "-"));
                row(cells);
            }
            text.append("\nThe target holds for Execute. What the disaster lost, by module:\n\n");
            heading(List.of("Pool", "Module", "RPO", "Target", "Met"));
            for (var one : all) {
                one.modules().forEach((module, rpo) -> row(figure(one.pool(), module, rpo)));
            }
        }
        aftermath.move().ifPresent(move -> text.append("\nCentral Management was moved in ")
                .append(move.text())
                .append(".\n"));
    }

    private static List<String> figure(String pool, String module, Figure rpo) {
        return List.of(pool, module, Amounts.time(rpo.found()), Units.text(rpo.target()), rpo.met() ? "yes" : "missed");
    }

    private void lost() {
        var rows = new ArrayList<List<String>>();
        report.state().path("pools").properties().forEach(pool -> LostGroup.of(
                        pool.getValue().path("lost"))
                .forEach(group -> rows.add(List.of(
                        group.user(), pool.getKey(), group.kind(), String.join(", ", group.ids()), group.cause()))));
        aftermath.lostConfiguration().forEach(item -> rows.add(List.of("", "", "configuration", item, "")));
        if (rows.isEmpty()) {
            text.append("Nothing.\n");
            return;
        }
        heading(List.of("User", "Pool", "Kind", "What", "Why"));
        rows.stream().limit(LOST).forEach(this::row);
        if (rows.size() > LOST) {
            text.append("\nAnd ").append(Amounts.number(rows.size() - LOST)).append(" rows more.\n");
        }
    }

    private void findings(List<Noticed> findings, String none) {
        if (findings.isEmpty()) {
            text.append(none).append('\n');
        }
        findings.forEach(found -> text.append("* ")
                .append(found.when())
                .append(" `")
                .append(found.code())
                .append('`')
                .append(found.where())
                .append(": ")
                .append(found.text())
                .append('\n'));
    }

    private void refusals() {
        if (report.refusals().isEmpty()) {
            text.append("Nothing.\n");
        }
        report.refusals().forEach(met -> text.append("* ")
                .append(Clock.since(met.atMillis()))
                .append(" `")
                .append(met.id())
                .append("` `")
                .append(met.asked())
                .append("`: ")
                .append(met.why())
                .append('\n'));
    }
}
