package org.pooldrill.pool;

/** What one store's stream of a home pool does for that pool's users. */
public enum Service {
    /** The home pool serves its own users. */
    SERVING,
    /** The home pool is in a planned failover: it serves reads, nothing persistent can be changed. */
    READ_ONLY,
    /** The home pool knows that its partner serves its users. */
    HANDED_OVER,
    /** The home pool is being hydrated; its users come home in resiliency mode. */
    RESUMING,
    /** The partner's copy, kept in step, serving nobody. */
    STANDBY,
    /** The partner's copy is being brought into service. */
    TAKING_OVER,
    /** The partner's copy serves the home pool's users. */
    TAKEN_OVER,
    /** The partner's copy still serves while the home pool is hydrated. */
    FAILING_BACK;

    /** Whether persistent changes are accepted in this state. */
    public boolean writable() {
        return this == SERVING || this == TAKEN_OVER || this == FAILING_BACK;
    }
}
