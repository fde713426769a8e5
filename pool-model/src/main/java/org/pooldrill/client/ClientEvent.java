package org.pooldrill.client;

import java.util.List;
import org.pooldrill.change.Event;

/** What users see. Users of one home pool to whom the same happens at one moment stand in one event. */
public sealed interface ClientEvent extends Event {

    /** The pool or branch whose users it is about. */
    String home();

    /** These users of a home pool signed in at a registrar. */
    record UsersSignedIn(String home, String at, Mode mode, Cause cause, List<String> users) implements ClientEvent {
        public UsersSignedIn {
            users = List.copyOf(users);
        }
    }

    /** Everybody of a home pool who was signed in at a registrar is signed in there no longer, and tries again. */
    record UsersThrownOut(String home, String from, Cause cause, int count) implements ClientEvent {}

    /** Some of those signed in at a registrar are sent to another. */
    record UsersSentHome(String home, String from, Cause cause, List<String> users) implements ClientEvent {
        public UsersSentHome {
            users = List.copyOf(users);
        }
    }

    /** Everybody of a home pool who is signed in at a registrar now stands like this. */
    record ModeChanged(String home, String at, Mode mode, Cause cause, int count) implements ClientEvent {}

    /**
     * Of those of a home pool who are signed in at a registrar, the users of these routing groups now have limited
     * functionality for want of a secondary replica, and the others no longer have.
     *
     * @param of how many routing groups the registrar's pool has
     */
    record RoutingGroupsLimited(String home, String at, List<Integer> groups, int of, int count)
            implements ClientEvent {
        public RoutingGroupsLimited {
            groups = List.copyOf(groups);
        }
    }

    /** The same users are signed in no longer, since their routing groups have no primary replica; they try again. */
    record RoutingGroupsThrownOut(String home, String from, List<Integer> groups, int of, int count)
            implements ClientEvent {
        public RoutingGroupsThrownOut {
            groups = List.copyOf(groups);
        }
    }

    /** Everybody of a home pool who tries to sign in is kept out for another cause. */
    record StillKeptOut(String home, Cause cause, int count) implements ClientEvent {}

    /** These users cannot sign in, for a cause of their own. */
    record UsersKeptOut(String home, Cause cause, List<String> users) implements ClientEvent {
        public UsersKeptOut {
            users = List.copyOf(users);
        }
    }

    /** These users signed out and do not try again; {@code from} is empty for those who were not signed in. */
    record UsersSignedOut(String home, String from, List<String> users) implements ClientEvent {
        public UsersSignedOut {
            users = List.copyOf(users);
        }
    }

    /** Nobody of a home pool is signed in, nor tries: the night before a run with a load. */
    record EverybodySignedOut(String home, int count) implements ClientEvent {}

    /**
     * These users' accounts were moved to another pool or branch; who was signed in signs in again.
     *
     * @param to their new home
     * @param withData their contacts and meetings go along; else they are left behind
     */
    record UsersMoved(String home, String to, boolean withData, List<String> users) implements ClientEvent {
        public UsersMoved {
            users = List.copyOf(users);
        }
    }

    /** A user took up another client. */
    record ClientTaken(String user, String home, ClientSoftware client) implements ClientEvent {}

    /** A backup registrar found a pool down, or back. */
    record RegistrarVerdict(String of, String by, boolean down) implements ClientEvent {
        @Override
        public String home() {
            return of;
        }
    }
}
