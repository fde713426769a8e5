package org.pooldrill.bisection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.ValueText;
import org.pooldrill.history.History;
import org.pooldrill.state.StatePath;
import org.pooldrill.view.View;

/**
 * What a condition names, before it no longer held and after.
 *
 * @param values those that changed, in the order of the text
 * @param failure why it does not hold
 */
public record Sides(List<Value> values, String failure) {
    private static final String ABSENT = "absent";

    /** A value on either side. */
    public record Value(String path, String before, String after) {}

    public Sides {
        values = List.copyOf(values);
    }

    /** The sides of an answer. */
    public static Sides of(History history, Expectation condition, Answer.Turned answer) {
        var view = history.at(answer.byTime() ? answer.seq() : Math.max(0, answer.seq() - 1));
        var before = values(view, condition.paths());
        if (!answer.byTime() && answer.seq() > 0) {
            History.feed(view, history.event(answer.seq()));
        }
        view.passTo(answer.atMillis());
        var after = values(view, condition.paths());
        var changed = new ArrayList<Value>();
        for (var i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(new Value(condition.paths().get(i).toString(), before.get(i), after.get(i)));
            }
        }
        return new Sides(changed, condition.failureText(view.document(), List.of()));
    }

    private static List<String> values(View view, List<StatePath> paths) {
        return paths.stream()
                .map(path -> path.valueIn(view.document()).map(Sides::text).orElse(ABSENT))
                .toList();
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 ? "1 entry" : map.size() + " entries";
        }
        return value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)
                ? list.size() + (list.size() == 1 ? " entry" : " entries")
                : ValueText.of(value);
    }
}
