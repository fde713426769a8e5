package org.pooldrill.expectation;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the right name that a wrong one was meant to be. */
final class NearestName {

    private static final int ALL_SHOWN = 12;

    private NearestName() {}

    /** The name that differs least, upper and lower case apart; empty when none is near. */
    static Optional<String> of(String wrong, Collection<String> right) {
        var limit = Math.max(1, wrong.length() / 3);
        var distances = new LevenshteinDistance(limit);
        var text = wrong.toLowerCase(Locale.ROOT);
        var best = Optional.<String>empty();
        var least = limit + 1;
        for (var candidate : right) {
            var distance = distances.apply(text, candidate.toLowerCase(Locale.ROOT));
            if (!candidate.isEmpty() && distance >= 0 && distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** The end of a message: the nearest name, else all of them if they are few. */
    static String hint(String wrong, Collection<String> right) {
        var nearest = of(wrong, right);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        return right.isEmpty() || right.size() > ALL_SHOWN ? "" : "; accepted: " + String.join(", ", quoted(right));
    }

    private static Iterable<String> quoted(Collection<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList();
    }
}
