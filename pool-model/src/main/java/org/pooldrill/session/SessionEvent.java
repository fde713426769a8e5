package org.pooldrill.session;

import org.pooldrill.change.Event;

/** What users do that leaves nothing behind. */
public sealed interface SessionEvent extends Event {

    /** A conference began at a pool. */
    record ConferenceStarted(String conference, String organizer, String home, String at) implements SessionEvent {}

    /** A user joined a running conference. */
    record ConferenceJoined(String conference, String user) implements SessionEvent {}

    /** A user left a running conference. */
    record ConferenceLeft(String conference, String user) implements SessionEvent {}

    /** A conference ended, with all its modalities. */
    record ConferenceEnded(String conference, String why) implements SessionEvent {}

    /** A call was set up. Its audio survives the loss of the pools that set it up [model]. */
    record CallStarted(String from, String to) implements SessionEvent {}

    /** A call came to its end. */
    record CallEnded(String from, String to) implements SessionEvent {}

    /** A call was parked on an orbit at a pool. */
    record CallParked(String orbit, String user, String at) implements SessionEvent {}

    /** A parked call was picked up. */
    record CallRetrieved(String orbit, String user) implements SessionEvent {}

    /** A parked call was lost with the pool that held it. */
    record ParkedCallDropped(String orbit, String why) implements SessionEvent {}

    /** A parked call rang back where it was parked, and was taken there. */
    record ParkedCallReturned(String orbit, String user) implements SessionEvent {}

    /** A call that rang at a colleague was picked up by a number of Group Call Pickup. */
    record CallPickedUp(String user, String number, String at) implements SessionEvent {}

    /** Nobody could be picked up: the range belongs to a pool that does not serve the user. */
    record PickupFailed(String user, String number, String range, String owner, String at) implements SessionEvent {}

    /** A caller of an unassigned number heard its announcement. */
    record AnnouncementHeard(String from, String number, String range, String pool) implements SessionEvent {}

    /** A call to an unassigned number was lost, for its announcement could not be played. */
    record UnassignedCallLost(String from, String number, String range, String pool, String why)
            implements SessionEvent {}

    /** An instant message reached its receiver. */
    record MessageSent(String from, String to) implements SessionEvent {}

    /** A user published his presence. */
    record PresenceSet(String user, String state, String note) implements SessionEvent {}

    /**
     * What is counted and not told one by one, of one pool and a quarter of an hour.
     *
     * @param pool the registrar
     * @param fromMillis since the start of the run
     * @param toMillis since the start of the run
     * @param users signed in there, on average
     * @param presencePublications presence that users published
     * @param presencePolls presence of others that they asked for
     * @param instantMessages messages of two
     * @param sipMessages SIP messages that these messages took
     * @param annotations on whiteboards of conferences
     * @param notPossible what users of this home pool would have done had they been signed in as usual
     */
    record ActivityCounted(
            String pool,
            long fromMillis,
            long toMillis,
            long users,
            long presencePublications,
            long presencePolls,
            long instantMessages,
            long sipMessages,
            long annotations,
            long notPossible)
            implements SessionEvent {}

    /** A user could not do what he wanted. */
    record ActRefused(String user, String act, String id, String why) implements SessionEvent {}
}
