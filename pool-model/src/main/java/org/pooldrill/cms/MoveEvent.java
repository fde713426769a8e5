package org.pooldrill.cms;

import org.pooldrill.change.Event;

/** What happens to Central Management outside its databases: in Active Directory, and while it is being moved. */
public sealed interface MoveEvent extends Event {

    /** The service connection point in Active Directory names the store of another pool. */
    record ConnectionPointSet(String pool) implements MoveEvent {}

    /** Invoke-CsManagementServerFailover began; {@code forced}: without waiting for replication. */
    record MoveStarted(String from, String to, boolean forced) implements MoveEvent {}

    /** It ended; {@code why} says what stopped it, empty where nothing did. */
    record MoveEnded(String from, String to, String why) implements MoveEvent {}

    /** A pool's master replicator acts as master though the service connection point does not name its store. */
    record SecondMasterStarted(String pool, SecondMaster how) implements MoveEvent {}

    /** It does so no longer. */
    record SecondMasterStopped(String pool, String why) implements MoveEvent {}
}
