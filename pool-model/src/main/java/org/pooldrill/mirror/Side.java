package org.pooldrill.mirror;

/** One of the two SQL servers of a back end, by its place in the topology, whatever its present role. */
public enum Side {
    PRIMARY,
    MIRROR;

    /** The partner's side. */
    public Side other() {
        return this == PRIMARY ? MIRROR : PRIMARY;
    }
}
