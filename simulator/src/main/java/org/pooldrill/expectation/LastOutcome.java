package org.pooldrill.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.state.LeafType;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.StatePath;

/**
 * What an expectation said last of a document that goes on changing. To read the few values that it names is less work
 * than to evaluate it, so it is evaluated anew only when one of them is another than it was. One that reads more than
 * single values, or reads behind a computed key, is evaluated each time.
 */
public final class LastOutcome {
    private final Expectation expectation;
    private final boolean depends;
    private @Nullable List<@Nullable Object> values;
    private @Nullable Outcome outcome;

    public LastOutcome(Expectation expectation) {
        this.expectation = expectation;
        depends = expectation.paths().stream().allMatch(LastOutcome::comparable);
    }

    /** Whether what stands there does not change but for another to take its place. */
    private static boolean comparable(StatePath path) {
        return path.shape()
                .map(shape -> shape instanceof ListOf list ? list.elements() : shape)
                .filter(shape -> shape instanceof Leaf leaf && leaf.type() != LeafType.ANY)
                .isPresent();
    }

    /** The same that {@link Expectation#evaluate} says; always to be asked of the same document. */
    public Outcome of(Map<String, Object> document) {
        if (!depends) {
            return expectation.evaluate(document);
        }
        var now = values(document);
        var last = outcome;
        if (last == null || !now.equals(values)) {
            last = expectation.evaluate(document);
            outcome = last;
            values = now;
        }
        return last;
    }

    private List<@Nullable Object> values(Map<String, Object> document) {
        var read = new ArrayList<@Nullable Object>(expectation.paths().size());
        for (var path : expectation.paths()) {
            var value = path.valueIn(document).orElse(null);
            read.add(value instanceof List<?> list ? List.copyOf(list) : value);
        }
        return read;
    }
}
