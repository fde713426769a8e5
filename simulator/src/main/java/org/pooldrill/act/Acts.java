package org.pooldrill.act;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent.ClientTaken;
import org.pooldrill.client.ClientSoftware;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Readings.ResiliencySessions;
import org.pooldrill.exchange.ExchangeEvent;
import org.pooldrill.failover.Pair;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.responsegroup.GroupCalls;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.Sessions;
import org.pooldrill.signin.SignIns;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.EstateLog;

/**
 * The acts of users. Each is one method that answers with what stands in the way, or with nothing when it was done. What
 * resiliency mode leaves is documented in "user experience during failover and failback" and in the voice resiliency
 * topic; where they differ the latter is followed (domain text, section 14.20).
 */
public final class Acts {
    private final Estate estate;
    private final SignIns signIns;
    private final Surroundings surroundings;
    private final EstateLog log;
    private final Burst burst;
    private final People people;
    private final Conferences conferences;
    private final Applications applications;

    public Acts(
            Estate estate,
            Map<String, Population> populations,
            SignIns signIns,
            Pair pair,
            Sessions sessions,
            GroupCalls groupCalls,
            Surroundings surroundings,
            Agenda agenda,
            EstateLog log) {
        this.estate = estate;
        this.signIns = signIns;
        this.surroundings = surroundings;
        this.log = log;
        burst = new Burst(pair, log);
        people = new People(estate, populations, pair, burst);
        conferences = new Conferences(people, burst, pair, sessions, surroundings, agenda);
        applications = new Applications(people, burst, sessions, groupCalls, surroundings, agenda, log);
    }

    /**
     * Lets many act at one moment, in one command to each stream. None sees what another does of them, so none may
     * follow from another, and what a stream refuses is told by its event alone.
     */
    public void together(Runnable acts) {
        burst.collect(acts);
    }

    /** The acts that have to do with conferences. */
    public Conferences conferences() {
        return conferences;
    }

    /** Signs in now, with another client where one is given. */
    public Optional<Refusal> signIn(String user, Optional<ClientSoftware> client) {
        var population = people.population(user);
        client.filter(c -> c != population.client(user))
                .ifPresent(c -> log.record(new ClientTaken(user, population.home(), c)));
        if (!population.at(user).isEmpty()) {
            return Optional.empty();
        }
        signIns.signIn(population.home(), List.of(user));
        return population.mode(user) == Mode.CANNOT_SIGN_IN
                ? people.refuse(user, "sign-in", ErrorId.CannotSignIn, "nobody lets him in: " + population.cause(user))
                : Optional.empty();
    }

    /** These users of a home pool sign in now, those who are not signed in. */
    public void signIn(String home, List<String> users) {
        var population = people.at(home);
        var entering = users.stream()
                .filter(user -> population.has(user) && population.at(user).isEmpty())
                .toList();
        if (!entering.isEmpty()) {
            signIns.signIn(home, entering);
        }
    }

    /** Signs out and stays out. */
    public Optional<Refusal> signOut(String user) {
        signIns.signOut(people.population(user).home(), List.of(user));
        return Optional.empty();
    }

    /** These users of a home pool sign out and stay out. */
    public void signOut(String home, List<String> users) {
        signIns.signOut(home, users);
    }

    public Optional<Refusal> addContact(String user, String contact) {
        return unified(user)
                ? people.regular(user, "add-contact").or(() -> kept(new ExchangeEvent.ContactKept(user, contact)))
                : people.change("add-contact", new ContactAdded(user, contact));
    }

    public Optional<Refusal> removeContact(String user, String contact) {
        return unified(user)
                ? people.regular(user, "remove-contact").or(() -> kept(new ExchangeEvent.ContactDropped(user, contact)))
                : people.change("remove-contact", new ContactRemoved(user, contact));
    }

    private boolean unified(String user) {
        return estate.exchange().unifiedContacts().contains(user);
    }

    private Optional<Refusal> kept(ExchangeEvent event) {
        log.record(event);
        return Optional.empty();
    }

    /** Leaves voice mail for somebody: Exchange takes it, whatever became of his pool. */
    public Optional<Refusal> voiceMail(String user, String to) {
        var why = surroundings.voiceMailUnavailable();
        return why.isEmpty()
                ? Optional.empty()
                : people.refuse(user, "voice-mail", ErrorId.VoiceMailUnavailable, why + ", for " + to);
    }

    /** Forwards calls to a SIP address or a telephone number; empty: no longer. */
    public Optional<Refusal> setForwarding(String user, String to) {
        return people.change("set-forwarding", new ForwardingSet(user, to));
    }

    /** Publishes presence. */
    public Optional<Refusal> setPresence(String user, String state, String note) {
        return people.regular(user, "set-presence").or(() -> done(new SessionEvent.PresenceSet(user, state, note)));
    }

    /** Calls a SIP address or a telephone number: works in resiliency mode too. */
    public Optional<Refusal> call(String user, String to) {
        return people.reachable(user, "call")
                .or(() -> noSessions(user, "call", to))
                .or(() -> federated(user, "call", to))
                .or(() -> silent(user, "call", to))
                .or(() -> applications.call(user, to).orElseGet(() -> done(new SessionEvent.CallStarted(user, to))));
    }

    /** Calls from outside the organisation: media come in over the Edge pool of the pool where the caller is. */
    public Optional<Refusal> callFromOutside(String user, String to) {
        return people.reachable(user, "call").or(() -> {
            var why = surroundings.externalMediaUnavailable(
                    people.population(user).at(user));
            return why.isEmpty() ? call(user, to) : people.refuse(user, "call", ErrorId.ExternalMediaUnavailable, why);
        });
    }

    /** Ends a call, whatever became of the pools that set it up. */
    public void hangUp(String user, String to) {
        burst.add(new SessionEvent.CallEnded(user, to));
    }

    /**
     * Sends a message: from and to users in resiliency mode within the same site alone. While a pool is failed back both
     * pools are up, and its users have peer-to-peer sessions with everybody [doc].
     */
    public Optional<Refusal> message(String user, String to) {
        return people.reachable(user, "im")
                .or(() -> noSessions(user, "im", to))
                .or(() -> federated(user, "im", to))
                .or(() -> silent(user, "im", to))
                .or(() -> {
                    var limited = List.of(user, bare(to)).stream()
                            .filter(this::limited)
                            .findFirst();
                    if (limited.isPresent() && !sameSite(user, to)) {
                        return people.refuse(
                                user,
                                "im",
                                ErrorId.ResiliencyMode,
                                limited.get() + " is in resiliency mode ("
                                        + people.population(limited.get()).cause(limited.get())
                                        + "): messages stay within one site, and "
                                        + user + " and " + to + " are not of the same");
                    }
                    return done(new SessionEvent.MessageSent(user, to));
                });
    }

    /** Parks his call on an orbit. */
    public Optional<Refusal> park(String user, String orbit) {
        return applications.park(user, orbit);
    }

    /** Picks a parked call up. */
    public Optional<Refusal> retrieve(String user, String orbit) {
        return applications.retrieve(user, orbit);
    }

    /** Picks up a call that rings at a colleague of a call pickup group. */
    public Optional<Refusal> pickUp(String user, String number) {
        return applications.pickUp(user, number);
    }

    /** Signs in to the formal response groups that he is an agent of. */
    public Optional<Refusal> signInToGroups(String user) {
        return applications.signInToGroups(user);
    }

    /** Signs out of the formal response groups. */
    public Optional<Refusal> signOutOfGroups(String user) {
        return applications.signOutOfGroups(user);
    }

    private Optional<Refusal> federated(String user, String act, String to) {
        var external = to.contains("@") && estate.userHome(bare(to)).isEmpty();
        var why = !external ? "" : byXmpp(to) ? surroundings.xmppUnavailable() : surroundings.federationUnavailable();
        return why.isEmpty() ? Optional.empty() : people.refuse(user, act, ErrorId.FederationUnavailable, why);
    }

    /** Where the estate reads it so, nobody in resiliency mode begins a session, but for voice at a branch appliance. */
    private Optional<Refusal> noSessions(String user, String act, String to) {
        if (estate.readings().resiliencySessions() == ResiliencySessions.WORK) {
            return Optional.empty();
        }
        return List.of(user, bare(to)).stream()
                .filter(this::limited)
                .filter(one -> act.equals("im") || people.population(one).cause(one) != Cause.SBA_HOST_POOL_DOWN)
                .findFirst()
                .flatMap(one -> people.refuse(
                        user,
                        act,
                        ErrorId.ResiliencyMode,
                        one + " is in resiliency mode ("
                                + people.population(one).cause(one) + "), and this estate has no new sessions then"));
    }

    private boolean byXmpp(String to) {
        return estate.xmppPartners().contains(to.substring(to.indexOf('@') + 1));
    }

    private Optional<Refusal> silent(String user, String act, String to) {
        return to.contains("@") && surroundings.silent(bare(to))
                ? people.refuse(
                        user,
                        act,
                        ErrorId.NotAnswered,
                        bare(to) + " is on a phone or tablet, which stays silent at the start of a failover")
                : Optional.empty();
    }

    private boolean sameSite(String user, String to) {
        var other = estate.userHome(bare(to));
        return other.isPresent()
                && estate.pool(people.poolOf(user))
                        .site()
                        .equals(estate.pool(people.poolOf(bare(to))).site());
    }

    private boolean limited(String user) {
        if (estate.userHome(user).isEmpty()) {
            return false;
        }
        var population = people.population(user);
        return population.mode(user) == Mode.RESILIENCY && population.cause(user) != Cause.FAILBACK_RUNNING;
    }

    private Optional<Refusal> done(SessionEvent event) {
        burst.add(event);
        return Optional.empty();
    }

    private static String bare(String address) {
        return address.startsWith("sip:") ? address.substring(4) : address;
    }
}
