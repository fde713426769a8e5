package org.pooldrill.storage;

import org.pooldrill.change.Event;

/** What is done to the storage queues of Front Ends: events of the {@code estate} store. */
public sealed interface StorageEvent extends Event {

    /**
     * A Front End begins to write its queue to the file store.
     *
     * @param full whether all of it, or only what exceeds the steady state
     */
    record FlushStarted(String computer, boolean full) implements StorageEvent {}

    /** It has written so many items; they wait there to be taken in. */
    record FlushEnded(String computer, String pool, boolean full, long items) implements StorageEvent {}

    /** What was flushed by a pool has been taken in (ImportStorageServiceData). */
    record FlushedItemsImported(String pool, long items) implements StorageEvent {}
}
