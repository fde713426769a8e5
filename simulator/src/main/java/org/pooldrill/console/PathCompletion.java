package org.pooldrill.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.expectation.Names;
import org.pooldrill.state.Shape;
import org.pooldrill.state.StateShape;

/** Paths of the state document, as expectations and {@code state} name them. */
final class PathCompletion {
    private static final int MOST_KEYS = 50;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]*|\\['[^']*('\\]?)?|\\[)*$");
    private static final Pattern SEGMENT = Pattern.compile("\\['([^']*)'\\]|\\.?([A-Za-z_][A-Za-z0-9_]*)(?=[.\\[])");

    private final Names names;

    PathCompletion(Names names) {
        this.names = names;
    }

    /** What the last word of a line could become. */
    List<Candidate> of(String word) {
        var path = PATH.matcher(word);
        var begins = path.find() ? path.start() : word.length();
        var before = word.substring(0, begins);
        var typed = word.substring(begins);
        Optional<Shape> shape = Optional.of(StateShape.document());
        var segment = SEGMENT.matcher(typed);
        var known = 0;
        while (segment.find() && segment.start() == known) {
            var name = segment.group(1) == null ? segment.group(2) : segment.group(1);
            shape = shape.flatMap(at -> step(at, name));
            known = segment.end();
        }
        var stem = before + typed.substring(0, known);
        return shape.map(at -> next(stem, at)).orElse(List.of());
    }

    private List<Candidate> next(String stem, Shape shape) {
        var all = new ArrayList<Candidate>();
        if (shape instanceof Shape.Struct struct) {
            var dot =
                    stem.isEmpty() || !Character.isLetterOrDigit(stem.charAt(stem.length() - 1)) && !stem.endsWith("]")
                            ? ""
                            : ".";
            struct.fields()
                    .values()
                    .forEach(field -> all.add(new Candidate(
                            stem + dot + field.name(), field.doc(), !(field.shape() instanceof Shape.Leaf))));
        } else if (shape instanceof Shape.MapOf map) {
            keys(map).stream()
                    .limit(MOST_KEYS)
                    .forEach(key -> all.add(new Candidate(
                            stem + "['" + key + "']", map.keys().noun(), !(map.values() instanceof Shape.Leaf))));
        }
        return all;
    }

    private Collection<String> keys(Shape.MapOf map) {
        return names.namesOf(map.keys()).orElse(List.of());
    }

    private static Optional<Shape> step(Shape shape, String name) {
        return shape.fold(
                struct -> struct.field(name).map(Shape.Field::shape),
                map -> Optional.of(map.values()),
                list -> Optional.empty(),
                leaf -> Optional.empty());
    }
}
