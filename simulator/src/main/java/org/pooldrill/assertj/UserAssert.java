package org.pooldrill.assertj;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.pooldrill.Simulation;
import org.pooldrill.UserState;

/** Assertions about a user as he is at the moment of each. */
public final class UserAssert extends AbstractAssert<UserAssert, UserState> {
    private final Simulation simulation;

    UserAssert(Simulation simulation, UserState actual) {
        super(actual, UserAssert.class);
        this.simulation = simulation;
    }

    /** He has full service. */
    public UserAssert isRegular() {
        return hasMode("Regular");
    }

    /**
     * He is in a mode.
     *
     * @param mode {@code Regular}, {@code Resiliency}, {@code CannotSignIn} or {@code SignedOut}
     */
    public UserAssert hasMode(String mode) {
        return is("to be", actual.mode(), mode);
    }

    /**
     * He is signed in to a pool.
     *
     * @param fqdn the pool's name
     */
    public UserAssert isSignedInAt(String fqdn) {
        return is("to be signed in at", actual.signedInAt(), fqdn);
    }

    /**
     * He has these contacts, in the order added, and no others.
     *
     * @param sips their addresses
     */
    public UserAssert hasContacts(String... sips) {
        return is("to have the contacts", actual.contacts(), List.of(sips));
    }

    private UserAssert is(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting %s %s %s after %s, found %s",
                    actual.sip(),
                    what,
                    expected,
                    simulation.time(),
                    found);
        }
        return this;
    }
}
