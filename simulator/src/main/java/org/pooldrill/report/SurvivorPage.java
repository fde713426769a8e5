package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.drill.Units;

/** What one site had alone at a moment of a log, and what a takeover by it came to, for people. */
public final class SurvivorPage {
    private static final int ITEMS = 20;

    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private SurvivorPage(Style style) {
        this.style = style;
    }

    /**
     * The lines.
     *
     * @param site what {@link SurvivorJson} makes of it
     */
    public static List<String> of(JsonNode site, Style style) {
        var page = new SurvivorPage(style);
        page.write(site);
        return List.copyOf(page.lines);
    }

    private void write(JsonNode site) {
        lines.add(style.bold(site.path("pool").asText()) + " alone at "
                + site.path("clock").asText() + " (+"
                + text(site.path("time")) + "), from "
                + Amounts.count(site.path("events").asLong(), "event") + " of its store");
        var why = site.path("why").asText();
        if (!why.isEmpty()) {
            lines.add("  " + style.yellow("it could serve nobody: " + why));
        }
        site.path("holdings").forEach(this::holding);
        lines.add("  Central Management: " + site.path("centralManagement").asText());
        var groups = site.path("responseGroups");
        if (!groups.isEmpty()) {
            var names = new ArrayList<String>();
            groups.forEach(name -> names.add(name.asText()));
            lines.add("  response groups: " + String.join(", ", names));
        }
        atRisk(site.path("atRisk"));
        rescue(site.path("failover"));
    }

    private void holding(JsonNode holding) {
        lines.add("  users of " + holding.path("home").asText() + " ("
                + holding.path("service").asText() + "): "
                + Amounts.count(holding.path("users").asLong(), "user") + " with data, "
                + Amounts.count(holding.path("contacts").asLong(), "contact") + ", "
                + Amounts.count(holding.path("conferences").asLong(), "conference") + ", "
                + Amounts.count(holding.path("files").asLong(), "file") + " ("
                + Amounts.bytes(holding.path("bytes").asLong()) + ")");
        holding.path("imported").properties().forEach(module -> {
            var at = module.getValue().path("at");
            lines.add("    " + module.getKey() + " imported up to change "
                    + Amounts.number(module.getValue().path("upTo").asLong())
                    + (at.isNull() ? "" : ", last at +" + text(at)));
        });
        holding.path("waiting")
                .forEach(parcel ->
                        lines.add("    package " + parcel.path("package").asText() + " waits in its file"
                                + " store: " + parcel.path("module").asText() + ", changes "
                                + parcel.path("first").asLong() + " to "
                                + parcel.path("last").asLong()));
    }

    private void atRisk(JsonNode risk) {
        if (!risk.isMissingNode()) {
            lines.add("  what the log knows and it does not: " + loss(risk) + " of "
                    + risk.path("home").asText());
        }
    }

    private static String loss(JsonNode loss) {
        var changes = loss.path("changes").asLong();
        var files = loss.path("files").asLong();
        return changes + files == 0
                ? "nothing"
                : Amounts.count(changes, "change") + " and " + Amounts.count(files, "file") + " ("
                        + Amounts.bytes(loss.path("bytes").asLong()) + ") of "
                        + Amounts.count(loss.path("users").asLong(), "user") + ", the oldest "
                        + text(loss.path("rpo")) + " old";
    }

    private void rescue(JsonNode failover) {
        if (failover.isMissingNode()) {
            return;
        }
        lines.add("");
        lines.add(style.bold("Failed over: ") + "it serves the users of "
                + failover.path("home").asText() + " as if their pool had been lost at that moment");
        failover.path("first").forEach(step -> lines.add("  first, in Lync: " + step.asText()));
        failover.path("imported").forEach(name -> lines.add("  imported from its file store first: " + name.asText()));
        lines.add("  lost: "
                + (failover.path("lost").path("items").isEmpty()
                        ? style.green("nothing")
                        : style.red(loss(failover.path("lost")))));
        var groups = LostGroup.of(failover.path("lost"));
        groups.stream().limit(ITEMS).forEach(group -> lines.add("    " + group.user() + ": " + group.what()));
        var more = groups.stream()
                .skip(ITEMS)
                .mapToLong(group -> group.ids().size())
                .sum();
        if (more > 0) {
            lines.add("    and " + Amounts.number(more) + " more");
        }
    }

    private static String text(JsonNode isoDuration) {
        return Units.text(Duration.parse(isoDuration.asText()));
    }
}
