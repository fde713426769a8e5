package org.pooldrill.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * A live state document as JSON: keys in the document's order, durations and instants as ISO 8601 text.
 *
 * <p>The same document always gives the same bytes, on every machine.
 */
public final class StateJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StateJson() {}

    /**
     * The document as a tree that belongs to the caller.
     *
     * @throws IllegalArgumentException if it holds a value of a class that no document may hold; names the place
     */
    public static ObjectNode tree(Map<String, ?> document) {
        return object(document, "");
    }

    /** The document in one line, without a line end. */
    public static String line(Map<String, ?> document) {
        return tree(document).toString();
    }

    /** The document for people: two spaces, LF, with a line end. */
    public static String pretty(Map<String, ?> document) {
        return pretty(tree(document));
    }

    /** Any JSON for people, in the same layout. */
    public static String pretty(JsonNode json) {
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        try {
            return new JsonMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be printed", e);
        }
    }

    private static ObjectNode object(Map<?, ?> map, String path) {
        var node = NODES.objectNode();
        for (var entry : map.entrySet()) {
            var key = String.valueOf(entry.getKey());
            node.set(key, value(entry.getValue(), path + "/" + key));
        }
        return node;
    }

    private static JsonNode value(Object value, String path) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof Duration || value instanceof Instant) {
            return NODES.textNode(value.toString());
        } else if (value instanceof Map<?, ?> map) {
            return object(map, path);
        } else if (value instanceof Collection<?> items) {
            var array = NODES.arrayNode();
            for (var item : items) {
                array.add(value(item, path + "/" + array.size()));
            }
            return array;
        }
        var found = value == null ? "null" : value.getClass().getName();
        throw new IllegalArgumentException("the state document holds " + found + " at " + path
                + "; accepted are String, Long, Boolean, Double, Duration, Instant, List and Map");
    }
}
