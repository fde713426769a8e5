package org.pooldrill.chat;

import org.pooldrill.change.Event;

/** What becomes of the databases of Persistent Chat pools: events of the {@code estate} store. */
public sealed interface ChatEvent extends Event {

    /** The Persistent Chat pool. */
    String chat();

    /** A log backup went to the share of the secondary, and the one before it was applied there. */
    record LogShipped(String chat) implements ChatEvent {}

    /** No server of the database's own side is up any more. */
    record DatabaseLost(String chat) implements ChatEvent {}

    /** A server of the database's own side is up again. */
    record DatabaseBack(String chat) implements ChatEvent {}

    /** Log shipping was dropped. */
    record LogShippingDropped(String chat) implements ChatEvent {}

    /** What lay in the share was applied to the secondary. */
    record LogApplied(String chat) implements ChatEvent {}

    /**
     * The secondary's database was brought online.
     *
     * @param lostMillis how much of the log it had not got at that moment
     */
    record SecondaryRecovered(String chat, long lostMillis) implements ChatEvent {}

    /** The servers began to use the secondary's database. */
    record SecondaryUsed(String chat) implements ChatEvent {}

    /** The secondary's database got a mirror. */
    record MirrorInstalled(String chat) implements ChatEvent {}

    /** Its mirror was taken away. */
    record MirrorRemoved(String chat) implements ChatEvent {}

    /** A full backup of the secondary's database was made. */
    record BackupMade(String chat) implements ChatEvent {}

    /** It was restored over the primary database. */
    record PrimaryRestored(String chat) implements ChatEvent {}

    /** Log shipping was configured again: the secondary takes logs, and is no longer online. */
    record LogShippingConfigured(String chat) implements ChatEvent {}

    /**
     * The pool went back to a primary database onto which what was written meanwhile had not been restored.
     *
     * @param lostMillis how long the secondary had been written to since
     */
    record WrittenOff(String chat, long lostMillis) implements ChatEvent {}
}
