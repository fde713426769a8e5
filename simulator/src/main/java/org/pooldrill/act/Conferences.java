package org.pooldrill.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.ConferenceJoined;
import org.pooldrill.session.SessionEvent.ConferenceStarted;
import org.pooldrill.session.Sessions;
import org.pooldrill.simulation.Agenda;

/**
 * What users do with conferences. None can be scheduled or begun in resiliency mode, and one can be joined only where
 * its organiser is served ("user experience during failover and failback" [doc]).
 */
public final class Conferences {
    private final People people;
    private final Burst burst;
    private final Pair pair;
    private final Sessions sessions;
    private final Surroundings surroundings;
    private final Agenda agenda;

    Conferences(People people, Burst burst, Pair pair, Sessions sessions, Surroundings surroundings, Agenda agenda) {
        this.people = people;
        this.burst = burst;
        this.pair = pair;
        this.sessions = sessions;
        this.surroundings = surroundings;
        this.agenda = agenda;
    }

    /** Puts a conference into the user's schedule; times in milliseconds, the first from now. */
    public Optional<Refusal> schedule(String user, String conference, long startsInMillis, long lengthMillis) {
        var owner = organizer(conference);
        if (owner.isPresent() && !owner.get().equals(user)) {
            return people.refuse(
                    user,
                    "schedule-conference",
                    ErrorId.UnknownConference,
                    conference + " is organised by " + owner.get());
        }
        return people.change(
                "schedule-conference",
                new ConferenceScheduled(user, conference, agenda.now() + startsInMillis, lengthMillis));
    }

    /** Changes the times of a scheduled conference; in milliseconds, the first from now. */
    public Optional<Refusal> modify(String user, String conference, long startsInMillis, long lengthMillis) {
        return people.change(
                "modify-conference",
                new ConferenceModified(user, conference, agenda.now() + startsInMillis, lengthMillis));
    }

    /** Begins a conference of his own, scheduled or ad hoc. */
    public Optional<Refusal> start(String user, String conference) {
        var act = "start-conference";
        var owner = organizer(conference);
        if (owner.isPresent() && !owner.get().equals(user)) {
            return people.refuse(user, act, ErrorId.UnknownConference, conference + " is organised by " + owner.get());
        }
        return people.regular(user, act).or(() -> {
            if (!sessions.conferences().containsKey(conference)) {
                var at = people.population(user).at(user);
                if (!surroundings.takesConferences(at)) {
                    return people.refuse(
                            user,
                            act,
                            ErrorId.ConferenceNotJoinable,
                            at + " takes no new conferences: its services are being stopped gracefully");
                }
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
        return people.reachable(user, act).or(() -> {
            var why = surroundings.silent(user)
                    ? user + " is on a phone or tablet, with which nobody joins at the start of his pool's failover"
                    : notJoinable(conference, organizer.get());
            if (!why.isEmpty()) {
                return people.refuse(user, act, ErrorId.ConferenceNotJoinable, why);
            }
            return enter(user, conference, organizer.get());
        });
    }

    private Optional<Refusal> enter(String user, String conference, String organizer) {
        var running = sessions.conferences().get(conference);
        if (running == null) {
            begin(organizer, conference);
        }
        return running != null && running.participants().contains(user)
                ? Optional.empty()
                : done(new ConferenceJoined(conference, user));
    }

    /** Joins a conference by the URL of its invitation, which takes a browser and no sign-in. */
    public Optional<Refusal> joinByUrl(String user, String conference) {
        var act = "join-by-url";
        var organizer = organizer(conference);
        if (organizer.isEmpty()) {
            return unknown(user, act, conference);
        }
        var url = surroundings.meetingUrlUnavailable(people.poolOf(organizer.get()));
        var why = url.isEmpty() ? notJoinable(conference, organizer.get()) : url;
        return why.isEmpty()
                ? enter(user, conference, organizer.get())
                : people.refuse(user, act, ErrorId.ConferenceNotJoinable, why);
    }

    /** Joins a conference from outside: its media come in over the Edge pool of the pool that it runs on. */
    public Optional<Refusal> joinFromOutside(String user, String conference) {
        var at = organizer(conference).map(this::servedAt).orElse("");
        var why = at.isEmpty() ? "" : surroundings.externalMediaUnavailable(at);
        return why.isEmpty()
                ? join(user, conference)
                : people.refuse(user, "join-conference", ErrorId.ExternalMediaUnavailable, why);
    }

    private String servedAt(String organizer) {
        var home = people.poolOf(organizer);
        return pair.authority(home).servedBy(pair.physical().up(home));
    }

    /** Calls into a conference from a telephone, which takes no sign-in. */
    public Optional<Refusal> dialIn(String user, String conference) {
        var act = "dial-in";
        var organizer = organizer(conference);
        if (organizer.isEmpty()) {
            return unknown(user, act, conference);
        }
        var notJoinable = notJoinable(conference, organizer.get());
        var why = notJoinable.isEmpty()
                ? surroundings.dialInUnavailable(conference, people.poolOf(organizer.get()))
                : notJoinable;
        return why.isEmpty()
                ? enter(user, conference, organizer.get())
                : people.refuse(user, act, ErrorId.ConferenceNotJoinable, why);
    }

    /** Leaves a conference. */
    public Optional<Refusal> leave(String user, String conference) {
        var running = sessions.conferences().get(conference);
        if (running == null || !running.participants().contains(user)) {
            return people.refuse(user, "leave-conference", ErrorId.UnknownConference, "he is not in " + conference);
        }
        return done(new SessionEvent.ConferenceLeft(conference, user));
    }

    /** Ends a conference of his own. */
    public Optional<Refusal> end(String user, String conference) {
        var running = sessions.conferences().get(conference);
        if (running == null || !running.organizer().equals(user)) {
            return people.refuse(
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
        return people.regular(user, act).or(() -> {
            var why = notJoinable(conference, organizer.get());
            if (!why.isEmpty()) {
                return people.refuse(user, act, ErrorId.ConferenceNotJoinable, why);
            }
            var home = people.poolOf(organizer.get());
            var store = people.stream(user, home).store();
            if (!surroundings.fileStoreUp(store)) {
                return people.refuse(
                        user, act, ErrorId.FileStoreUnavailable, "the file store of " + store + " is not available");
            }
            var hash = sha256(conference + "/" + file + "/" + bytes + "/" + user + "/" + agenda.now());
            return people.make(act, home, new ContentUploaded(user, conference, organizer.get(), file, bytes, hash));
        });
    }

    /** Why a conference cannot be joined now; empty where it can. */
    public String notJoinable(String conference, String organizer) {
        var home = people.poolOf(organizer);
        var state = pair.state(home);
        if (pair.authority(home).servedBy(pair.physical().up(home)).isEmpty()) {
            return "nobody serves " + organizer + ", who organises it: " + home + " is " + state;
        }
        if (state == State.FailingBack) {
            return organizer + ", who organises it, is being moved home to " + home;
        }
        return "";
    }

    /** Who organises a conference that runs, is scheduled or was ever started. */
    public Optional<String> organizer(String conference) {
        var running = sessions.conferences().get(conference);
        if (running != null) {
            return Optional.of(running.organizer());
        }
        for (var home : pair.estate().pools().keySet()) {
            var scheduled = pair.authority(home).writable().conferences().get(conference);
            if (scheduled != null) {
                return Optional.of(scheduled.organizer());
            }
        }
        return Optional.ofNullable(sessions.organizers().get(conference));
    }

    private void begin(String organizer, String conference) {
        var home = people.poolOf(organizer);
        burst.add(new ConferenceStarted(
                conference, organizer, home, pair.authority(home).writable().store()));
    }

    private Optional<Refusal> unknown(String user, String act, String conference) {
        return people.refuse(
                user,
                act,
                ErrorId.UnknownConference,
                "there is no conference " + conference + "; schedule-conference or start-conference make one");
    }

    private Optional<Refusal> done(SessionEvent event) {
        burst.add(event);
        return Optional.empty();
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
