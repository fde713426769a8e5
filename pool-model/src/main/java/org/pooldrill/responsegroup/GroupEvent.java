package org.pooldrill.responsegroup;

import org.pooldrill.change.Event;

/** What happens around response groups outside the databases of the pools: events of the {@code estate} store. */
public sealed interface GroupEvent extends Event {

    /** The contact object of a group in Active Directory leads its number to the pool that owns it. */
    record GroupContactSet(String number, String group, String pool) implements GroupEvent {}

    /** The contact object went with the group at its owner: the number leads nowhere. */
    record GroupContactRemoved(String number) implements GroupEvent {}

    /** An agent signed in to a formal group, at the pool that answers for it now. */
    record AgentSignedIn(String user, String group, String pool) implements GroupEvent {}

    /** An agent signed out of a formal group. */
    record AgentSignedOut(String user, String group, String pool) implements GroupEvent {}

    /** A call reached a group and waits in its queue: no agent is available. */
    record GroupCallWaiting(String from, String number, String group, String pool) implements GroupEvent {}

    /** An agent took a call. */
    record GroupCallConnected(String from, String number, String group, String pool, String agent, boolean anonymous)
            implements GroupEvent {}

    /**
     * A call to a group was lost before or after somebody took it.
     *
     * @param stage how far it had come
     * @param owner the pool that owns the group; empty where the number leads to none
     */
    record GroupCallDropped(String from, String number, String group, String owner, Stage stage, String why)
            implements GroupEvent {}

    /** How far a call had come. */
    enum Stage {
        NEW,
        WAITING,
        CONNECTED
    }
}
