package org.pooldrill.act;

import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Change;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.PoolState;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/** Where users are, what the mode they are in leaves them, and where their data is written. */
final class People {
    private final Estate estate;
    private final Map<String, Population> populations;
    private final Pair pair;
    private final Burst burst;

    People(Estate estate, Map<String, Population> populations, Pair pair, Burst burst) {
        this.estate = estate;
        this.populations = populations;
        this.pair = pair;
        this.burst = burst;
    }

    /** The users of a pool or a branch. */
    Population at(String home) {
        return populations.get(home);
    }

    /** The users among whom a user is. */
    Population population(String user) {
        for (var population : populations.values()) {
            if (population.has(user)) {
                return population;
            }
        }
        throw new IllegalArgumentException("no user " + user + " in estate " + estate.name());
    }

    /**
     * The stream of a home pool in which a user's changes are made: that of the pool he is signed in to where it serves
     * these users, so that a home pool that is cut off writes its own; else the stream in authority.
     */
    PoolState stream(String user, String home) {
        return Optional.ofNullable(pair.site(population(user).at(user)))
                .flatMap(site -> site.knows(home))
                .filter(stream -> stream.service().writable())
                .orElseGet(() -> pair.authority(home).writable());
    }

    /** The pool that holds a user's data: for one of a branch the pool that it registers with. */
    String poolOf(String user) {
        var home = population(user).home();
        var branch = estate.branches().get(home);
        return branch == null ? home : branch.registersWith();
    }

    /** Why a user is not signed in with everything, if so. */
    Optional<Refusal> regular(String user, String act) {
        return reachable(user, act).or(() -> {
            var population = population(user);
            return population.mode(user) == Mode.RESILIENCY
                    ? refuse(
                            user,
                            act,
                            ErrorId.ResiliencyMode,
                            "he is in resiliency mode at " + population.at(user) + ": " + population.cause(user))
                    : Optional.empty();
        });
    }

    /** Why a user is not signed in at all, if so. */
    Optional<Refusal> reachable(String user, String act) {
        var population = population(user);
        return switch (population.mode(user)) {
            case SIGNED_OUT -> refuse(user, act, ErrorId.SignedOut, "he is signed out");
            case CANNOT_SIGN_IN ->
                refuse(user, act, ErrorId.CannotSignIn, "he cannot sign in: " + population.cause(user));
            case REGULAR, RESILIENCY -> Optional.empty();
        };
    }

    /** Has a user make a persistent change, unless his mode forbids it. */
    Optional<Refusal> change(String act, Change change) {
        return regular(change.user(), act).or(() -> make(act, poolOf(change.user()), change));
    }

    /** Has a user make a persistent change of what belongs to a home pool. */
    Optional<Refusal> make(String act, String home, Change change) {
        return burst.make(act, stream(change.user(), home).store(), home, change);
    }

    /** Records that a user could not do what he wanted. */
    Optional<Refusal> refuse(String user, String act, ErrorId id, String why) {
        return burst.refuse(user, act, id, why);
    }
}
