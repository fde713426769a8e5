package org.pooldrill.estate;

/** The edition of Lync Server that a pool runs; pairs should be of one edition. */
public enum Edition {
    ENTERPRISE("Enterprise"),
    STANDARD("Standard");

    private final String text;

    Edition(String text) {
        this.text = text;
    }

    /** The name that estate files use. */
    public String text() {
        return text;
    }
}
