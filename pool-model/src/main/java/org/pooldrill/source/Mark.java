package org.pooldrill.source;

/** How well a rule, a value or a message is founded; printed beside it in help and reference pages. */
public enum Mark {
    /** Microsoft's own text says so. */
    DOC,
    /** A practitioner's text says so. */
    FIELD,
    /** A conclusion drawn from the sources; none says it in so many words. */
    INFERRED,
    /** Set by this program where the sources are silent. */
    MODEL;

    /** The mark as the pages print it, such as {@code [doc]}. */
    @Override
    public String toString() {
        return switch (this) {
            case DOC -> "[doc]";
            case FIELD -> "[field]";
            case INFERRED -> "[inferred]";
            case MODEL -> "[model]";
        };
    }
}
