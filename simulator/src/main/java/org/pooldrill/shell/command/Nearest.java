package org.pooldrill.shell.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The right name nearest to a wrong one, for messages. */
public final class Nearest {

    private Nearest() {}

    /** The nearest of the names, where one is near enough to be what was meant. */
    public static Optional<String> to(String typed, Collection<String> names) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        var distance = new LevenshteinDistance(Math.max(1, wanted.length() / 3));
        return names.stream()
                .filter(name -> distance.apply(wanted, name.toLowerCase(Locale.ROOT)) >= 0)
                .min(Comparator.<String>comparingInt(name -> distance.apply(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The question that goes after a complaint; empty where no name is near. */
    public static String hint(String typed, Collection<String> names) {
        return to(typed, names).map(name -> "; did you mean " + name + "?").orElse("");
    }
}
