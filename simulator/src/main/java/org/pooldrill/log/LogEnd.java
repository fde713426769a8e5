package org.pooldrill.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the run ended that a log tells of. */
public enum LogEnd {
    /** All expectations were met. */
    PASSED,
    /** An expectation was not met, or a refusal was unexpected or missing. */
    FAILED,
    /** Somebody stopped it. */
    INTERRUPTED,
    /** An invariant of the model broke, or the program otherwise. */
    DEFECT;

    /** The word in the footer. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The end that a word in a footer means. */
    public static Optional<LogEnd> of(String word) {
        return Arrays.stream(values()).filter(end -> end.word().equals(word)).findFirst();
    }
}
