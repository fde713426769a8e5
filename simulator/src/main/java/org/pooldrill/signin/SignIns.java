package org.pooldrill.signin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.pooldrill.change.Event;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.ClientEvent.ModeChanged;
import org.pooldrill.client.ClientEvent.RoutingGroupsLimited;
import org.pooldrill.client.ClientEvent.RoutingGroupsThrownOut;
import org.pooldrill.client.ClientEvent.StillKeptOut;
import org.pooldrill.client.ClientEvent.UsersKeptOut;
import org.pooldrill.client.ClientEvent.UsersMoved;
import org.pooldrill.client.ClientEvent.UsersSentHome;
import org.pooldrill.client.ClientEvent.UsersSignedIn;
import org.pooldrill.client.ClientEvent.UsersSignedOut;
import org.pooldrill.client.ClientEvent.UsersThrownOut;
import org.pooldrill.client.ClientSoftware;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.client.Situation;
import org.pooldrill.client.Standing;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.edge.PerimeterEvent;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;

/**
 * Moves users to where their pool's {@link Situation} lets them be: those who may not stay are thrown out at once, and
 * everybody who is out tries again after a spread of {@code timings.signInSpreadFrom} to {@code signInSpreadTo}, in
 * whole seconds; users who sign in at the same second stand in one event [model].
 */
public final class SignIns implements Consequence {
    private static final long SECOND = 1_000;

    private final Map<String, Population> populations;
    private final Function<String, Situation> situations;
    private final Function<String, RoutingGroups> groups;
    private final Agenda agenda;
    private final EstateLog log;
    private final Random random;
    private final long fromSeconds;
    private final long toSeconds;
    private final Map<String, Set<String>> planned = new LinkedHashMap<>();

    /**
     * @param populations the users by home pool, kept up to date by the events that are recorded
     * @param situations what the users of a home pool find now
     * @param groups the routing groups of a registrar
     */
    public SignIns(
            Estate estate,
            Map<String, Population> populations,
            Function<String, Situation> situations,
            Function<String, RoutingGroups> groups,
            Agenda agenda,
            EstateLog log,
            Random random) {
        this.populations = populations;
        this.situations = situations;
        this.groups = groups;
        this.agenda = agenda;
        this.log = log;
        this.random = random;
        fromSeconds = estate.timings().millis(Timing.SIGN_IN_SPREAD_FROM) / SECOND;
        toSeconds = Math.max(fromSeconds, estate.timings().millis(Timing.SIGN_IN_SPREAD_TO) / SECOND);
        populations.keySet().forEach(home -> planned.put(home, new LinkedHashSet<>()));
    }

    @Override
    public void settle() {
        populations.values().forEach(population -> settle(population, situations.apply(population.home())));
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(
                ComputerEvent.class, PoolEvent.class, ClientEvent.class, ReplicaUpdated.class, PerimeterEvent.class);
    }

    private void settle(Population population, Situation situation) {
        for (var registrar : population.registrars()) {
            var standing = situation.at().get(registrar);
            if (standing == null) {
                throwOut(population, registrar, situation);
            } else if (!standing.equals(population.standingAt(registrar))) {
                log.record(new ModeChanged(
                        population.home(),
                        registrar,
                        standing.mode(),
                        standing.cause(),
                        population.countAt(registrar)));
            }
            if (standing != null) {
                followGroups(population, registrar, standing);
            }
        }
        if (population.count(Mode.CANNOT_SIGN_IN) == 0) {
            return;
        }
        if (situation.enter().isEmpty()) {
            keepOut(population, situation.barred());
        } else {
            plan(population, situation);
        }
    }

    /** Routing groups that lack their primary let nobody be signed in, those without a secondary limit him [doc]. */
    private void followGroups(Population population, String registrar, Standing standing) {
        var at = groups.apply(registrar);
        if (!at.withoutPrimary().isEmpty()) {
            var count = population.countAt(registrar, at.withoutPrimary(), at.total());
            if (count > 0) {
                log.record(new RoutingGroupsThrownOut(
                        population.home(), registrar, RoutingGroups.listed(at.withoutPrimary()), at.total(), count));
            }
        }
        var limited = RoutingGroups.listed(standing.mode() == Mode.REGULAR ? at.limited() : Set.of());
        if (!limited.equals(population.limitedAt(registrar))) {
            var count = population.countAt(registrar, limited, at.total());
            log.record(new RoutingGroupsLimited(population.home(), registrar, limited, at.total(), count));
        }
    }

    private void throwOut(Population population, String registrar, Situation situation) {
        var count = population.countAt(registrar);
        log.record(new UsersThrownOut(population.home(), registrar, waitingFor(situation), count));
    }

    /** Why somebody is out who will get in as soon as he has tried again. */
    private static Cause waitingFor(Situation situation) {
        if (situation.enter().isEmpty()) {
            return situation.barred();
        }
        var cause = situation.standingOnEntry().cause();
        return cause == Cause.NONE ? Cause.SIGN_IN_FAILED : cause;
    }

    private void keepOut(Population population, Cause cause) {
        var count = 0;
        for (var user : population.trying()) {
            if (population.cause(user) != cause) {
                count++;
            }
        }
        if (count > 0) {
            log.record(new StillKeptOut(population.home(), cause, population.count(Mode.CANNOT_SIGN_IN)));
        }
    }

    private void plan(Population population, Situation situation) {
        var waiting = planned.get(population.home());
        if (waiting.size() >= population.count(Mode.CANNOT_SIGN_IN)) {
            return;
        }
        var bySecond = new TreeMap<Long, List<String>>();
        var locked = new ArrayList<String>();
        for (var user : population.trying()) {
            if (lockedOut(population, user, situation)) {
                locked.add(user);
            } else if (waiting.add(user)) {
                var delay = fromSeconds + random.nextInt((int) (toSeconds - fromSeconds + 1));
                bySecond.computeIfAbsent(delay, d -> new ArrayList<>()).add(user);
            }
        }
        keepLocked(population, situation, locked);
        bySecond.forEach((delay, users) -> agenda.in(delay * SECOND, () -> arrive(population, users)));
    }

    private void arrive(Population population, List<String> users) {
        users.forEach(planned.get(population.home())::remove);
        var situation = situations.apply(population.home());
        if (situation.enter().isEmpty()) {
            return;
        }
        var trying = users.stream()
                .filter(user -> population.has(user) && population.mode(user) == Mode.CANNOT_SIGN_IN)
                .toList();
        enter(population, situation, trying);
    }

    /** Lets in who is not locked out. */
    private void enter(Population population, Situation situation, List<String> users) {
        var entering = new ArrayList<String>();
        var locked = new ArrayList<String>();
        users.forEach(user -> (lockedOut(population, user, situation) ? locked : entering).add(user));
        keepLocked(population, situation, locked);
        var standing = situation.standingOnEntry();
        var at = groups.apply(situation.enter());
        var limited = new ArrayList<String>();
        if (standing.mode() == Mode.REGULAR && !at.limited().isEmpty()) {
            entering.stream().filter(at::limits).forEach(limited::add);
            entering.removeAll(limited);
        }
        signedIn(population, situation.enter(), standing, entering);
        signedIn(population, situation.enter(), Standing.resiliency(Cause.RG_NO_SECONDARY), limited);
    }

    private void signedIn(Population population, String at, Standing standing, List<String> users) {
        if (!users.isEmpty()) {
            log.record(new UsersSignedIn(population.home(), at, standing.mode(), standing.cause(), users));
        }
    }

    /** Keeps users out who are locked out for themselves, and says so of those of whom it was not said. */
    private void keepLocked(Population population, Situation situation, List<String> users) {
        var unsaid = new TreeMap<Cause, List<String>>();
        for (var user : users) {
            var cause = lock(population, user, situation).orElseThrow();
            if (population.cause(user) != cause) {
                unsaid.computeIfAbsent(cause, c -> new ArrayList<>()).add(user);
            }
        }
        unsaid.forEach((cause, kept) -> log.record(new UsersKeptOut(population.home(), cause, kept)));
    }

    private boolean lockedOut(Population population, String user, Situation situation) {
        return lock(population, user, situation).isPresent();
    }

    /**
     * Why one user is kept out while others are let in: Communicator 2007 R2 stays locked out for as long as a failback
     * lasts [doc], and nobody gets in whose routing group has no primary [doc].
     */
    private Optional<Cause> lock(Population population, String user, Situation situation) {
        if (situation.standingOnEntry().cause() == Cause.FAILBACK_RUNNING
                && population.client(user) == ClientSoftware.OCS_2007_R2) {
            return Optional.of(Cause.OCS_R2_DURING_FAILBACK);
        }
        return groups.apply(situation.enter()).lost(user) ? Optional.of(Cause.RG_NO_PRIMARY) : Optional.empty();
    }

    /** Accounts get another home, a pool or a branch: who is signed in, or tries, tries there. */
    public void move(String home, String to, boolean withData, List<String> users) {
        users.forEach(planned.get(home)::remove);
        log.record(new UsersMoved(home, to, withData, users));
    }

    /** Users try to sign in of their own accord, now: those who may not are kept out and go on trying. */
    public void signIn(String home, List<String> some) {
        var population = populations.get(home);
        var users = some.stream().filter(population::has).toList();
        var situation = situations.apply(home);
        users.forEach(planned.get(home)::remove);
        if (situation.enter().isEmpty()) {
            log.record(new UsersKeptOut(home, situation.barred(), users));
        } else {
            enter(population, situation, users);
        }
    }

    /** Users sign out, whether they are signed in or still trying, and stay out. */
    public void signOut(String home, List<String> some) {
        var population = populations.get(home);
        var users = some.stream().filter(population::has).toList();
        users.forEach(planned.get(home)::remove);
        var byRegistrar = new LinkedHashMap<String, List<String>>();
        users.stream().filter(user -> population.mode(user) != Mode.SIGNED_OUT).forEach(user -> byRegistrar
                .computeIfAbsent(population.at(user), at -> new ArrayList<>())
                .add(user));
        byRegistrar.forEach((from, leaving) -> log.record(new UsersSignedOut(home, from, leaving)));
    }

    /** Sends up to so many of those signed in at a registrar away, the first of the estate first; they sign in anew. */
    public void sendAway(String home, String registrar, int count, Cause cause) {
        var leaving = populations.get(home).usersAt(registrar, count);
        if (!leaving.isEmpty()) {
            log.record(new UsersSentHome(home, registrar, cause, leaving));
        }
    }
}
