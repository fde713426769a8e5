package org.pooldrill.pool;

/** The phases of a planned failover; a disaster failover has the last alone (domain text, section 8.1). */
public enum FailoverPhase {
    READ_ONLY("ReadOnly"),
    SYNCING("Syncing"),
    VERIFYING("Verifying"),
    SWITCHING("Switching");

    private final String text;

    FailoverPhase(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
