package org.pooldrill.state;

import java.util.stream.Collectors;
import org.pooldrill.state.Shape.Field;
import org.pooldrill.state.Shape.Leaf;

/** The reference page of the state document, made from {@link StateShape}: one row for each value. */
public final class StateReference {

    private StateReference() {}

    /** A Markdown table of path, type and meaning, in the order of the document. */
    public static String markdown() {
        var rows = new StringBuilder("| Path | Type | Value |\n| --- | --- | --- |\n");
        for (var field : StateShape.document().fields().values()) {
            append(rows, field.name(), field);
        }
        return rows.toString();
    }

    private static void append(StringBuilder rows, String path, Field field) {
        rows.append("| `")
                .append(path)
                .append("` | ")
                .append(type(field.shape()))
                .append(" | ");
        rows.append(field.doc());
        if (field.shape() instanceof Leaf leaf && !leaf.oneOf().isEmpty()) {
            rows.append(": ").append(values(leaf));
        }
        rows.append(field.optional() ? "; absent until known" : "").append(" |\n");
        appendWithin(rows, path, field.shape());
    }

    private static StringBuilder appendWithin(StringBuilder rows, String path, Shape shape) {
        return shape.fold(
                struct -> {
                    struct.fields().values().forEach(child -> append(rows, path + "." + child.name(), child));
                    return rows;
                },
                map -> appendEntry(rows, path + "[" + map.keys().placeholder() + "]", map.values()),
                list -> appendWithin(rows, path + "[]", list.elements()),
                leaf -> rows);
    }

    private static StringBuilder appendEntry(StringBuilder rows, String path, Shape entry) {
        if (entry instanceof Leaf leaf) {
            rows.append("| `").append(path).append("` | ").append(type(leaf)).append(" | ");
            rows.append(values(leaf)).append(" |\n");
        }
        return appendWithin(rows, path, entry);
    }

    private static String type(Shape shape) {
        return shape.fold(
                struct -> "object",
                map -> "map by " + map.keys().noun(),
                list -> "list of " + (list.elements() instanceof Leaf leaf ? type(leaf) : "objects"),
                leaf -> leaf.type().text());
    }

    private static String values(Leaf leaf) {
        return leaf.oneOf().stream()
                .map(value -> value.isEmpty() ? "empty" : "`" + value + "`")
                .collect(Collectors.joining(", "));
    }
}
