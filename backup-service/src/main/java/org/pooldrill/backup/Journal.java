package org.pooldrill.backup;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.pooldrill.backup.BackupEvent.BackupServiceDeployed;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.backup.BackupEvent.ExportFailed;
import org.pooldrill.backup.BackupEvent.ExportRecovered;
import org.pooldrill.backup.BackupEvent.FirstSyncStarted;
import org.pooldrill.backup.BackupEvent.ImportFailed;
import org.pooldrill.backup.BackupEvent.ImportRecovered;
import org.pooldrill.backup.BackupEvent.ModuleInitialized;
import org.pooldrill.backup.BackupEvent.PackageWritten;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.CopyRemoved;
import org.pooldrill.pool.PoolEvent.DataTakenIn;
import org.pooldrill.pool.PoolEvent.PoolPaired;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceResumed;

/**
 * How far replication has come, as one pool's store tells it: a pure fold of that store's events and of nothing else. So
 * it can be thrown away and rebuilt from the first event, and whoever reads a log gets the numbers that the running
 * service had.
 *
 * <p>A change counts as produced where it was made: changes that were imported do not, and conference content that was
 * made here for the partner's users does so only when a forced sync has taken it in ("Restoring conference contents";
 * domain text, section 5.9).
 */
public final class Journal {
    private static final List<BackupModule> USER_DATA = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private final String pool;
    private final Map<BackupModule, Map<StreamKey, StreamJournal>> streams = new EnumMap<>(BackupModule.class);
    private final Map<BackupModule, String> exportFailures = new EnumMap<>(BackupModule.class);
    private final Map<BackupModule, String> importFailures = new EnumMap<>(BackupModule.class);
    private final Set<BackupModule> initialized = EnumSet.noneOf(BackupModule.class);
    private final Map<BackupModule, Map<StreamKey, Long>> firstSyncs = new EnumMap<>(BackupModule.class);
    private InstanceState instance = InstanceState.ABSENT;
    private final Set<String> storedSinceFailback = new HashSet<>();
    private boolean wasFailedOver;
    private boolean deployed;
    private long packages;

    /** An empty journal of the pool with this FQDN. */
    public Journal(String pool) {
        this.pool = pool;
        for (var module : BackupModule.values()) {
            streams.put(module, new TreeMap<>());
        }
    }

    /**
     * Takes in the next event of the store.
     *
     * @param position where the event stands in the store
     * @param millis when it happened, since the start of the run
     * @param aggregate the identifier of the aggregate it belongs to; empty where there is none
     * @param bytes the length of its serialised data; looked at for changes only
     */
    public void apply(long position, long millis, Event event, String aggregate, long bytes) {
        if (event instanceof Change e) {
            made(e, aggregate, position, millis, bytes);
        } else if (event instanceof StreamEvent e) {
            replicated(e, opened(new StreamKey(e.module(), aggregate)));
        } else if (event instanceof BackupEvent e) {
            apply(e);
        } else if (event instanceof ContentTakenIn e) {
            var stream = opened(new StreamKey(BackupModule.DATA_CONF, aggregate));
            for (var i = 0; i < e.files().size(); i++) {
                stream.made(position, i, millis, e.files().get(i).bytes());
            }
        } else if (event instanceof DataTakenIn e) {
            var stream = opened(new StreamKey(BackupModule.PRESENCE_FOCUS, aggregate));
            for (var i = 0; i < e.users().size(); i++) {
                stream.made(position, i, millis, size(e.users().get(i)));
            }
        } else if (event instanceof PoolPaired && aggregate.equals(pool)) {
            paired();
        } else if (event instanceof CopyRemoved) {
            streams.values()
                    .forEach(some -> some.forEach((key, stream) -> {
                        if (key.home().equals(aggregate)) {
                            stream.forget();
                        }
                    }));
        } else if (event instanceof ServiceResumed && aggregate.equals(pool)) {
            wasFailedOver = true;
        } else if (event instanceof ServiceHandedOver && aggregate.equals(pool)) {
            wasFailedOver = false;
            storedSinceFailback.clear();
        } else if (event instanceof ContentErased && aggregate.equals(pool)) {
            storedSinceFailback.clear();
        } else if (event instanceof InstanceInstalled e) {
            instance = e.state();
        } else if (event instanceof InstanceChanged e) {
            instance = e.state();
        }
    }

    /** Everything begins anew with another partner: what was sent to the one before does not count. */
    private void paired() {
        deployed = false;
        initialized.clear();
        firstSyncs.clear();
        exportFailures.clear();
        importFailures.clear();
        for (var module : USER_DATA) {
            var own = opened(new StreamKey(module, pool));
            streams.put(module, new TreeMap<>());
            streams.get(module).put(new StreamKey(module, pool), own);
            own.restart();
        }
    }

    /** What one user's data come to in a package, in bytes [model]. */
    private static long size(UserDataSet data) {
        return 100L * (1 + data.contacts().size() + data.meetings().size());
    }

    private void made(Change change, String aggregate, long position, long millis, long bytes) {
        if (change instanceof ContentUploaded file) {
            if (aggregate.equals(pool)) {
                opened(new StreamKey(change.module(), aggregate)).made(position, 0, millis, file.bytes());
                if (wasFailedOver) {
                    storedSinceFailback.add(name(file));
                }
            }
        } else {
            opened(new StreamKey(change.module(), aggregate)).made(position, 0, millis, bytes);
        }
    }

    private static void replicated(StreamEvent event, StreamJournal stream) {
        if (event instanceof BatchImported e) {
            stream.importedUpTo(e.to());
        } else if (event instanceof PackageAcknowledged e) {
            stream.acknowledged(e.upTo());
        } else if (event instanceof ChangesSetAside e) {
            stream.setAside(e.upTo());
        } else if (event instanceof ImportResumed e) {
            stream.importedUpTo(e.after());
        }
    }

    private void apply(BackupEvent event) {
        if (event instanceof ChangesExported e) {
            packages++;
            opened(new StreamKey(e.module(), e.home()))
                    .exportedAs(new InFlight(e.packageId(), e.first(), e.last(), ""));
        } else if (event instanceof PackageWritten e) {
            opened(new StreamKey(e.module(), e.home())).written(e.packageId(), e.sha256());
        } else if (event instanceof ExportFailed e) {
            exportFailures.put(e.module(), e.reason());
        } else if (event instanceof ExportRecovered e) {
            exportFailures.remove(e.module());
        } else if (event instanceof ImportFailed e) {
            importFailures.put(e.module(), e.reason());
        } else if (event instanceof ImportRecovered e) {
            importFailures.remove(e.module());
        } else if (event instanceof BackupServiceDeployed e) {
            deployed = true;
            initialized.addAll(e.initialized());
        } else if (event instanceof FirstSyncStarted e) {
            var goal = new TreeMap<StreamKey, Long>();
            streams(e.module()).forEach((key, stream) -> goal.put(key, stream.produced()));
            firstSyncs.put(e.module(), goal);
        } else if (event instanceof ModuleInitialized e) {
            firstSyncs.remove(e.module());
            initialized.add(e.module());
        }
    }

    /** The pool whose store this is the journal of. */
    public String pool() {
        return pool;
    }

    /** Whether the Backup Service was installed on this pool. */
    public boolean deployed() {
        return deployed;
    }

    /** The last change of the module made here, over all its streams. */
    public long produced(BackupModule module) {
        return sum(module, StreamJournal::produced);
    }

    /** The last change of the module that went into a package, over all its streams. */
    public long exported(BackupModule module) {
        return sum(module, StreamJournal::exported);
    }

    /** The last change of the module that the partner is known to have imported, over all its streams. */
    public long acked(BackupModule module) {
        return sum(module, StreamJournal::acked);
    }

    /** The last of the partner's changes of the module that was imported here, over all streams. */
    public long imported(BackupModule module) {
        return sum(module, StreamJournal::imported);
    }

    /** The size of what the partner has not acknowledged, in bytes. */
    public long backlogBytes(BackupModule module) {
        return sum(module, StreamJournal::backlogBytes);
    }

    private long sum(BackupModule module, ToLongFunction<StreamJournal> mark) {
        var sum = 0L;
        for (var stream : streams(module).values()) {
            sum += mark.applyAsLong(stream);
        }
        return sum;
    }

    /** When the oldest change was made that the partner has not acknowledged, in milliseconds since the start. */
    public OptionalLong oldestUnacked(BackupModule module) {
        return streams(module).values().stream()
                .filter(stream -> !stream.backlog().isEmpty())
                .mapToLong(stream -> stream.backlog().iterator().next().millis())
                .min();
    }

    /** The state of the module's exports, given what one cycle may carry. */
    public ExportState export(BackupModule module, Limits limits) {
        if (!exports(module)) {
            return ExportState.NotInitialized;
        }
        if (exportFailures.containsKey(module)) {
            return ExportState.ErrorState;
        }
        if (firstSyncs.containsKey(module)) {
            return ExportState.NonSteadyState;
        }
        if (produced(module) == acked(module)) {
            return ExportState.FinalState;
        }
        return limits.fit(module, streams(module).values()) ? ExportState.SteadyState : ExportState.NonSteadyState;
    }

    /** The state of the module's imports at this pool. */
    public ImportState imports(BackupModule module) {
        return importFailures.containsKey(module) ? ImportState.ErrorState : ImportState.NormalState;
    }

    /** Why exports of the module fail at present; empty where they do not. */
    public Optional<String> exportFailure(BackupModule module) {
        return Optional.ofNullable(exportFailures.get(module));
    }

    /** Whether exports of the module fail at present. */
    boolean exportFails(BackupModule module) {
        return exportFailures.containsKey(module);
    }

    /** Whether the module has begun to export from this pool; CMSMaster does so only at the active master. */
    boolean exports(BackupModule module) {
        var begun = initialized.contains(module) || firstSyncs.containsKey(module);
        return begun && (module != BackupModule.CMS_MASTER || hasMaster());
    }

    /** Whether the module was begun with, wherever the active master is. */
    boolean begun(BackupModule module) {
        return initialized.contains(module) || firstSyncs.containsKey(module);
    }

    private boolean hasMaster() {
        return instance == InstanceState.ACTIVE || instance == InstanceState.MOVING_READ_ONLY;
    }

    /** Whether a first sync is under way that has carried everything there was when it started. */
    boolean firstSyncDone(BackupModule module) {
        var goal = firstSyncs.get(module);
        return goal != null
                && goal.entrySet().stream().allMatch(e -> stream(e.getKey()).acked() >= e.getValue());
    }

    /** The streams of a module, in their order. */
    Map<StreamKey, StreamJournal> streams(BackupModule module) {
        return Collections.unmodifiableMap(streams.getOrDefault(module, Map.of()));
    }

    /** The journal of a stream; an empty one where nothing happened yet. */
    StreamJournal stream(StreamKey key) {
        return streams(key.module()).getOrDefault(key, new StreamJournal());
    }

    private StreamJournal opened(StreamKey key) {
        return streams.computeIfAbsent(key.module(), m -> new TreeMap<>())
                .computeIfAbsent(key, k -> new StreamJournal());
    }

    /** Whether a file of that name was stored here by this pool's users since they were last taken home. */
    boolean storedSinceFailback(ContentUploaded file) {
        return storedSinceFailback.contains(name(file));
    }

    private static String name(ContentUploaded file) {
        return file.conference() + "/" + file.file();
    }

    /** The name of the next package. */
    String nextPackageId() {
        return pool + "/" + (packages + 1);
    }

    /** Everything it holds, so that two journals can be compared. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                List.of(
                        pool + " deployed " + deployed + ", " + instance + ", " + packages + " packages",
                        "initialized " + initialized + ", first " + firstSyncs,
                        "failing " + exportFailures + importFailures,
                        streams.toString()));
    }
}
