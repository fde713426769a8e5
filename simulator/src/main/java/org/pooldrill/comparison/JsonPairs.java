package org.pooldrill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.pooldrill.report.Amounts;

/** The values that differ between two JSON documents, by path such as {@code timings.frontEndStart}. */
final class JsonPairs {
    private static final int SHOWN = 3;
    private static final int CHARACTERS = 200;

    private final List<Pair> pairs = new ArrayList<>();

    private JsonPairs() {}

    /** The differences, in the order of the first document, then what the second alone has. */
    static List<Pair> of(JsonNode a, JsonNode b) {
        var pairs = new JsonPairs();
        pairs.compare("", a, b);
        return List.copyOf(pairs.pairs);
    }

    private void compare(String path, JsonNode a, JsonNode b) {
        if (a.equals(b)) {
            return;
        }
        if (a.isObject() && b.isObject()) {
            var keys = new LinkedHashSet<String>();
            a.fieldNames().forEachRemaining(keys::add);
            b.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> compare(under(path, key), a.path(key), b.path(key)));
        } else if (a.isArray() && b.isArray() && (ofObjects(a) || ofObjects(b))) {
            for (var i = 0; i < Math.max(a.size(), b.size()); i++) {
                compare(path + "[" + i + "]", a.path(i), b.path(i));
            }
        } else if (a.isArray() && b.isArray()) {
            pairs.add(new Pair(path, list(a, b), list(b, a)));
        } else {
            pairs.add(new Pair(path, text(a), text(b)));
        }
    }

    /** A key that has dots of its own stands in brackets. */
    private static String under(String path, String key) {
        if (key.contains(".")) {
            return path + "['" + key + "']";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean ofObjects(JsonNode array) {
        return !array.isEmpty() && array.get(0).isObject();
    }

    /** A short list in full; of a long one how long it is, and what the other has not. */
    private static String list(JsonNode list, JsonNode other) {
        if (list.size() <= SHOWN) {
            return text(list);
        }
        var others = new LinkedHashSet<JsonNode>();
        other.forEach(others::add);
        var own = new ArrayList<String>();
        list.forEach(item -> {
            if (!others.contains(item)) {
                own.add(text(item));
            }
        });
        var shown = String.join(", ", own.subList(0, Math.min(SHOWN, own.size())));
        return Amounts.number(list.size()) + " entries"
                + (own.isEmpty()
                        ? ", in another order"
                        : ", " + (own.size() == list.size() ? "all" : own.size() + " of them") + " only here: " + shown)
                + (own.size() > SHOWN ? ", ..." : "");
    }

    static String text(JsonNode node) {
        if (node instanceof MissingNode || node.isNull()) {
            return "";
        }
        if (node.isArray()) {
            var items = new ArrayList<String>();
            node.forEach(item -> items.add(text(item)));
            return cut(items.isEmpty() ? "none" : String.join(", ", items));
        }
        if (node.isObject()) {
            var items = new ArrayList<String>();
            node.properties().forEach(field -> items.add(field.getKey() + " " + text(field.getValue())));
            return cut(items.isEmpty() ? "none" : String.join(", ", items));
        }
        return cut(node.asText().strip().replaceAll("\\s*\\R\\s*", " "));
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "...";
    }
}
