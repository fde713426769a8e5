package org.pooldrill.yaml;

import java.util.Comparator;

/**
 * Something wrong with a text, and where.
 *
 * @param message what was found and what would be accepted, with the nearest right name
 */
public record Problem(Place place, String message) {

    /** By file, then from top to bottom. */
    public static final Comparator<Problem> IN_READING_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.place().file())
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    /** The line that is printed: {@code drill.yaml:12:5: unknown key 'adavnce' in a step; did you mean 'advance'?} */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
