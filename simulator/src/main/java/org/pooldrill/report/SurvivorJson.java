package org.pooldrill.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.pooldrill.survivor.Holding;
import org.pooldrill.survivor.Rescue;
import org.pooldrill.survivor.Risk;
import org.pooldrill.survivor.SurvivingSite;
import org.pooldrill.view.Loss;

/** What one site had alone at a moment of a log, for programs. */
public final class SurvivorJson {
    private static final int PRINTED_ITEMS = 1_000;

    private SurvivorJson() {}

    /** The site before anything was done there. */
    public static ObjectNode of(SurvivingSite site) {
        var json = object();
        var estate = site.view().estate();
        json.put("pool", site.pool());
        json.put("time", time(site.atMillis()));
        json.put("clock", estate.start().plusMillis(site.atMillis()).toString());
        json.put("events", site.events());
        json.put("serves", site.whyDown().isEmpty());
        json.put("why", site.whyDown());
        var holdings = json.putArray("holdings");
        site.holdings().forEach(holding -> holdings.add(holding(holding)));
        json.put(
                "centralManagement",
                site.centralManagement().map(cms -> cms.state().toString()).orElse("Absent"));
        var groups = json.putArray("responseGroups");
        site.responseGroups().forEach(groups::add);
        site.view().partner(site.pool()).ifPresent(partner -> {
            var risk = json.putObject("atRisk");
            risk.put("home", partner);
            risk.setAll(loss(site.view().atRisk(partner)));
        });
        return json;
    }

    /**
     * What came of a takeover.
     *
     * @param toDoFirst what Lync would have asked for first
     */
    public static ObjectNode of(Rescue rescue, Iterable<String> toDoFirst) {
        var json = object();
        json.put("home", rescue.home());
        var first = json.putArray("first");
        toDoFirst.forEach(first::add);
        var imported = json.putArray("imported");
        rescue.imported().forEach(imported::add);
        var lost = loss(rescue.loss());
        var items = lost.putArray("items");
        rescue.loss().items().stream().limit(PRINTED_ITEMS).forEach(item -> items.add(item(item)));
        json.set("lost", lost);
        return json;
    }

    /** One moment of a sweep. */
    public static ObjectNode of(Risk risk) {
        var json = object();
        json.put("time", time(risk.atMillis()));
        json.put("state", risk.state().toString());
        json.put("servedBy", risk.servedBy());
        json.put("waiting", risk.waiting());
        json.setAll(loss(risk.loss()));
        return json;
    }

    private static ObjectNode holding(Holding holding) {
        var json = object();
        json.put("home", holding.home());
        json.put("service", holding.service().toString());
        json.put("users", holding.users());
        json.put("contacts", holding.contacts());
        json.put("conferences", holding.conferences());
        json.put("files", holding.files());
        json.put("bytes", holding.bytes());
        var imported = json.putObject("imported");
        holding.imported().forEach((module, mark) -> {
            var at = mark.atMillis();
            imported.putObject(module.toString())
                    .put("upTo", mark.upTo())
                    .put("at", at.isPresent() ? time(at.getAsLong()) : null);
        });
        var waiting = json.putArray("waiting");
        holding.waiting().forEach(parcel -> waiting.addObject()
                .put("package", parcel.packageId())
                .put("module", parcel.module().toString())
                .put("first", parcel.first())
                .put("last", parcel.last())
                .put("bytes", parcel.bytes()));
        return json;
    }

    private static ObjectNode loss(Loss loss) {
        return object().put("changes", loss.changes())
                .put("users", loss.users())
                .put("conferences", loss.conferences())
                .put("files", loss.files())
                .put("bytes", loss.bytes())
                .put("rpo", time(loss.rpoMillis()));
    }

    private static ObjectNode item(Loss.Item item) {
        return object().put("user", item.user())
                .put("kind", item.kind())
                .put("id", item.id())
                .put("at", item.at())
                .put("cause", item.cause())
                .put("time", time(item.atMillis()));
    }

    private static String time(long millis) {
        return Duration.ofMillis(millis).toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
