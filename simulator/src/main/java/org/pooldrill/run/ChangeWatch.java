package org.pooldrill.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Event;
import org.pooldrill.drill.Units;
import org.pooldrill.estate.Estate;
import org.pooldrill.state.Shape;
import org.pooldrill.state.StatePath;
import org.pooldrill.state.StateShape;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.view.View;

/**
 * Remembers the last events that changed a value at some places of the state document. It folds all events once more,
 * so it serves only where somebody has to be told why an expectation was not met.
 */
final class ChangeWatch implements Appended {
    private static final int REMEMBERED = 5;
    private static final int DATA_CHARACTERS = 120;
    private static final int ELEMENTS = 64;
    private static final String TOO_LARGE = "...";

    private final View view;
    private final List<StatePath> paths;
    private final Map<StatePath, String> values = new LinkedHashMap<>();
    private final Deque<String> changes = new ArrayDeque<>();

    ChangeWatch(Estate estate, Collection<StatePath> paths) {
        view = new View(estate);
        this.paths =
                paths.stream().filter(path -> !movesWithTime(path)).distinct().toList();
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        view.apply(
                raw.store(),
                raw.n(),
                raw.t(),
                raw.cause(),
                (Event) payload,
                raw.data().length());
        for (var path : paths) {
            var value = path.valueIn(view.document()).map(ChangeWatch::text).orElse("absent");
            var before = values.put(path, value);
            if (before != null && !before.equals(value)) {
                changes.addLast(line(raw, path, before, value));
                if (changes.size() > REMEMBERED) {
                    changes.removeFirst();
                }
            }
        }
    }

    /** The last changes, oldest first. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    private static String line(StoredEvent raw, StatePath path, String before, String value) {
        var data = new String(raw.data().toBytes(), StandardCharsets.UTF_8);
        var shown = data.length() <= DATA_CHARACTERS ? data : data.substring(0, DATA_CHARACTERS) + TOO_LARGE;
        return Clock.since(raw.t()) + " event " + raw.seq() + " of " + raw.store() + ", "
                + raw.type().name() + " " + shown + ": " + path + " was " + before + ", became " + value;
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() > ELEMENTS ? TOO_LARGE : map.keySet().toString();
        } else if (value instanceof Collection<?> items) {
            return items.size() > ELEMENTS ? items.size() + " elements" : items.toString();
        } else if (value instanceof String text) {
            return "'" + text + "'";
        }
        return value instanceof Duration duration ? Units.text(duration) : value.toString();
    }

    private static boolean movesWithTime(StatePath path) {
        Optional<Shape> at = Optional.of(StateShape.document());
        for (var segment : path.segments()) {
            if (at.isEmpty()) {
                return false;
            }
            if (at.get() instanceof Shape.Struct struct) {
                var field = struct.field(segment);
                if (field.isPresent() && field.get().movesWithTime()) {
                    return true;
                }
                at = field.map(Shape.Field::shape);
            } else {
                at = at.get() instanceof Shape.MapOf map ? Optional.of(map.values()) : Optional.empty();
            }
        }
        return false;
    }
}
