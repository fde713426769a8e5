package org.pooldrill.cli;

/** How the program ends, as scripts see it. Several drills end as the gravest of them; graver ones stand first. */
enum Exit {
    /** Somebody stopped it. */
    INTERRUPTED(130),
    /** An invariant of the model broke, or the program otherwise. */
    DEFECT(70),
    /** Wrong usage, unusable input, a damaged log. */
    UNUSABLE(2),
    /** The log is intact, but its run gives another one. */
    NOT_REPRODUCED(3),
    /** The answer is no. */
    NO(1),
    /** Done, and all expectations met. */
    DONE(0);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The graver of the two. */
    Exit and(Exit other) {
        return ordinal() <= other.ordinal() ? this : other;
    }
}
