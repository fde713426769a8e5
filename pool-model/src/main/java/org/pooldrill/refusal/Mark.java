package org.pooldrill.refusal;

/** Where a rule comes from, as the domain text marks it. */
public enum Mark {
    /** Microsoft's own text says so. */
    DOC("doc"),
    /** Practitioners report it. */
    FIELD("field"),
    /** A conclusion drawn from what is documented. */
    INFERRED("inferred"),
    /** A rule of this model where the sources are silent. */
    MODEL("model");

    private final String text;

    Mark(String text) {
        this.text = text;
    }

    /** The mark as reference pages print it, in brackets: {@code [doc]}. */
    @Override
    public String toString() {
        return "[" + text + "]";
    }
}
