package org.pooldrill.site;

/** What the rules of service ask of the physical world, by pool FQDN. */
public interface Physical {

    /** The pool's services run, with quorum. */
    boolean up(String pool);

    /** The pool is up, and not cut off from every other site that stands. */
    boolean reachable(String pool);

    /** The pool is not up since too few of its servers are. */
    boolean quorumLost(String pool);

    /** The two pools can reach each other over the network, were both up. */
    boolean linked(String poolA, String poolB);

    /** The pool's back end has been away for longer than its users are spared from it. */
    boolean backEndGone(String pool);

    /** The pool's User databases are available. */
    boolean backEndUp(String pool);

    /** Why the pool is not up, with the values behind it. */
    String whyDown(String pool);

    /** Some registrar that external DNS names for signing in is up. */
    boolean firstHop();

    /** Both pools are up and can reach each other. */
    default boolean connected(String poolA, String poolB) {
        return up(poolA) && up(poolB) && linked(poolA, poolB);
    }
}
