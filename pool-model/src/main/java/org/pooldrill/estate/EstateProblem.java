package org.pooldrill.estate;

import java.util.List;

/**
 * Something that Lync would not accept in an estate.
 *
 * @param places JSON pointers into the estate document, the likeliest cause first
 * @param message what was found and what would be accepted
 */
public record EstateProblem(List<String> places, String message) {

    public EstateProblem {
        places = List.copyOf(places);
    }

    static EstateProblem at(String message, String... places) {
        return new EstateProblem(List.of(places), message);
    }
}
