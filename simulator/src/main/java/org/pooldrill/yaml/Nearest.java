package org.pooldrill.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The right name that is nearest to a wrong one. */
public final class Nearest {

    private static final int MOST_LISTED = 20;

    private Nearest() {}

    /** The nearest of the names, if one is near enough to have been meant: a third of its letters may differ. */
    public static Optional<String> to(String found, Collection<String> accepted) {
        var wanted = found.toLowerCase(Locale.ROOT);
        return accepted.stream()
                .filter(name -> distance(wanted, name) <= Math.max(1, Math.min(name.length(), found.length()) / 3))
                .min(Comparator.comparingInt(name -> distance(wanted, name)));
    }

    /** The end of a message: the nearest name, or all that are accepted where none is near. */
    public static String hint(String found, Collection<String> accepted) {
        return to(found, accepted)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> accepted.isEmpty() ? "; there is none" : "; accepted: " + list(accepted));
    }

    /** The names, shortened where they are many. */
    public static String list(Collection<String> names) {
        var shown = new ArrayList<>(List.copyOf(names));
        var more = shown.size() - MOST_LISTED;
        return more <= 0
                ? String.join(", ", shown)
                : String.join(", ", shown.subList(0, MOST_LISTED)) + " and " + more + " more";
    }

    /** How many letters differ. */
    public static int distance(String wanted, String name) {
        return LevenshteinDistance.getDefaultInstance().apply(wanted, name.toLowerCase(Locale.ROOT));
    }
}
