package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pooldrill.estate.Targets;
import org.pooldrill.log.LogEnd;
import org.pooldrill.report.Aftermath.Figure;
import org.pooldrill.report.Aftermath.Noticed;
import org.pooldrill.report.Aftermath.Recovered;
import org.pooldrill.run.Checked;
import org.pooldrill.run.Clock;
import org.pooldrill.run.Failure;
import org.pooldrill.run.RunReport;

/**
 * What came of a run in one page: the outcome, who serves whom, RPO and RTO against their targets, what was lost, and
 * what was noticed. All numbers are those of the state document.
 */
public final class Summary {
    private static final int ITEMS = 20;

    private final RunReport report;
    private final Aftermath aftermath;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private Summary(RunReport report, Targets targets, Style style) {
        this.report = report;
        aftermath = new Aftermath(report.state(), targets);
        this.style = style;
    }

    /**
     * The page.
     *
     * @param targets what the recovery is compared with
     */
    public static List<String> of(RunReport report, Targets targets, Style style) {
        var summary = new Summary(report, targets, style);
        summary.write();
        return List.copyOf(summary.lines);
    }

    /** Why a run among many did not pass. */
    public static List<String> ofFailure(RunResult result, Style style) {
        var lines = new ArrayList<String>();
        lines.add(style.bold(style.red(word(result.outcome()))) + "  " + result.title() + ", seed " + result.seed());
        result.defect().ifPresent(defect -> lines.add("  " + defect));
        lines.addAll(failures(result.failures()));
        return lines;
    }

    private void write() {
        if (!report.state().isEmpty()) {
            title("Pools");
            report.state().path("pools").properties().forEach(pool -> pool(pool.getKey(), pool.getValue()));
            title("Deployment");
            deployment();
            findings("Steps left out, or taken late", aftermath.leftOut());
            findings("Findings", aftermath.noticed());
            refusals();
        }
        failures();
        lines.add("");
        outcome();
    }

    private void title(String text) {
        lines.add("");
        lines.add(style.bold(text));
    }

    private void pool(String name, JsonNode pool) {
        var served = pool.path("servedBy").asText();
        var state = pool.path("state").asText();
        var phase = pool.path("phase").asText();
        lines.add("  " + name + "  "
                + healthy(state + (phase.isEmpty() ? "" : " (" + phase + ")"), state.equals("Active")) + ", served by "
                + healthy(served.isEmpty() ? "nobody" : served, !served.isEmpty()));
        var users = pool.path("users");
        lines.add("    users " + number(users, "enabled") + ": " + number(users, "regular") + " Regular, "
                + number(users, "resiliency") + " in Resiliency mode, " + number(users, "cannotSignIn")
                + " cannot sign in, " + number(users, "signedOut") + " signed out");
        aftermath.recovered(name).ifPresent(this::recovery);
        lost(pool.path("lost"));
        var missing = pool.path("content").path("missing").asLong();
        if (missing > 0) {
            lines.add("    " + Amounts.count(missing, "file") + " of its conferences missing in its own store");
        }
    }

    private String healthy(String text, boolean well) {
        return well ? style.green(text) : style.yellow(text);
    }

    private static String number(JsonNode node, String key) {
        return Amounts.number(node.path(key).asLong());
    }

    private void recovery(Recovered recovered) {
        lines.add("    RPO " + coloured(recovered.rpo()) + "; RTO " + coloured(recovered.rto()));
        lines.add("    "
                + recovered.parts().entrySet().stream()
                        .map(part -> part.getKey() + " " + Amounts.time(part.getValue()))
                        .collect(Collectors.joining(", ")));
        lines.add("    RPO by module: "
                + recovered.modules().entrySet().stream()
                        .map(module -> module.getKey() + " " + coloured(module.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private String coloured(Figure figure) {
        return figure.met() ? style.green(figure.text()) : style.red(figure.text());
    }

    private void lost(JsonNode lost) {
        var groups = LostGroup.of(lost);
        if (groups.isEmpty()) {
            lines.add("    lost nothing");
            return;
        }
        lines.add("    "
                + style.red("lost " + Amounts.count(lost.path("changes").asLong(), "change") + " and "
                        + Amounts.count(lost.path("files").asLong(), "file") + " ("
                        + Amounts.bytes(lost.path("bytes").asLong()) + ") of "
                        + Amounts.count(lost.path("users").asLong(), "user")));
        var shown = groups.stream().limit(ITEMS).toList();
        shown.forEach(group -> lines.add("      " + group.user() + ": " + group.what() + ", " + group.cause()));
        var more = lost.path("changes").asLong()
                + lost.path("files").asLong()
                - shown.stream().mapToLong(group -> group.ids().size()).sum();
        if (more > 0) {
            lines.add("      and " + Amounts.number(more) + " more");
        }
    }

    private void deployment() {
        var cms = report.state().path("cms");
        var master = cms.path("activeMaster").asText();
        var state = cms.path("state").asText();
        lines.add("  Central Management  " + healthy(state, state.startsWith("Healthy"))
                + (master.isEmpty() ? ", no active master" : ", active master " + master)
                + aftermath
                        .move()
                        .map(move -> "; last moved in " + coloured(move))
                        .orElse(""));
        var gone = aftermath.lostConfiguration();
        gone.stream().limit(ITEMS).forEach(item -> lines.add("    " + style.red("lost " + item)));
        if (gone.size() > ITEMS) {
            lines.add("    and " + Amounts.number(gone.size() - ITEMS) + " more");
        }
        route("federation", "  Federation          ");
        route("xmpp", "  XMPP                ");
        route("remoteAccess", "  Remote access       ");
    }

    private void route(String key, String label) {
        var route = report.state().path(key);
        var works = route.path("works").asBoolean();
        var why = new ArrayList<String>();
        route.path("why").forEach(reason -> why.add(reason.asText()));
        var edge = route.path("route").asText();
        lines.add(label
                + healthy(works ? "works" : "does not work", works)
                + (edge.isEmpty() ? "" : " over " + edge)
                + (why.isEmpty() ? "" : ": " + String.join("; ", why)));
    }

    private void findings(String heading, List<Noticed> findings) {
        if (findings.isEmpty()) {
            return;
        }
        title(heading);
        findings.forEach(found -> lines.add(
                "  " + found.when() + " " + style.yellow(found.code()) + found.where() + ": " + found.text()));
    }

    private void refusals() {
        if (report.refusals().isEmpty()) {
            return;
        }
        title("Refused");
        report.refusals().stream()
                .limit(ITEMS)
                .forEach(met -> lines.add("  " + Clock.since(met.atMillis()) + " "
                        + style.yellow(met.id().toString()) + ": " + met.asked()));
        if (report.refusals().size() > ITEMS) {
            lines.add("  and " + Amounts.number(report.refusals().size() - ITEMS) + " more");
        }
    }

    private void failures() {
        if (report.failures().isEmpty()) {
            return;
        }
        title(report.failures().size() == 1 ? "Failure" : "Failures");
        lines.addAll(failures(report.failures()));
    }

    private static List<String> failures(List<Failure> failures) {
        var lines = new ArrayList<String>();
        for (var failure : failures) {
            lines.add("  " + failure.place() + ": step " + failure.step());
            failure.text().lines().forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static String word(LogEnd outcome) {
        return outcome.word().toUpperCase(Locale.ROOT);
    }

    private void outcome() {
        var word = word(report.outcome());
        var met = report.expectations().stream().filter(Checked::met).count();
        var time = Duration.ofMillis(
                report.steps().stream().mapToLong(step -> step.toMillis()).max().orElse(0));
        lines.add(style.bold(report.outcome() == LogEnd.PASSED ? style.green(word) : style.red(word)) + "  "
                + report.drill());
        lines.add("  " + Amounts.count(report.steps().size(), "step") + ", " + met + " of "
                + Amounts.count(report.expectations().size(), "expectation") + " met, " + Amounts.time(time)
                + " of simulated time, seed " + report.seed());
        lines.add("  " + Amounts.count(report.events(), "event") + ", log " + report.logSha256());
    }
}
