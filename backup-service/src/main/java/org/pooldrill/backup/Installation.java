package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.pooldrill.backup.BackupEvent.ExportFailed;
import org.pooldrill.backup.BackupEvent.ExportRecovered;
import org.pooldrill.backup.BackupEvent.ImportFailed;
import org.pooldrill.backup.BackupEvent.ImportRecovered;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;

/**
 * What the parts of one pool's Backup Service share: its pool, its file store, its journal, and how to record something,
 * wait for something and have a stream decide something.
 */
final class Installation {
    /** So many batches are imported by one command; more would only make the unit of work long. */
    private static final int COMMANDS_AT_ONCE = 10;

    final OwnPool own;
    final FileStore files;
    final Surroundings surroundings;
    final Wan wan;
    final Timings timings;
    private final ScheduledExecutorService executor;
    private final Projection projection;

    Installation(
            OwnPool own,
            FileStore files,
            Surroundings surroundings,
            Wan wan,
            TokenStore tokens,
            ScheduledExecutorService executor,
            Timings timings) {
        this.own = own;
        this.files = files;
        this.surroundings = surroundings;
        this.wan = wan;
        this.timings = timings;
        this.executor = executor;
        projection = new Projection(own, tokens);
    }

    String pool() {
        return own.fqdn();
    }

    boolean running() {
        return surroundings.serviceRunning(pool());
    }

    Limits limits() {
        return Limits.of(surroundings.settings(pool()), timings);
    }

    Journal journal() {
        return projection.journal();
    }

    Journal catchUp() {
        return projection.catchUp();
    }

    void rebuild() {
        projection.rebuild();
    }

    void in(Timing delay, Runnable action) {
        executor.schedule(action, timings.millis(delay), TimeUnit.MILLISECONDS);
    }

    void record(BackupEvent event) {
        own.events().publish(GenericEventMessage.asEventMessage(event));
        catchUp();
    }

    /** Has a stream of this store decide what replication asks of it, and reads on. */
    void replicate(String aggregate, List<StreamCommand> commands) {
        for (var i = 0; i < commands.size(); i += COMMANDS_AT_ONCE) {
            var some = commands.subList(i, Math.min(i + COMMANDS_AT_ONCE, commands.size()));
            if (CentralManagement.isInstance(aggregate)) {
                var wrapped = new ArrayList<CmsCommand>();
                some.forEach(command -> wrapped.add(new CmsCommand.Replicate(command)));
                own.cms(wrapped);
            } else {
                var wrapped = new ArrayList<PoolCommand>();
                some.forEach(command -> wrapped.add(new PoolCommand.Replicate(command)));
                own.pool(aggregate, wrapped);
            }
        }
        catchUp();
    }

    /** Which of this store's aggregates the changes of a package go to. */
    String aggregate(BackupModule module, String home) {
        return module == BackupModule.CMS_MASTER ? CentralManagement.idAt(pool()) : home;
    }

    /** How far the sender's changes of a stream were imported here. */
    long imported(StreamKey key) {
        if (key.module() == BackupModule.CMS_MASTER) {
            return own.cmsState()
                    .map(cms -> cms.stream().imported(key.module()))
                    .orElse(0L);
        }
        return own.state(key.home()).stream().imported(key.module());
    }

    /** The term of authority over a stream that this store knows of. */
    long term(StreamKey key) {
        return key.module() == BackupModule.CMS_MASTER
                ? own.cmsState().map(cms -> cms.term()).orElse(0L)
                : own.state(key.home()).term();
    }

    /** What the database of a module is good for is up here; conference content has none. */
    Optional<String> databaseObstacle(BackupModule module) {
        return switch (module) {
            case PRESENCE_FOCUS ->
                surroundings.userDatabaseUp(pool())
                        ? Optional.empty()
                        : Optional.of("the User databases of " + pool() + " are not available");
            case CMS_MASTER ->
                surroundings.cmsDatabaseUp(pool())
                        ? Optional.empty()
                        : Optional.of("the CentralMgmt databases of " + pool() + " are not available");
            case DATA_CONF -> Optional.empty();
        };
    }

    void exportFails(BackupModule module, String reason) {
        if (!journal().exportFails(module)) {
            record(new ExportFailed(module, reason, EventIds.exportFailed(module)));
        }
    }

    void exportWorks(BackupModule module) {
        if (journal().exportFails(module)) {
            record(new ExportRecovered(module));
        }
    }

    void importFails(BackupModule module, String reason) {
        if (journal().imports(module) == ImportState.NormalState) {
            record(new ImportFailed(module, reason, EventIds.importFailed(module)));
        }
    }

    void importWorks(BackupModule module) {
        if (journal().imports(module) == ImportState.ErrorState) {
            record(new ImportRecovered(module));
        }
    }

    /** Whether a home pool's stream here has handed its users over. */
    static boolean handedOver(PoolState state) {
        return switch (state.service()) {
            case HANDED_OVER, RESUMING -> true;
            case SERVING, READ_ONLY, STANDBY, TAKING_OVER, TAKEN_OVER, FAILING_BACK -> false;
        };
    }
}
