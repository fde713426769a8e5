package org.pooldrill.computer;

/** Why a server stands as it does. */
public enum Why {
    /** It has always run. */
    FROM_THE_START,
    /** A fault holds it: it is without power. */
    FAULT,
    /** Nothing holds it any more; it starts. */
    REPAIRED,
    /** Its pool has too few servers, so that those left stop all services [doc]. */
    QUORUM_LOST,
    /** It would run, but too few others have come up: "Starting" as of event 32174 [doc]. */
    WAITING_FOR_QUORUM,
    /** It joined the servers that run already. */
    JOINED,
    /** Enough servers came up together. */
    COLD_START,
    /** The pool's fabric was formed anew from the servers that were up. */
    RECOVERED,
    /** Its Windows Fabric was stopped, by an operator or a fault, or starts again after that. */
    FABRIC_STOPPED
}
