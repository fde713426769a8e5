package org.pooldrill.pool;

import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;

/**
 * What happens to the service of a home pool, in its own store or in its partner's copy of it. Each change of authority
 * opens a new term; of two stores that disagree the one with the higher term is right.
 */
public sealed interface PoolEvent extends Event {

    /** The home pool whose stream this is. */
    String home();

    /** A pool was deployed; {@code store} is the pool whose store this is, {@code partner} its backup pool or empty. */
    record PoolDeployed(String home, String store, String partner) implements PoolEvent {}

    /** A planned failover has come to a phase; from {@link FailoverPhase#READ_ONLY} on nothing can be written here. */
    record FailoverPhaseEntered(String home, FailoverPhase phase) implements PoolEvent {}

    /** A planned failover ended before the switch; the pool is writable again. */
    record ReadOnlyLifted(String home, String why) implements PoolEvent {}

    /**
     * The partner serves this pool's users from now on. {@code known} says up to which change of each module it knew
     * them; what was made here after that will be set aside.
     */
    record ServiceHandedOver(String home, String to, long term, Map<BackupModule, Long> known) implements PoolEvent {
        public ServiceHandedOver {
            known = Numbers.copy(known);
        }
    }

    /** The backup site begins to bring its copy into service. */
    record TakeoverStarted(String home, boolean disaster) implements PoolEvent {}

    /** The backup site gave up before the switch had ended. */
    record TakeoverAbandoned(String home, String why) implements PoolEvent {}

    /** The copy was replayed into service, as far as it was imported. */
    record ServiceTakenOver(String home, long term, Map<BackupModule, Long> known, boolean disaster)
            implements PoolEvent {
        public ServiceTakenOver {
            known = Numbers.copy(known);
        }
    }

    /** Hydration of the home pool began. */
    record FailbackStarted(String home, boolean disaster) implements PoolEvent {}

    /** The home pool takes its users' data back. */
    record ResumptionStarted(String home, boolean disaster) implements PoolEvent {}

    /** The home pool gave up taking its users' data back. */
    record ResumptionFailed(String home, String why) implements PoolEvent {}

    /** Hydration gave up; the pool stays failed over. */
    record FailbackFailed(String home, String why) implements PoolEvent {}

    /** The home pool serves its users again; the copy is a copy again. */
    record ServiceReturned(String home, long term) implements PoolEvent {}

    /** This pool serves its users again. */
    record ServiceResumed(String home, long term, boolean disaster) implements PoolEvent {}

    /** Files that the partner lacks were taken in by a forced sync; each is a new change to carry. */
    record ContentTakenIn(String home, List<ContentUploaded> files) implements PoolEvent {
        public ContentTakenIn {
            files = List.copyOf(files);
        }
    }

    /** Content made here for a pool that was taken home without it no longer counts. */
    record ContentSetAside(String home, List<ContentUploaded> files, String why) implements PoolEvent {
        public ContentSetAside {
            files = List.copyOf(files);
        }
    }

    /** This pool has another partner from now on, or none where it is empty; what it has goes to a new one as a whole. */
    record PoolPaired(String home, String partner) implements PoolEvent {}

    /** Whoever served this pool's users before counts for nothing from now on, as if the pool had been failed back. */
    record TermBegun(String home, long term, String why) implements PoolEvent {}

    /** What this pool's users have was taken in to be carried to a new partner: each is a new change. */
    record DataTakenIn(String home, List<UserDataSet> users) implements PoolEvent {
        public DataTakenIn {
            users = List.copyOf(users);
        }
    }

    /** The data of a home pool's users that this store held for it were deleted here. */
    record CopyRemoved(String home, String why) implements PoolEvent {}

    /**
     * Changes that the Front Ends had not written to the back end were lost, when the routing groups of their users were
     * loaded from there; what those users have then follows as changes of its own.
     */
    record ChangesNotWritten(String home, List<Change> changes, String why) implements PoolEvent {
        public ChangesNotWritten {
            changes = List.copyOf(changes);
        }
    }

    /** The share that held the content here was lost with everything in it. */
    record ContentErased(String home, String why) implements PoolEvent {}
}
