package org.pooldrill.awaitility;

import org.pooldrill.PoolState;

/** What becomes of a pool and its users. */
public final class PoolConditions {
    private final PoolState pool;
    private final String path;

    PoolConditions(PoolState pool) {
        this.pool = pool;
        path = "pools[" + Conditions.quoted(pool.fqdn()) + "].";
    }

    /**
     * Its users have full service from this pool.
     *
     * @param fqdn a pool; the empty string: nobody gives it
     */
    public Condition isServedBy(String fqdn) {
        return that("servedBy == " + Conditions.quoted(fqdn));
    }

    /**
     * It is in a state.
     *
     * @param state such as {@code Active}, {@code Down}, {@code FailedOver}
     */
    public Condition isInState(String state) {
        return that("state == " + Conditions.quoted(state));
    }

    /** Its Front Ends run, all of them. */
    public Condition hasAllFrontEndsRunning() {
        return that("frontEnds.running == " + path + "frontEnds.total");
    }

    /** Everybody who is enabled there has full service. */
    public Condition hasAllUsersRegular() {
        return that("users.regular == " + path + "users.enabled");
    }

    private Condition that(String cel) {
        return new Condition(pool.simulation(), path + cel);
    }
}
