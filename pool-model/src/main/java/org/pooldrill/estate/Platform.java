package org.pooldrill.estate;

/** What a pool's servers run on; pairs should be alike. */
public enum Platform {
    PHYSICAL("physical"),
    VIRTUAL("virtual");

    private final String text;

    Platform(String text) {
        this.text = text;
    }

    /** The name that estate files use. */
    public String text() {
        return text;
    }
}
