package org.pooldrill.estate;

/** The release a pool runs; a Central Management store on a pool of the older one has no standby. */
public enum Version {
    LYNC_2010("2010"),
    LYNC_2013("2013");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /** The name that estate files use. */
    public String text() {
        return text;
    }
}
