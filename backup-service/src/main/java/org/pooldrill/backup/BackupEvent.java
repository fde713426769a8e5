package org.pooldrill.backup;

import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;

/**
 * What the Backup Service leaves in a pool's store beside the events of the streams themselves. They belong to no
 * aggregate. Which store an event stands in is part of what it says: what a pool exports stands in its own store, what
 * reaches its partner in the partner's.
 *
 * <p>A package is named by its sender and a number: {@code pool1.contoso.com/7} is the seventh that pool1 made. {@code
 * home} is the stream it was made from: the home pool, or the sender's instance of the Central Management store. {@code
 * first} and {@code last} are the sender's change numbers in that stream.
 */
public sealed interface BackupEvent extends Event {

    /**
     * The Bootstrapper has installed LYNCBACKUP on this pool.
     *
     * @param initialized the modules that are in step with the partner already: all in a deployment that was synchronised
     *     before the run, none where the pair is new
     */
    record BackupServiceDeployed(String pool, String partner, List<BackupModule> initialized) implements BackupEvent {
        public BackupServiceDeployed {
            initialized = List.copyOf(initialized);
        }
    }

    /** A forced sync has begun to bring a module into step for the first time: everything is to be carried. */
    record FirstSyncStarted(BackupModule module) implements BackupEvent {}

    /** What there was when the first sync started has been acknowledged. */
    record ModuleInitialized(BackupModule module) implements BackupEvent {}

    /** An administrator did not wait for the interval. */
    record SyncForced(List<BackupModule> modules) implements BackupEvent {
        public SyncForced {
            modules = List.copyOf(modules);
        }
    }

    /** Changes were read from local storage, to go into one package. */
    record ChangesExported(BackupModule module, String home, String packageId, long first, long last, int batches)
            implements BackupEvent {}

    /**
     * The package lies in this pool's file store. Written again only where its content was lost in between.
     *
     * @param changes how many changes it carries; fewer than the range where a file was lost with the file store
     * @param bytes its size
     */
    record PackageWritten(
            String packageId,
            BackupModule module,
            String home,
            long first,
            long last,
            int changes,
            long bytes,
            String sha256)
            implements BackupEvent {}

    /** The package lies in the file store of this pool, its receiver. Whether it is intact shows when it is imported. */
    record PackageTransferred(
            String packageId, BackupModule module, String from, String home, long first, long last, long bytes)
            implements BackupEvent {}

    /** This pool, the receiver, threw a package away: it came damaged, or its sender no longer speaks for the stream. */
    record PackageRejected(String packageId, BackupModule module, String why) implements BackupEvent {}

    /** This pool, the sender, found that a package neither lies at the partner nor was imported there. */
    record PackageLost(String packageId, BackupModule module, String why) implements BackupEvent {}

    /** Exports of a module began to fail at this pool. {@code eventId} is the number in the log "Lync Server". */
    record ExportFailed(BackupModule module, String reason, int eventId) implements BackupEvent {}

    /** Exports of a module work again. */
    record ExportRecovered(BackupModule module) implements BackupEvent {}

    /** Imports of a module began to fail at this pool. {@code eventId} is the number in the log "Lync Server". */
    record ImportFailed(BackupModule module, String reason, int eventId) implements BackupEvent {}

    /** Imports of a module work again. */
    record ImportRecovered(BackupModule module) implements BackupEvent {}
}
