package org.pooldrill.bisection;

/**
 * How an answer was found.
 *
 * @param way by halves or in one pass
 * @param looks how often the condition was looked at
 */
public record Search(Way way, long looks) {

    /** A way to search. */
    public enum Way {
        /** Nowhere but at the start: what holds there holds for ever. */
        START_ALONE("the start alone"),
        /** By halves, since it can become false only once. */
        LOGARITHMIC("logarithmic"),
        /** By halves, since somebody said that it becomes false only once. */
        ASSUMED("logarithmic, as assumed"),
        /** After every event. */
        ONE_PASS("one pass");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        /** The way in a word or two. */
        public String word() {
            return word;
        }
    }
}
