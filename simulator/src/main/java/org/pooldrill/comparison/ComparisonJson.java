package org.pooldrill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pooldrill.causation.Chain;
import org.pooldrill.log.LogEvent;
import org.pooldrill.report.EventText;

/** A comparison for programs. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** The document. */
    public static ObjectNode of(Comparison comparison) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("same", comparison.same());
        json.set("at", sides(moment(comparison.momentA()), moment(comparison.momentB())));
        pairs(json.putArray("run"), comparison.run());
        json.set("first", comparison.first().map(ComparisonJson::first).orElse(null));
        rows(json.putArray("milestones"), comparison.milestones(), false);
        rows(json.putArray("state"), comparison.rows(), true);
        var lost = json.putObject("lost");
        lost.put("both", comparison.lost().both());
        groups(lost.putArray("onlyA"), comparison.lost().onlyA());
        groups(lost.putArray("onlyB"), comparison.lost().onlyB());
        return json;
    }

    private static ObjectNode moment(Comparison.Moment moment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seq", moment.seq())
                .put("time", Duration.ofMillis(moment.millis()).toString());
    }

    private static ObjectNode sides(ObjectNode a, ObjectNode b) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("a", a);
        json.set("b", b);
        return json;
    }

    private static void pairs(ArrayNode array, List<Pair> pairs) {
        pairs.forEach(pair -> array.addObject()
                .put("path", pair.path())
                .put("a", absent(pair.a()))
                .put("b", absent(pair.b())));
    }

    private static ObjectNode first(FirstDifference first) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("seq", first.seq());
        json.set("a", side(first.a(), first.aInB()));
        json.set("b", side(first.b(), first.bInA()));
        pairs(json.putArray("fields"), first.fields());
        return json;
    }

    private static JsonNode side(Optional<Chain> chain, Optional<LogEvent> later) {
        if (chain.isEmpty()) {
            return NullNode.instance;
        }
        var event = chain.get().event();
        var json = event(event);
        json.set("causes", chain.get().json());
        json.set("laterInOther", later.map(ComparisonJson::event).orElse(null));
        return json;
    }

    private static ObjectNode event(LogEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seq", event.seq())
                .put("time", Duration.ofMillis(event.t()).toString())
                .put("store", event.store())
                .put("type", event.type().name())
                .put("text", EventText.of(event));
    }

    private static void rows(ArrayNode array, List<Row> rows, boolean ofState) {
        for (var row : rows) {
            var json = array.addObject();
            if (ofState) {
                json.put("section", row.section().title()).put("path", row.path());
            }
            json.put("of", row.of())
                    .put("what", row.what())
                    .put("a", absent(row.a()))
                    .put("b", absent(row.b()))
                    .put("difference", absent(row.difference()));
        }
    }

    private static void groups(ArrayNode array, List<LossPairs.Group> groups) {
        for (var group : groups) {
            var json = array.addObject().put("user", group.user()).put("kind", group.kind());
            var ids = json.putArray("ids");
            group.ids().forEach(ids::add);
            json.put("bytes", group.bytes());
        }
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
