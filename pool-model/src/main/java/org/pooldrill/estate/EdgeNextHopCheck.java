package org.pooldrill.estate;

/** What a pool failover looks at for "Failing over a pool", the preliminary step about Edge next hops. */
public enum EdgeNextHopCheck {
    /** Every Edge pool of the topology counts, running or not; the default. */
    TOPOLOGY("topology"),
    /** Only Edge pools that run count. */
    RUNNING("running");

    private final String text;

    EdgeNextHopCheck(String text) {
        this.text = text;
    }

    /** The name that estate files use. */
    public String text() {
        return text;
    }
}
