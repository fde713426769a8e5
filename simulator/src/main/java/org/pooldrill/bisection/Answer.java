package org.pooldrill.bisection;

import java.util.OptionalLong;

/** What became of a condition in a part of a run. */
public sealed interface Answer {

    /** How it was found. */
    Search search();

    /**
     * It held, and then no longer.
     *
     * @param seq the event after which it does not hold; where no event did it, the last one before
     * @param atMillis when it no longer held, in milliseconds since the start
     * @param byTime whether no event did it but the mere passing of time
     */
    record Turned(long seq, long atMillis, boolean byTime, Search search) implements Answer {}

    /** It held all the time. */
    record NeverTurned(Search search) implements Answer {}

    /**
     * It did not hold where the search began.
     *
     * @param holdsAfter the first event after which it does; none where it never does
     */
    record FalseAtStart(OptionalLong holdsAfter, Search search) implements Answer {}
}
