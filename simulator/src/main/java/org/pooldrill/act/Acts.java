package org.pooldrill.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.client.ClientEvent.ClientTaken;
import org.pooldrill.client.ClientSoftware;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.ActRefused;
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
    private final Map<String, Population> populations;
    private final SignIns signIns;
    private final Pair pair;
    private final Sessions sessions;
    private final Surroundings surroundings;
    private final Agenda agenda;
    private final EstateLog log;

    public Acts(
            Estate estate,
            Map<String, Population> populations,
            SignIns signIns,
            Pair pair,
            Sessions sessions,
            Surroundings surroundings,
            Agenda agenda,
            EstateLog log) {
        this.estate = estate;
        this.populations = populations;
        this.signIns = signIns;
        this.pair = pair;
        this.sessions = sessions;
        this.surroundings = surroundings;
        this.agenda = agenda;
        this.log = log;
    }

    /** Signs in now, with another client where one is given. */
    public Optional<Refusal> signIn(String user, Optional<ClientSoftware> client) {
        var population = population(user);
        client.filter(c -> c != population.client(user))
                .ifPresent(c -> log.record(new ClientTaken(user, population.home(), c)));
        if (signedIn(population, user)) {
            return Optional.empty();
        }
        var standing = signIns.signIn(population.home(), user);
        return standing.mode() == Mode.CANNOT_SIGN_IN
                ? refuse(user, "sign-in", ErrorId.CannotSignIn, "nobody lets him in: " + standing.cause())
                : Optional.empty();
    }

    /** Signs out and stays out. */
    public Optional<Refusal> signOut(String user) {
        signIns.signOut(population(user).home(), user);
        return Optional.empty();
    }

    public Optional<Refusal> addContact(String user, String contact) {
        return change("add-contact", new ContactAdded(user, contact));
    }

    public Optional<Refusal> removeContact(String user, String contact) {
        return change("remove-contact", new ContactRemoved(user, contact));
    }

    /** Forwards calls to a SIP address or a telephone number; empty: no longer. */
    public Optional<Refusal> setForwarding(String user, String to) {
        return change("set-forwarding", new ForwardingSet(user, to));
    }

    /** Publishes presence. */
    public Optional<Refusal> setPresence(String user, String state, String note) {
        return regular(user, "set-presence").or(() -> done(new SessionEvent.PresenceSet(user, state, note)));
    }

    /** Puts a conference into the user's schedule; times in milliseconds, the first from now. */
    public Optional<Refusal> schedule(String user, String conference, long startsInMillis, long lengthMillis) {
        var owner = organizer(conference);
        if (owner.isPresent() && !owner.get().equals(user)) {
            return refuse(
                    user,
                    "schedule-conference",
                    ErrorId.UnknownConference,
                    conference + " is organised by " + owner.get());
        }
        return change(
                "schedule-conference",
                new ConferenceScheduled(user, conference, agenda.now() + startsInMillis, lengthMillis));
    }

    /** Changes the times of a scheduled conference; in milliseconds, the first from now. */
    public Optional<Refusal> modify(String user, String conference, long startsInMillis, long lengthMillis) {
        return change(
                "modify-conference",
                new ConferenceModified(user, conference, agenda.now() + startsInMillis, lengthMillis));
    }

    /** Begins a conference of his own, scheduled or ad hoc. */
    public Optional<Refusal> start(String user, String conference) {
        var act = "start-conference";
        var owner = organizer(conference);
        if (owner.isPresent() && !owner.get().equals(user)) {
            return refuse(user, act, ErrorId.UnknownConference, conference + " is organised by " + owner.get());
        }
        return regular(user, act).or(() -> {
            if (!sessions.conferences().containsKey(conference)) {
                begin(user, conference);
            }
            return Optional.empty();
        });
    }

    /** Joins a conference; the first to join a scheduled one begins it. */
    public Optional<Refusal> join(String user, String conference) {
        var act = "join-conference";
        var organizer = organizer(conference);
        if (organizer.isEmpty()) {
            return unknown(user, act, conference);
        }
        return reachable(user, act).or(() -> {
            var why = notJoinable(conference, organizer.get());
            if (!why.isEmpty()) {
                return refuse(user, act, ErrorId.ConferenceNotJoinable, why);
            }
            if (!sessions.conferences().containsKey(conference)) {
                begin(organizer.get(), conference);
            }
            return sessions.conferences().get(conference).participants().contains(user)
                    ? Optional.empty()
                    : done(new SessionEvent.ConferenceJoined(conference, user));
        });
    }

    /** Leaves a conference. */
    public Optional<Refusal> leave(String user, String conference) {
        var running = sessions.conferences().get(conference);
        if (running == null || !running.participants().contains(user)) {
            return refuse(user, "leave-conference", ErrorId.UnknownConference, "he is not in " + conference);
        }
        return done(new SessionEvent.ConferenceLeft(conference, user));
    }

    /** Ends a conference of his own. */
    public Optional<Refusal> end(String user, String conference) {
        var running = sessions.conferences().get(conference);
        if (running == null || !running.organizer().equals(user)) {
            return refuse(
                    user, "end-conference", ErrorId.UnknownConference, "he has no running conference " + conference);
        }
        return done(new SessionEvent.ConferenceEnded(conference, "ended by " + user));
    }

    /** Stores a file with a scheduled or running conference; size in bytes. */
    public Optional<Refusal> upload(String user, String conference, String file, long bytes) {
        var act = "upload-content";
        var organizer = organizer(conference);
        if (organizer.isEmpty()) {
            return unknown(user, act, conference);
        }
        return regular(user, act).or(() -> {
            var why = notJoinable(conference, organizer.get());
            if (!why.isEmpty()) {
                return refuse(user, act, ErrorId.ConferenceNotJoinable, why);
            }
            var home = poolOf(organizer.get());
            var store = stream(user, home).store();
            if (!surroundings.fileStoreUp(store)) {
                return refuse(
                        user, act, ErrorId.FileStoreUnavailable, "the file store of " + store + " is not available");
            }
            var hash = sha256(conference + "/" + file + "/" + bytes + "/" + user + "/" + agenda.now());
            return make(act, home, new ContentUploaded(user, conference, organizer.get(), file, bytes, hash));
        });
    }

    /** Calls a SIP address or a telephone number: works in resiliency mode too. */
    public Optional<Refusal> call(String user, String to) {
        return reachable(user, "call")
                .or(() -> federated(user, "call", to))
                .or(() -> done(new SessionEvent.CallStarted(user, to)));
    }

    /** Sends a message: from and to users in resiliency mode within the same site alone. */
    public Optional<Refusal> message(String user, String to) {
        return reachable(user, "im").or(() -> federated(user, "im", to)).or(() -> {
            var limited = List.of(user, bare(to)).stream().filter(this::limited).findFirst();
            if (limited.isPresent() && !sameSite(user, to)) {
                return refuse(
                        user,
                        "im",
                        ErrorId.ResiliencyMode,
                        limited.get() + " is in resiliency mode ("
                                + population(limited.get()).cause(limited.get())
                                + "): messages stay within one site, and "
                                + user + " and " + to + " are not of the same");
            }
            return done(new SessionEvent.MessageSent(user, to));
        });
    }

    /** Parks his call on an orbit. */
    public Optional<Refusal> park(String user, String orbit) {
        return regular(user, "park-call").or(() -> {
            if (sessions.parked().containsKey(orbit)) {
                return refuse(user, "park-call", ErrorId.ParkingUnavailable, "orbit " + orbit + " is in use");
            }
            return done(new SessionEvent.CallParked(
                    orbit, user, stream(user, poolOf(user)).store()));
        });
    }

    /** Picks a parked call up. */
    public Optional<Refusal> retrieve(String user, String orbit) {
        return regular(user, "retrieve-call").or(() -> {
            if (!sessions.parked().containsKey(orbit)) {
                return refuse(
                        user,
                        "retrieve-call",
                        ErrorId.UnknownOrbit,
                        "no call is parked on " + orbit + "; in use are "
                                + sessions.parked().keySet());
            }
            return done(new SessionEvent.CallRetrieved(orbit, user));
        });
    }

    /** Why a conference cannot be joined now; empty where it can. */
    public String notJoinable(String conference, String organizer) {
        var home = poolOf(organizer);
        var state = pair.state(home);
        if (pair.authority(home).servedBy(pair.physical().up(home)).isEmpty()) {
            return "nobody serves " + organizer + ", who organises it: " + home + " is " + state;
        }
        if (state == State.FailingBack) {
            return organizer + ", who organises it, is being moved home to " + home;
        }
        return "";
    }

    /** Who organises a conference that is scheduled or was ever started. */
    public Optional<String> organizer(String conference) {
        for (var home : estate.pools().keySet()) {
            var scheduled = pair.authority(home).writable().conferences().get(conference);
            if (scheduled != null) {
                return Optional.of(scheduled.organizer());
            }
        }
        return Optional.ofNullable(sessions.organizers().get(conference));
    }

    private void begin(String organizer, String conference) {
        var home = poolOf(organizer);
        log.record(new SessionEvent.ConferenceStarted(
                conference, organizer, home, pair.authority(home).writable().store()));
    }

    private Optional<Refusal> change(String act, Change change) {
        return regular(change.user(), act).or(() -> make(act, poolOf(change.user()), change));
    }

    private Optional<Refusal> make(String act, String home, Change change) {
        var site = pair.site(stream(change.user(), home).store());
        var decision = site.pool(home, new PoolCommand.Make(change));
        return decision.refused().flatMap(r -> refuse(change.user(), act, r.id(), r.why()));
    }

    /**
     * The stream of a home pool in which a user's changes are made: that of the pool he is signed in to where it serves
     * these users, so that a home pool that is cut off writes its own; else the stream in authority.
     */
    private PoolState stream(String user, String home) {
        return Optional.ofNullable(pair.site(population(user).at(user)))
                .flatMap(site -> site.knows(home))
                .filter(stream -> stream.service().writable())
                .orElseGet(() -> pair.authority(home).writable());
    }

    /** The pool that holds a user's data: for one of a branch the pool that it registers with. */
    private String poolOf(String user) {
        var home = population(user).home();
        var branch = estate.branches().get(home);
        return branch == null ? home : branch.registersWith();
    }

    private Optional<Refusal> regular(String user, String act) {
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

    private Optional<Refusal> reachable(String user, String act) {
        var population = population(user);
        return switch (population.mode(user)) {
            case SIGNED_OUT -> refuse(user, act, ErrorId.SignedOut, "he is signed out");
            case CANNOT_SIGN_IN ->
                refuse(user, act, ErrorId.CannotSignIn, "he cannot sign in: " + population.cause(user));
            case REGULAR, RESILIENCY -> Optional.empty();
        };
    }

    private Optional<Refusal> federated(String user, String act, String to) {
        var external = to.contains("@") && estate.userHome(bare(to)).isEmpty();
        var why = external ? surroundings.federationUnavailable() : "";
        return why.isEmpty() ? Optional.empty() : refuse(user, act, ErrorId.FederationUnavailable, why);
    }

    private boolean sameSite(String user, String to) {
        var other = estate.userHome(bare(to));
        return other.isPresent()
                && estate.pool(poolOf(user))
                        .site()
                        .equals(estate.pool(other.get()).site());
    }

    private boolean limited(String user) {
        return estate.userHome(user).isPresent() && population(user).mode(user) == Mode.RESILIENCY;
    }

    private Optional<Refusal> unknown(String user, String act, String conference) {
        return refuse(
                user,
                act,
                ErrorId.UnknownConference,
                "there is no conference " + conference + "; schedule-conference or start-conference make one");
    }

    private Optional<Refusal> done(SessionEvent event) {
        log.record(event);
        return Optional.empty();
    }

    private Optional<Refusal> refuse(String user, String act, ErrorId id, String why) {
        log.record(new ActRefused(user, act, id.toString(), why));
        return Optional.of(new Refusal(id, user, act + " of " + user, why, List.of(), ""));
    }

    private static boolean signedIn(Population population, String user) {
        return population.mode(user) == Mode.REGULAR || population.mode(user) == Mode.RESILIENCY;
    }

    private Population population(String user) {
        for (var population : populations.values()) {
            if (population.has(user)) {
                return population;
            }
        }
        throw new IllegalArgumentException("no user " + user + " in estate " + estate.name());
    }

    private static String bare(String address) {
        return address.startsWith("sip:") ? address.substring(4) : address;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
