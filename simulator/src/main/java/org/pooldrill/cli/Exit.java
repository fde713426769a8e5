package org.pooldrill.cli;

import java.util.Arrays;
import org.pooldrill.log.LogEnd;

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

    /** How the program ends where its only run ended like this. */
    static Exit of(LogEnd end) {
        return switch (end) {
            case PASSED -> DONE;
            case FAILED -> NO;
            case INTERRUPTED -> INTERRUPTED;
            case DEFECT -> DEFECT;
        };
    }

    /** The one with that code. */
    static Exit of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command ends with " + code));
    }

    /** The graver of the two. */
    Exit and(Exit other) {
        return ordinal() <= other.ordinal() ? this : other;
    }
}
