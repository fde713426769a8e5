package org.pooldrill.report;

import java.util.List;

/**
 * One thing in a timeline.
 *
 * @param atMillis when, in milliseconds since the start
 * @param kind what it is
 * @param text it, in one line
 * @param details more lines, as they are
 */
public record Entry(long atMillis, Kind kind, String text, List<String> details) {

    /** What an entry tells of. */
    public enum Kind {
        /** A step of the drill. */
        STEP,
        /** A line that was typed. */
        TYPED,
        /** What a line printed. */
        ENDED,
        /** A line that was refused. */
        REFUSED,
        /** Something that happened by itself. */
        HAPPENED,
        /** Something that users should know. */
        FINDING,
        /** A line of the drill's author. */
        NOTE,
        /** An expectation that was met. */
        MET,
        /** An expectation that was not. */
        NOT_MET
    }

    public Entry {
        details = List.copyOf(details);
    }

    static Entry of(long atMillis, Kind kind, String text) {
        return new Entry(atMillis, kind, text, List.of());
    }
}
