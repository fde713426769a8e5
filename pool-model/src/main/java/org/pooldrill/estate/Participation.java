package org.pooldrill.estate;

/** How agents take part in a response group. */
public enum Participation {
    /** Signed in whenever their client is. */
    INFORMAL("Informal"),
    /** They sign in to the group themselves. */
    FORMAL("Formal");

    private final String text;

    Participation(String text) {
        this.text = text;
    }

    /** As Lync and estate files write it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
