package org.pooldrill.expectation;

/**
 * Which way the truth of an expectation can change while a run goes on, as far as its text and the shape of the document
 * say it.
 *
 * @param direction which way
 * @param unlessFound whether that holds only for as long as nothing that was thought lost is found
 * @param free the part of the expression that can change in any way, as it is written; empty where there is none
 */
public record Tendency(Direction direction, boolean unlessFound, String free) {

    /** A way in which something changes. */
    public enum Direction {
        /** Not at all. */
        STAYS,
        /** Only from less to more, from false to true. */
        RISES,
        /** Only from more to less, from true to false. */
        FALLS,
        /** In any way. */
        EITHER;

        Direction reversed() {
            return switch (this) {
                case RISES -> FALLS;
                case FALLS -> RISES;
                default -> this;
            };
        }

        /** What can be said of something that follows both. */
        Direction and(Direction other) {
            if (this == STAYS || this == other) {
                return other;
            }
            return other == STAYS ? this : EITHER;
        }
    }

    /** Whether it becomes false once at most and stays so: then it can be searched for by halves. */
    public boolean turnsOnce() {
        return direction != Direction.EITHER;
    }
}
