package org.pooldrill.assertj;

import java.time.Duration;
import org.assertj.core.api.AbstractAssert;
import org.pooldrill.PoolState;
import org.pooldrill.Simulation;

/** Assertions about a pool as it is at the moment of each. */
public final class PoolAssert extends AbstractAssert<PoolAssert, PoolState> {
    private final Simulation simulation;

    PoolAssert(Simulation simulation, PoolState actual) {
        super(actual, PoolAssert.class);
        this.simulation = simulation;
    }

    /**
     * Its users have full service from a pool.
     *
     * @param fqdn the pool's name
     */
    public PoolAssert isServedBy(String fqdn) {
        return is("served by", actual.servedBy(), fqdn);
    }

    /** Its users have full service from it. */
    public PoolAssert isServedByItself() {
        return isServedBy(actual.fqdn());
    }

    /** Its users have full service from nobody. */
    public PoolAssert isServedByNobody() {
        return is("served by", actual.servedBy(), "");
    }

    /**
     * It is in a state.
     *
     * @param state {@code Active}, {@code Down}, {@code FailingOver}, {@code FailedOver}, {@code FailingBack} or
     *     {@code Retired}
     */
    public PoolAssert hasState(String state) {
        return is("in the state", actual.state(), state);
    }

    /** It is in the state Active. */
    public PoolAssert isActive() {
        return hasState("Active");
    }

    /** It is in the state FailedOver. */
    public PoolAssert isFailedOver() {
        return hasState("FailedOver");
    }

    /** All enabled users who are homed there have full service. */
    public PoolAssert servesAllUsers() {
        if (actual.regularUsers() != actual.users()) {
            fails("to have all its " + actual.users() + " users Regular", "they are " + actual.at("users"));
        }
        return this;
    }

    /** Its users have lost no persistent change and no file so far. */
    public PoolAssert hasLostNothing() {
        if (actual.lostChanges() + actual.lostFiles() > 0) {
            fails("to have lost nothing", "it has lost " + actual.at("lost"));
        }
        return this;
    }

    /**
     * Its users have lost no more persistent changes so far; files do not count.
     *
     * @param changes how many at most, from 0 on
     */
    public PoolAssert hasLostUpTo(long changes) {
        if (actual.lostChanges() > changes) {
            fails(
                    "to have lost at most " + changes + (changes == 1 ? " change" : " changes"),
                    "it has lost " + actual.at("lost"));
        }
        return this;
    }

    /**
     * The last failover or failback in disaster mode lost nothing that was older.
     *
     * @param most how old it may be, when the pool that held it was lost
     */
    public PoolAssert hasRpoWithin(Duration most) {
        return within("RPO", actual.rpo(), most);
    }

    /**
     * The recovery from its last disaster took no longer, from the fault until all users who can are Regular again.
     *
     * @param most how long it may take
     */
    public PoolAssert hasRtoWithin(Duration most) {
        return within("RTO", actual.rto(), most);
    }

    private PoolAssert within(String what, Duration found, Duration most) {
        if (found.compareTo(most) > 0) {
            fails("to have an " + what + " within " + most, "it is " + found);
        }
        return this;
    }

    private PoolAssert is(String what, String found, String expected) {
        if (!found.equals(expected)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting %s to be %s %s after %s, found %s",
                    actual.fqdn(),
                    what,
                    shown(expected),
                    simulation.time(),
                    shown(found));
        }
        return this;
    }

    private void fails(String expected, String found) {
        failWithMessage("Expecting %s %s after %s, and %s", actual.fqdn(), expected, simulation.time(), found);
    }

    private static String shown(String name) {
        return name.isEmpty() ? "nobody" : name;
    }
}
