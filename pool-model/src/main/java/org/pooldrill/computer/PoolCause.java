package org.pooldrill.computer;

/** Why a pool is up or down. */
public enum PoolCause {
    /** It is up. */
    NONE,
    /** No Front End has power, or they are only just starting. */
    SERVERS_DOWN,
    /** Some Front Ends have power, but too few. */
    QUORUM_LOST,
    /** Services were stopped, by an operator or a fault; the servers work. */
    SERVICES_STOPPED
}
