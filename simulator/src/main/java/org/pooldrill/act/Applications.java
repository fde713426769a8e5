package org.pooldrill.act;

import java.util.Optional;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Participation;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.responsegroup.GroupCalls;
import org.pooldrill.responsegroup.GroupEvent.AgentSignedIn;
import org.pooldrill.responsegroup.GroupEvent.AgentSignedOut;
import org.pooldrill.responsegroup.GroupEvent.GroupCallConnected;
import org.pooldrill.responsegroup.GroupEvent.GroupCallDropped;
import org.pooldrill.responsegroup.GroupEvent.GroupCallWaiting;
import org.pooldrill.responsegroup.GroupEvent.Stage;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.session.SessionEvent.AnnouncementHeard;
import org.pooldrill.session.SessionEvent.CallParked;
import org.pooldrill.session.SessionEvent.CallPickedUp;
import org.pooldrill.session.SessionEvent.CallRetrieved;
import org.pooldrill.session.SessionEvent.ParkedCallDropped;
import org.pooldrill.session.SessionEvent.ParkedCallReturned;
import org.pooldrill.session.SessionEvent.PickupFailed;
import org.pooldrill.session.SessionEvent.UnassignedCallLost;
import org.pooldrill.session.Sessions;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.EstateLog;

/**
 * Acts that need an application of a pool: calls to response groups and to unassigned numbers, Call Park and Group Call
 * Pickup. None of these work for users in resiliency mode ("Planning for central site voice resiliency" [doc]), but
 * calls to unassigned numbers do as far as their announcement does [inferred].
 */
final class Applications {
    private static final String TEL = "tel:";

    private final People people;
    private final Burst burst;
    private final Sessions sessions;
    private final GroupCalls calls;
    private final Surroundings surroundings;
    private final Agenda agenda;
    private final EstateLog log;

    Applications(
            People people,
            Burst burst,
            Sessions sessions,
            GroupCalls calls,
            Surroundings surroundings,
            Agenda agenda,
            EstateLog log) {
        this.people = people;
        this.burst = burst;
        this.sessions = sessions;
        this.calls = calls;
        this.surroundings = surroundings;
        this.agenda = agenda;
        this.log = log;
    }

    /**
     * Calls a number that a response group or an announcement answers.
     *
     * @return nothing if it is neither's; else the outcome: nothing, or why it fails
     */
    Optional<Optional<Refusal>> call(String user, String to) {
        if (!to.startsWith(TEL)) {
            return Optional.empty();
        }
        if (calls.knows(to)) {
            return Optional.of(callGroup(user, to));
        }
        var number = to.substring(TEL.length());
        return surroundings.announcements().range(servedAt(user), number).map(range -> {
            var why = surroundings.announcements().why(range);
            if (why.isEmpty()) {
                burst.add(new AnnouncementHeard(user, number, range.name(), range.pool()));
                return Optional.<Refusal>empty();
            }
            var reasons = String.join("; ", why);
            burst.add(new UnassignedCallLost(user, number, range.name(), range.pool(), reasons));
            return people.refuse(user, "call", ErrorId.AnnouncementUnavailable, reasons);
        });
    }

    private Optional<Refusal> callGroup(String user, String number) {
        return people.regular(user, "call").or(() -> {
            var routing = surroundings.groupRouting();
            var answer = routing.answer(number);
            if (!answer.reaches()) {
                log.record(new GroupCallDropped(user, number, "", answer.owner(), Stage.NEW, answer.why()));
                return people.refuse(user, "call", ErrorId.ResponseGroupUnavailable, answer.why());
            }
            var group = answer.group().orElseThrow();
            var agent = routing.agents(answer).stream()
                    .filter(each -> !each.equals(user))
                    .findFirst();
            log.record(
                    agent.isPresent()
                            ? new GroupCallConnected(
                                    user, number, group.name(), answer.at(), agent.get(), group.anonymous())
                            : new GroupCallWaiting(user, number, group.name(), answer.at()));
            return Optional.empty();
        });
    }

    /** Signs in to all formal groups that he is an agent of, at the pools that answer for them now. */
    Optional<Refusal> signInToGroups(String user) {
        return people.regular(user, "sign-in-to-groups").or(() -> {
            var routing = surroundings.groupRouting();
            var found = false;
            for (var number : calls.numbers()) {
                var answer = routing.answer(number);
                var group = answer.group().filter(each -> isFormalAgent(each, user));
                if (group.isPresent()) {
                    found = true;
                    if (!calls.isSignedIn(user, group.get().id(), answer.at())) {
                        log.record(new AgentSignedIn(user, group.get().id(), answer.at()));
                    }
                }
            }
            return found
                    ? Optional.empty()
                    : people.refuse(
                            user,
                            "sign-in-to-groups",
                            ErrorId.ResponseGroupUnavailable,
                            "no pool answers for a formal response group with him as an agent");
        });
    }

    private static boolean isFormalAgent(ResponseGroup group, String user) {
        return group.participation() == Participation.FORMAL && group.agents().contains(user);
    }

    /** Signs out of all formal groups. */
    Optional<Refusal> signOutOfGroups(String user) {
        return people.regular(user, "sign-out-of-groups").or(() -> {
            calls.signedIn(user).forEach(seat -> log.record(new AgentSignedOut(user, seat.group(), seat.pool())));
            return Optional.empty();
        });
    }

    /** Parks his call on an orbit of the pool that he is signed in to. */
    Optional<Refusal> park(String user, String orbit) {
        return people.regular(user, "park-call").or(() -> {
            var pool = servedAt(user);
            var obstacle = surroundings.parking().parking(pool, Long.parseLong(orbit));
            if (obstacle.isPresent()) {
                return people.refuse(
                        user, "park-call", obstacle.get().id(), obstacle.get().why());
            }
            if (sessions.parked().containsKey(orbit)) {
                return people.refuse(user, "park-call", ErrorId.ParkingUnavailable, "orbit " + orbit + " is in use");
            }
            burst.add(new CallParked(orbit, user, pool));
            var parked = sessions.parked().get(orbit);
            if (parked != null && !surroundings.parking().orbits(pool).isEmpty()) {
                ringBack(parked, 1);
            }
            return Optional.empty();
        });
    }

    /** After the time-out it rings where it was parked: who is signed in there takes it back [model]. */
    private void ringBack(Sessions.Parked call, int attempt) {
        var settings = surroundings.callPark(call.at());
        agenda.in(settings.timeoutSeconds() * 1_000L, () -> {
            if (sessions.parked().get(call.orbit()) != call) {
                return;
            }
            if (!people.population(call.user()).at(call.user()).isEmpty()) {
                log.record(new ParkedCallReturned(call.orbit(), call.user()));
            } else if (attempt < settings.maxAttempts()) {
                ringBack(call, attempt + 1);
            } else {
                log.record(new ParkedCallDropped(
                        call.orbit(),
                        settings.onTimeout().isEmpty()
                                ? "nobody took it, and " + call.user() + " could not be rung"
                                : "it was sent on to " + settings.onTimeout()));
            }
        });
    }

    /** Picks a parked call up. */
    Optional<Refusal> retrieve(String user, String orbit) {
        return people.regular(user, "retrieve-call").or(() -> {
            if (!sessions.parked().containsKey(orbit)) {
                return people.refuse(
                        user,
                        "retrieve-call",
                        ErrorId.UnknownOrbit,
                        "no call is parked on " + orbit + "; in use are "
                                + sessions.parked().keySet());
            }
            burst.add(new CallRetrieved(orbit, user));
            return Optional.empty();
        });
    }

    /** Picks up a call that rings at a colleague of a call pickup group. */
    Optional<Refusal> pickUp(String user, String number) {
        return people.regular(user, "pick-up-call").or(() -> {
            var pool = servedAt(user);
            var parking = surroundings.parking();
            var obstacle = parking.pickup(pool, Long.parseLong(number));
            if (obstacle.isEmpty()) {
                burst.add(new CallPickedUp(user, number, pool));
                return Optional.empty();
            }
            parking.pickupRange(pool, Long.parseLong(number))
                    .ifPresent(range -> burst.add(new PickupFailed(user, number, range.name(), range.pool(), pool)));
            return people.refuse(
                    user, "pick-up-call", obstacle.get().id(), obstacle.get().why());
        });
    }

    /** The pool whose applications a user has: that which he is signed in to, for a branch the one it registers with. */
    private String servedAt(String user) {
        var home = people.poolOf(user);
        var at = people.population(user).at(user);
        return at.isEmpty() || people.population(user).mode(user) == Mode.CANNOT_SIGN_IN
                ? home
                : people.population(user).home().equals(home) ? at : home;
    }
}
