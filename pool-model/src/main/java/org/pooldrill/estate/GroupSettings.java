package org.pooldrill.estate;

/**
 * Application-level settings of Response Group: one set per pool [doc].
 *
 * @param musicOnHold the file with the default music on hold; empty for Lync's own
 * @param agentRingbackGraceSeconds how long a call that an agent declined does not ring at him again
 * @param callContext whether agents see what the caller answered
 */
public record GroupSettings(String musicOnHold, int agentRingbackGraceSeconds, boolean callContext) {

    /** What a pool has from the start. */
    public static final GroupSettings DEFAULT = new GroupSettings("", 60, true);
}
