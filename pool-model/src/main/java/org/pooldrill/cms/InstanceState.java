package org.pooldrill.cms;

/** What one instance's database says of itself (domain text, section 8.3). */
public enum InstanceState {
    /** The active master. */
    ACTIVE("Active"),
    /** The standby that the Backup Service keeps in step. */
    BACKUP("Backup"),
    /** Read-only while a normal failover waits for replication. */
    MOVING_READ_ONLY("MovingReadOnly"),
    /** Came back after a forced failover and still says that it is active. */
    STALE_ACTIVE("StaleActive"),
    /** No Central Management database here. */
    ABSENT("Absent");

    private final String text;

    InstanceState(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
