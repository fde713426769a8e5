package org.pooldrill.state;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pooldrill.state.Shape.Field;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;

/**
 * Compares a live document with {@link StateShape}, strictly: what is missing, what is not described, what has the
 * wrong class.
 *
 * <p>The schema tells users what they may rely on and lets keys be added; this tells whoever fills the document that
 * the description was forgotten.
 */
public final class ShapeCheck {

    private ShapeCheck() {}

    /** Every deviation, in the order of the document; empty when it conforms. */
    public static List<String> problems(Map<String, ?> document) {
        return of("", StateShape.document(), document).toList();
    }

    private static Stream<String> of(String path, Shape shape, Object value) {
        return shape.fold(
                struct -> struct(path, struct, value),
                map -> map(path, map, value),
                list -> list(path, list, value),
                leaf -> leaf(path, leaf, value));
    }

    private static Stream<String> struct(String path, Struct struct, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return wrong(path, "an object", value);
        }
        var prefix = path.isEmpty() ? "" : path + ".";
        var described = struct.fields().values().stream().flatMap(field -> field(prefix, field, map));
        var others = map.keySet().stream()
                .filter(key -> !struct.fields().containsKey(key))
                .map(key -> prefix + key + " is not described");
        return Stream.concat(described, others);
    }

    private static Stream<String> field(String prefix, Field field, Map<?, ?> struct) {
        var path = prefix + field.name();
        if (struct.containsKey(field.name())) {
            return of(path, field.shape(), struct.get(field.name()));
        }
        return field.optional() ? Stream.empty() : Stream.of(path + " is missing");
    }

    private static Stream<String> map(String path, MapOf shape, Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(entry -> of(path + "['" + entry.getKey() + "']", shape.values(), entry.getValue()))
                : wrong(path, "an object", value);
    }

    private static Stream<String> list(String path, ListOf shape, Object value) {
        return value instanceof List<?> items
                ? IntStream.range(0, items.size())
                        .boxed()
                        .flatMap(i -> of(path + "[" + i + "]", shape.elements(), items.get(i)))
                : wrong(path, "a list", value);
    }

    private static Stream<String> leaf(String path, Leaf leaf, Object value) {
        if (!leaf.type().carrier().isInstance(value)) {
            return wrong(path, leaf.type().carrier().getSimpleName(), value);
        }
        return leaf.oneOf().isEmpty() || leaf.oneOf().contains(value)
                ? Stream.empty()
                : Stream.of(path + " is '" + value + "', described are " + leaf.oneOf());
    }

    private static Stream<String> wrong(String path, String expected, Object value) {
        var found = value == null ? "null" : value.getClass().getSimpleName();
        return Stream.of(path + " is " + found + ", described is " + expected);
    }
}
