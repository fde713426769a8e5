package org.pooldrill.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pooldrill.state.Shape.MapOf;

/**
 * One place in a state document, such as {@code pools['pool1.contoso.com'].servedBy}.
 *
 * @param segments field names and keys from the top, at least one
 */
public record StatePath(List<String> segments) {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern SEGMENT =
            Pattern.compile("\\.?([A-Za-z_][A-Za-z0-9_]*)(?=[.\\[]|$)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]");

    public StatePath {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one segment");
        }
        segments = List.copyOf(segments);
    }

    /** The path of these segments. */
    public static StatePath of(String... segments) {
        return new StatePath(List.of(segments));
    }

    /** The path that a text such as {@code pools['pool1.contoso.com'].users.regular} names; nothing where it is none. */
    public static Optional<StatePath> parse(String text) {
        var segments = new ArrayList<String>();
        var found = SEGMENT.matcher(text);
        while (found.lookingAt()) {
            segments.add(Stream.of(1, 2, 3)
                    .map(found::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
            found.region(found.end(), text.length());
        }
        return found.regionStart() < text.length() || segments.isEmpty() || text.startsWith(".")
                ? Optional.empty()
                : Optional.of(new StatePath(segments));
    }

    /** What stands there in this document; empty when it, or something on the way to it, is absent. */
    public Optional<Object> valueIn(Map<String, Object> document) {
        @Nullable Object at = document;
        for (var segment : segments) {
            at = at instanceof Map<?, ?> map ? map.get(segment) : null;
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** What may stand there; empty when the document has no such place. */
    public Optional<Shape> shape() {
        Optional<Shape> shape = Optional.of(StateShape.document());
        for (var segment : segments) {
            shape = shape.flatMap(at -> step(at, segment));
        }
        return shape;
    }

    /** The path as an expectation writes it: fields with a dot, keys of the estate in brackets. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        Optional<Shape> shape = Optional.of(StateShape.document());
        for (var segment : segments) {
            var key = shape.filter(MapOf.class::isInstance).isPresent();
            if (key || !IDENTIFIER.matcher(segment).matches()) {
                text.append("['").append(segment).append("']");
            } else {
                text.append(text.isEmpty() ? "" : ".").append(segment);
            }
            shape = shape.flatMap(at -> step(at, segment));
        }
        return text.toString();
    }

    private static Optional<Shape> step(Shape shape, String segment) {
        return shape.fold(
                struct -> struct.field(segment).map(Shape.Field::shape),
                map -> Optional.of(map.values()),
                list -> Optional.empty(),
                leaf -> Optional.empty());
    }
}
