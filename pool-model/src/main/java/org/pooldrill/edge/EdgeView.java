package org.pooldrill.edge;

/**
 * An Edge pool as it is published.
 *
 * @param nextHop as the active master's topology has it, the last known one while there is none
 * @param replicaNextHop what the Edge itself acts on
 * @param federation whether the topology has federation enabled for it
 */
public record EdgeView(boolean up, String nextHop, String replicaNextHop, boolean federation) {}
