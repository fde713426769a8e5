package org.pooldrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pooldrill.log.DataSchema;
import org.pooldrill.store.EventTypes;

/**
 * Compares the shapes of events as they once were, by type and version, with what the program reads now. What is allowed
 * without a new version leaves every old line readable: a new type, a new word of an enumeration, a new alternative, a
 * wider range of numbers, another order of keys.
 */
final class Shapes {
    private static final String WHAT_TO_DO = "; logs that have it could not be read any more: take the change back, or"
            + " give the type a new version (EventTypes.withVersion) and EventCatalogue an Upcaster to it from version %s"
            + " (docs/decisions/0009-old-logs-stay-readable.md)";

    private final List<String> problems = new ArrayList<>();

    private Shapes() {}

    /** The shapes of all types in their present versions, beside those that were there before. */
    static ObjectNode with(EventTypes types, ObjectNode before) {
        var all = before.deepCopy();
        types.all().forEach(type -> all.withObject("/" + type.name())
                .set(Integer.toString(type.version()), DataSchema.of(type)));
        return all;
    }

    /** What can no longer be read of what once could; a sentence for each. */
    static List<String> broken(ObjectNode before, EventTypes types) {
        var shapes = new Shapes();
        before.properties().forEach(type -> type.getValue()
                .properties()
                .forEach(version -> shapes.look(type.getKey(), version.getKey(), version.getValue(), types)));
        return shapes.problems;
    }

    private void look(String type, String version, JsonNode shape, EventTypes types) {
        var now = types.read(type, Integer.parseInt(version));
        if (now.isEmpty()) {
            problems.add("version " + version + " of " + type + " is gone" + WHAT_TO_DO.formatted(version));
            return;
        }
        var current = types.named(type);
        if (current.isPresent() && current.get().version() == now.get().version()) {
            compare(type + " version " + version, version, shape, DataSchema.of(current.get()));
        }
    }

    private void compare(String path, String version, JsonNode before, JsonNode now) {
        if (now.isEmpty()) {
            return;
        }
        if (before.has("oneOf") && now.has("oneOf")) {
            alternatives(path, version, before.get("oneOf"), now.get("oneOf"));
            return;
        }
        var type = before.path("type");
        var wider = type.asText().equals("integer") && now.path("type").asText().equals("number");
        if (!type.equals(now.path("type")) && !wider) {
            add(path + " was " + kind(before) + " and is " + kind(now), version);
            return;
        }
        if (now.has("enum") && !words(now).containsAll(words(before))) {
            var gone = words(before);
            gone.removeAll(words(now));
            add(
                    path
                            + (before.has("enum")
                                    ? " can no longer be " + String.join(", ", gone)
                                    : " is no longer any text"),
                    version);
        }
        if (now.has("minimum")
                && (now.get("minimum").asLong() > before.path("minimum").asLong()
                        || now.get("maximum").asLong() < before.path("maximum").asLong())) {
            add(path + " takes fewer numbers than it did", version);
        }
        if (before.has("items")) {
            compare(path + "[]", version, before.get("items"), now.get("items"));
        }
        if (type.asText().equals("object")) {
            keys(path, version, before, now);
        }
    }

    private void keys(String path, String version, JsonNode before, JsonNode now) {
        if (before.has("properties") != now.has("properties")) {
            add(path + " was " + kind(before) + " and is " + kind(now), version);
            return;
        }
        if (!before.has("properties")) {
            if (now.has("propertyNames")) {
                compare(path + " (keys)", version, before.path("propertyNames"), now.get("propertyNames"));
            }
            compare(path + ".*", version, before.get("additionalProperties"), now.get("additionalProperties"));
            return;
        }
        before.get("properties").properties().forEach(key -> {
            var same = now.get("properties").path(key.getKey());
            if (same.isMissingNode()) {
                add(path + " has lost its key " + key.getKey(), version);
            } else {
                compare(path + "." + key.getKey(), version, key.getValue(), same);
            }
        });
        now.get("properties").fieldNames().forEachRemaining(key -> {
            if (!before.get("properties").has(key)) {
                add(path + " has a new key " + key + ", which old lines have not", version);
            }
        });
    }

    private void alternatives(String path, String version, JsonNode before, JsonNode now) {
        for (var one : before) {
            var name = one.at("/properties/type/const").asText();
            var same = new ArrayList<JsonNode>();
            now.forEach(other -> {
                if (other.at("/properties/type/const").asText().equals(name)) {
                    same.add(other);
                }
            });
            if (same.isEmpty()) {
                add(path + " can no longer be a " + name, version);
            } else {
                keys(path + "(" + name + ")", version, one, same.get(0));
            }
        }
    }

    private void add(String problem, String version) {
        problems.add(problem + WHAT_TO_DO.formatted(version));
    }

    private static Set<String> words(JsonNode schema) {
        var words = new HashSet<String>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static String kind(JsonNode schema) {
        if (schema.has("oneOf")) {
            return "one of several";
        }
        return schema.path("type").asText("anything")
                + (schema.path("type").asText().equals("object") && !schema.has("properties") ? " (map)" : "");
    }
}
