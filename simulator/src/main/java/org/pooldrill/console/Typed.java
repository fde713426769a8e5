package org.pooldrill.console;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line as it was understood, before anything is done. */
public sealed interface Typed {

    /** Nothing. */
    record Nothing() implements Typed {}

    /** A remark that goes into the drill as it is, after {@code #}. */
    record Comment(String text) implements Typed {}

    /** A step of the drill. */
    record DrillStep(ObjectNode json) implements Typed {}

    /**
     * A word that is no step.
     *
     * @param rest what stands behind it; may be empty
     */
    record Own(Word word, String rest) implements Typed {}

    /** It cannot be understood. */
    record Wrong(String why) implements Typed {}
}
