package org.pooldrill.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.pooldrill.session.SessionEvent.CallParked;
import org.pooldrill.session.SessionEvent.CallRetrieved;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.SessionEvent.ConferenceJoined;
import org.pooldrill.session.SessionEvent.ConferenceLeft;
import org.pooldrill.session.SessionEvent.ConferenceStarted;
import org.pooldrill.session.SessionEvent.ParkedCallDropped;
import org.pooldrill.session.SessionEvent.ParkedCallReturned;
import org.pooldrill.session.SessionEvent.PickupFailed;
import org.pooldrill.session.SessionEvent.UnassignedCallLost;
import org.pooldrill.table.Table;

/** The conferences that run and the calls that are parked: the fold of the session events. */
public final class Sessions {

    /**
     * A running conference.
     *
     * @param home the organiser's home pool
     * @param at the pool it runs on
     */
    public record Running(String id, String organizer, String home, String at, Set<String> participants) {}

    /** A parked call. */
    public record Parked(String orbit, String user, String at) {}

    private final Map<String, Running> conferences = new LinkedHashMap<>();
    /** The number of a conference that ever began is the place of its organiser. */
    private final Table organized = new Table();

    private final Table organizers = new Table();
    private final Map<String, Parked> parked = new LinkedHashMap<>();
    private final Map<String, String> presence = new LinkedHashMap<>();
    private final List<UnassignedCallLost> lost = new ArrayList<>();
    private final List<PickupFailed> notPickedUp = new ArrayList<>();

    /** The conferences that run, in the order they began. */
    public Map<String, Running> conferences() {
        return Collections.unmodifiableMap(conferences);
    }

    /** Who organised each conference that ever began. */
    public Map<String, String> organizers() {
        return organized.asMap(row -> organizers.id(organized.number(row)));
    }

    /** Those of some conferences that ever began, in the order they began first. */
    public List<String> begunAmong(Collection<String> ids) {
        return organized.among(ids);
    }

    /** The presence that a user published last; Available where he never did. */
    public String presence(String user) {
        return presence.getOrDefault(user, "Available");
    }

    /** The parked calls by orbit. */
    public Map<String, Parked> parked() {
        return Collections.unmodifiableMap(parked);
    }

    /** The calls to unassigned numbers that were lost, oldest first. */
    public List<UnassignedCallLost> lostToUnassigned() {
        return Collections.unmodifiableList(lost);
    }

    /** The attempts at Group Call Pickup that failed for whose range it is, oldest first. */
    public List<PickupFailed> notPickedUp() {
        return Collections.unmodifiableList(notPickedUp);
    }

    /** Takes users out of the conferences they are in: they are signed out, and join again when they are back. */
    public void signedOut(Predicate<String> users) {
        conferences.values().forEach(conference -> conference.participants().removeIf(users));
    }

    /** Applies one event. */
    public void evolve(SessionEvent event) {
        if (event instanceof ConferenceStarted e) {
            conferences.put(
                    e.conference(),
                    new Running(e.conference(), e.organizer(), e.home(), e.at(), new LinkedHashSet<>()));
            organized.set(organized.rowOf(e.conference()), organizers.rowOf(e.organizer()), 0, 0);
        } else if (event instanceof ConferenceJoined e) {
            conferences.get(e.conference()).participants().add(e.user());
        } else if (event instanceof ConferenceLeft e) {
            conferences.get(e.conference()).participants().remove(e.user());
        } else if (event instanceof ConferenceEnded e) {
            conferences.remove(e.conference());
        } else if (event instanceof SessionEvent.PresenceSet e) {
            presence.put(e.user(), e.state());
        } else if (event instanceof CallParked e) {
            parked.put(e.orbit(), new Parked(e.orbit(), e.user(), e.at()));
        } else if (event instanceof CallRetrieved e) {
            parked.remove(e.orbit());
        } else if (event instanceof ParkedCallDropped e) {
            parked.remove(e.orbit());
        } else if (event instanceof ParkedCallReturned e) {
            parked.remove(e.orbit());
        } else if (event instanceof UnassignedCallLost e) {
            lost.add(e);
        } else if (event instanceof PickupFailed e) {
            notPickedUp.add(e);
        }
    }
}
