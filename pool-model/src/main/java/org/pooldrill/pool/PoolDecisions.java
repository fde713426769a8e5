package org.pooldrill.pool;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentSetAside;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.CopyRemoved;
import org.pooldrill.pool.PoolEvent.DataTakenIn;
import org.pooldrill.pool.PoolEvent.FailbackFailed;
import org.pooldrill.pool.PoolEvent.FailbackStarted;
import org.pooldrill.pool.PoolEvent.FailoverPhaseEntered;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolEvent.PoolPaired;
import org.pooldrill.pool.PoolEvent.ReadOnlyLifted;
import org.pooldrill.pool.PoolEvent.ResumptionFailed;
import org.pooldrill.pool.PoolEvent.ResumptionStarted;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceReturned;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverAbandoned;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;
import org.pooldrill.pool.PoolEvent.TermBegun;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/**
 * What a home pool's stream answers to a command. Whether an administrator may fail a pool over is decided before, over
 * both pools and the estate; here stands what one store can know by itself.
 */
final class PoolDecisions {
    /** So many users or files stand in one event. */
    private static final int AT_ONCE = 500;

    private PoolDecisions() {}

    static Decision decide(PoolState state, PoolCommand command) {
        if (command instanceof PoolCommand.Make c) {
            return make(state, c.change());
        }
        if (command instanceof PoolCommand.Replicate c) {
            return Decision.of(StreamCommand.decide(state.home(), state.stream(), c.command()));
        }
        if (command instanceof PoolCommand.Deploy c) {
            return Decision.of(new PoolDeployed(c.home(), c.store(), c.partner()));
        }
        if (command instanceof PoolCommand.EnterPhase c) {
            expect(state, Service.SERVING, Service.READ_ONLY);
            return Decision.of(new FailoverPhaseEntered(state.home(), c.phase()));
        }
        if (command instanceof PoolCommand.LiftReadOnly c) {
            return state.service() == Service.READ_ONLY
                    ? Decision.of(new ReadOnlyLifted(state.home(), c.why()))
                    : Decision.nothing();
        }
        if (command instanceof PoolCommand.HandOver c) {
            return c.term() <= state.term()
                    ? Decision.nothing()
                    : Decision.of(new ServiceHandedOver(state.home(), c.to(), c.term(), c.known()));
        }
        if (command instanceof PoolCommand.StartTakeover c) {
            expect(state, Service.STANDBY);
            return Decision.of(new TakeoverStarted(state.home(), c.disaster()));
        }
        if (command instanceof PoolCommand.AbandonTakeover c) {
            return state.service() == Service.TAKING_OVER
                    ? Decision.of(new TakeoverAbandoned(state.home(), c.why()))
                    : Decision.nothing();
        }
        if (command instanceof PoolCommand.TakeOver c) {
            expect(state, Service.TAKING_OVER);
            return Decision.of(new ServiceTakenOver(state.home(), c.term(), imported(state), c.disaster()));
        }
        if (command instanceof PoolCommand.StartResumption c) {
            expect(state, Service.HANDED_OVER);
            return Decision.of(new ResumptionStarted(state.home(), c.disaster()));
        }
        if (command instanceof PoolCommand.FailResumption c) {
            return state.service() == Service.RESUMING
                    ? Decision.of(new ResumptionFailed(state.home(), c.why()))
                    : Decision.nothing();
        }
        if (command instanceof PoolCommand.StartFailback c) {
            expect(state, Service.TAKEN_OVER);
            return Decision.of(new FailbackStarted(state.home(), c.disaster()));
        }
        if (command instanceof PoolCommand.FailFailback c) {
            return state.service() == Service.FAILING_BACK
                    ? Decision.of(new FailbackFailed(state.home(), c.why()))
                    : Decision.nothing();
        }
        if (command instanceof PoolCommand.ReturnService c) {
            return c.term() <= state.term()
                    ? Decision.nothing()
                    : Decision.of(new ServiceReturned(state.home(), c.term()));
        }
        if (command instanceof PoolCommand.ResumeService c) {
            return c.term() <= state.term()
                    ? Decision.nothing()
                    : Decision.of(new ServiceResumed(state.home(), c.term(), c.disaster()));
        }
        if (command instanceof PoolCommand.TakeInContent c) {
            return c.files().isEmpty() ? Decision.nothing() : Decision.of(new ContentTakenIn(state.home(), c.files()));
        }
        if (command instanceof PoolCommand.SetContentAside c) {
            var files = state.contentNotTakenIn();
            return files.isEmpty()
                    ? Decision.nothing()
                    : Decision.of(new ContentSetAside(state.home(), files, c.why()));
        }
        if (command instanceof PoolCommand.Pair c) {
            return Decision.of(paired(state, c.partner()));
        }
        if (command instanceof PoolCommand.BeginTerm c) {
            return c.term() <= state.term()
                    ? Decision.nothing()
                    : Decision.of(new TermBegun(state.home(), c.term(), c.why()));
        }
        if (command instanceof PoolCommand.RemoveCopy c) {
            return Decision.of(new CopyRemoved(state.home(), c.why()));
        }
        if (command instanceof PoolCommand.LoseUnwritten c) {
            return Decision.of(new PoolEvent.ChangesNotWritten(state.home(), c.changes(), c.why()));
        }
        var c = (PoolCommand.EraseContent) command;
        return Decision.of(new ContentErased(state.home(), c.why()));
    }

    /** A new partner is to get all that there is; nobody does while there is none. */
    private static List<Event> paired(PoolState state, String partner) {
        var events = new ArrayList<Event>();
        events.add(new PoolPaired(state.home(), partner));
        if (!partner.isEmpty()) {
            chunks(state.userData(), users -> events.add(new DataTakenIn(state.home(), users)));
            chunks(state.files(), files -> events.add(new ContentTakenIn(state.home(), files)));
        }
        return events;
    }

    private static <T> void chunks(List<T> all, Consumer<List<T>> each) {
        for (var i = 0; i < all.size(); i += AT_ONCE) {
            each.accept(List.copyOf(all.subList(i, Math.min(i + AT_ONCE, all.size()))));
        }
    }

    /** A persistent change of a user: refused in resiliency mode (domain text, section 3.4) and where it is senseless. */
    private static Decision make(PoolState state, Change change) {
        if (!state.service().writable()) {
            return Decision.refused(new Refusal(
                    ErrorId.ResiliencyMode,
                    change.user(),
                    "a persistent change at " + state.store(),
                    "the users of " + state.home() + " are in read-only or resiliency mode there (" + state.service()
                            + ")",
                    List.of(),
                    "wait until the failover or failback has ended"));
        }
        if (change instanceof ContactAdded c) {
            var user = state.users().get(c.user());
            if (user != null && user.hasContact(c.contact())) {
                return Decision.nothing();
            }
            if (user != null && user.contactCount() >= UserRecord.CONTACT_LIMIT) {
                return Decision.refused(new Refusal(
                        ErrorId.ContactLimit,
                        c.user(),
                        "to add the contact " + c.contact(),
                        "the list already has " + user.contactCount() + " contacts, the most that are allowed",
                        List.of(),
                        "remove a contact first"));
            }
            return Decision.of(c);
        }
        if (change instanceof ContactRemoved c) {
            var user = state.users().get(c.user());
            return user == null || !user.hasContact(c.contact()) ? Decision.nothing() : Decision.of(c);
        }
        if (change instanceof ForwardingSet || change instanceof ConferenceScheduled) {
            return Decision.of(change);
        }
        if (change instanceof ConferenceModified c) {
            var conference = state.conferences().get(c.conference());
            return conference == null || !conference.organizer().equals(c.user())
                    ? Decision.refused(unknownConference(c.user(), c.conference(), state))
                    : Decision.of(c);
        }
        if (change instanceof ContentUploaded || change instanceof UserDataSet) {
            return Decision.of(change);
        }
        throw new IllegalArgumentException("not a change of a pool: " + (ConfigurationSet) change);
    }

    private static Refusal unknownConference(String user, String conference, PoolState state) {
        return new Refusal(
                ErrorId.UnknownConference,
                conference,
                "to change the conference " + conference,
                user + " has organised no such conference at " + state.store() + "; there are "
                        + state.conferences().keySet(),
                List.of(),
                "schedule it first");
    }

    private static Map<BackupModule, Long> imported(PoolState state) {
        var numbers = new EnumMap<BackupModule, Long>(BackupModule.class);
        for (var module : BackupModule.values()) {
            numbers.put(module, state.stream().imported(module));
        }
        return numbers;
    }

    private static void expect(PoolState state, Service... accepted) {
        for (var service : accepted) {
            if (state.service() == service) {
                return;
            }
        }
        throw new IllegalStateException("the stream of " + state.home() + " in the store of " + state.store() + " is "
                + state.service() + ", expected one of " + List.of(accepted));
    }
}
