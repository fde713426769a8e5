package org.pooldrill.expectation;

/** What an expectation says of one state document. */
public sealed interface Outcome {

    /** It holds. */
    record Met() implements Outcome {}

    /** It does not hold. */
    record NotMet() implements Outcome {}

    /**
     * It cannot be said, because something it names has no value: {@code until} takes it as not yet, an expectation
     * fails with the reason.
     */
    record Absent(String reason) implements Outcome {}

    /** It cannot be said, because its evaluation failed, for instance on a division by zero. */
    record Faulty(String reason) implements Outcome {}

    /** Whether it holds. */
    default boolean met() {
        return this instanceof Met;
    }
}
