package org.pooldrill.change;

import java.util.List;

/**
 * What replication leaves in the stream of one home pool (or of the Central Management store) in one store. Numbers are
 * those of the producing side: the first change of a module that it made for this home has number 1.
 */
public sealed interface StreamEvent extends Event {

    /** The home pool whose stream this is, or the identifier of an instance of the Central Management store. */
    String home();

    BackupModule module();

    /** A batch of changes {@code from..to} made at {@code producer} was imported here, whole and in order. */
    record BatchImported(
            String home, BackupModule module, String producer, String batch, long from, long to, List<Change> changes)
            implements StreamEvent {
        public BatchImported {
            changes = List.copyOf(changes);
        }
    }

    /** The partner has said that it imported everything up to this number. */
    record PackageAcknowledged(String home, BackupModule module, String batch, long upTo) implements StreamEvent {}

    /** Changes {@code after+1..upTo} made here no longer count: the partner, then in authority, did not know them. */
    record ChangesSetAside(String home, BackupModule module, long after, long upTo, String why)
            implements StreamEvent {}

    /** The partner goes on after this number: what it made before and did not send was set aside there. */
    record ImportResumed(String home, BackupModule module, long after) implements StreamEvent {}
}
