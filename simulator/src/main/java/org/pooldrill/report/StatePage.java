package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Any state document in full for people: its own keys, indented, one value in a line. */
public final class StatePage {
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private StatePage(Style style) {
        this.style = style;
    }

    /** The lines. */
    public static List<String> of(JsonNode state, Style style) {
        var page = new StatePage(style);
        page.fields(state, "");
        return List.copyOf(page.lines);
    }

    private void fields(JsonNode object, String indent) {
        object.properties().forEach(field -> field(field.getKey(), field.getValue(), indent));
    }

    private void field(String key, JsonNode value, String indent) {
        if (flat(value)) {
            lines.add((indent + key + ": " + text(value)).stripTrailing());
        } else if (value.isObject()) {
            lines.add(indent + style.bold(key) + ":");
            fields(value, indent + "  ");
        } else if (value.isTextual()) {
            lines.add(indent + style.bold(key) + ":");
            value.asText().lines().forEach(line -> lines.add((indent + "  | " + line).stripTrailing()));
        } else {
            lines.add(indent + style.bold(key) + ":");
            value.forEach(item -> lines.add(indent + "  - " + (flat(item) ? text(item) : inline(item))));
        }
    }

    /** Whether a value fits behind its key: no text of several lines, and no list of things that have parts. */
    private static boolean flat(JsonNode value) {
        if (value.isObject()) {
            return value.isEmpty();
        } else if (value.isArray()) {
            for (var item : value) {
                if (item.isContainerNode()) {
                    return false;
                }
            }
            return true;
        }
        return !value.asText().contains("\n");
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            var items = new ArrayList<String>();
            value.forEach(item -> items.add(text(item)));
            return items.isEmpty() ? "none" : String.join(", ", items);
        }
        return value.isObject() ? "none" : value.asText();
    }

    private static String inline(JsonNode object) {
        var parts = new ArrayList<String>();
        object.properties()
                .forEach(field -> parts.add(field.getKey() + " "
                        + (field.getValue().isContainerNode() ? field.getValue().toString() : text(field.getValue()))));
        return String.join(", ", parts).replace("\n", " ");
    }
}
