package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How documents are laid over each other: maps merge key by key, lists and scalars replace, {@code null} removes. */
public final class Documents {

    private Documents() {}

    /** An empty map. */
    static ObjectNode map() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first document with the second laid over it; a {@code null} stays, as the mark of what was removed. */
    public static JsonNode merge(JsonNode under, JsonNode over) {
        if (!(under instanceof ObjectNode below) || !(over instanceof ObjectNode above)) {
            return over.deepCopy();
        }
        var merged = below.deepCopy();
        for (Map.Entry<String, JsonNode> entry : above.properties()) {
            var old = merged.get(entry.getKey());
            merged.set(entry.getKey(), old == null ? entry.getValue().deepCopy() : merge(old, entry.getValue()));
        }
        return merged;
    }

    /** The document without what {@code null} removes. */
    static JsonNode pruned(JsonNode document) {
        if (document instanceof ObjectNode object) {
            var kept = map();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (!entry.getValue().isNull()) {
                    kept.set(entry.getKey(), pruned(entry.getValue()));
                }
            }
            return kept;
        }
        return document.deepCopy();
    }
}
