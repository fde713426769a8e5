package org.pooldrill.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.cms.MoveEvent.SecondMasterStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStopped;
import org.pooldrill.cms.SecondMaster;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.Due;

/**
 * What happens to the instances of the Central Management store by itself (domain text, section 8.3): a store that
 * comes back after a forced failover is stale, the Backup Services of both pools mark it as Backup after a while, a
 * partition's second master steps down. The support article says so much; the conditions and times are the model's.
 */
public final class InstanceUpkeep implements Consequence {
    private final Ground ground;
    private final Map<String, Due> marking = new TreeMap<>();

    public InstanceUpkeep(Ground ground) {
        this.ground = ground;
    }

    @Override
    public void settle() {
        stopSecondMasters();
        for (var pool : ground.deployment().pools()) {
            correct(pool);
            mark(pool);
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, CmsEvent.class, MoveEvent.class, ConfigurationSet.class, StreamEvent.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return !(event instanceof StreamEvent stream) || stream.module() == BackupModule.CMS_MASTER;
    }

    /**
     * An operator started the service MASTER on a computer: a StaleActive instance there acts as master again. To be
     * called when Start-CsWindowsService has named it or has found it stopped; a service that comes up with its server
     * finds the service connection point and stays idle [model].
     */
    public void masterStarted(String computer) {
        var pool = ground.poolOf(computer);
        var deployment = ground.deployment();
        if (deployment.instance(pool) != InstanceState.STALE_ACTIVE
                || !deployment.up(pool)
                || !deployment.runs(pool, Deployment.MASTER)) {
            return;
        }
        ground.log().record(new SecondMasterStarted(pool, SecondMaster.STARTED));
        ground.become(pool, InstanceState.ACTIVE, ground.state(pool).term(), "its master replicator was started");
    }

    private void stopSecondMasters() {
        for (var second : new ArrayList<>(ground.moves().seconds().entrySet())) {
            var pool = second.getKey();
            var deployment = ground.deployment();
            if (!deployment.acts(pool)) {
                ground.log().record(new SecondMasterStopped(pool, "its master replicator does not run any more"));
            } else if (second.getValue() == SecondMaster.CUT_OFF
                    && deployment.connected(pool, ground.moves().connectionPoint())) {
                ground.log().record(new SecondMasterStopped(pool, "it found that it was cut off"));
            }
        }
    }

    /** Has a database say what its instance is, as soon as it can be written. */
    private void correct(String pool) {
        var deployment = ground.deployment();
        if (!deployment.up(pool)) {
            return;
        }
        var term = ground.state(pool).term();
        if (deployment.said(pool) == InstanceState.MOVING_READ_ONLY
                && ground.moves().inProgress().isEmpty()) {
            ground.become(
                    pool,
                    deployment.named(pool) ? InstanceState.ACTIVE : InstanceState.STALE_ACTIVE,
                    term,
                    "the failover came to nothing");
        } else if (deployment.said(pool) == InstanceState.ACTIVE
                && deployment.instance(pool) == InstanceState.STALE_ACTIVE) {
            ground.become(pool, InstanceState.STALE_ACTIVE, term, "the service connection point names another store");
        }
    }

    private void mark(String pool) {
        if (canBeMarked(pool)) {
            if (!marking.containsKey(pool)) {
                marking.put(
                        pool, ground.agenda().in(ground.millis(Timing.CMS_STALE_MARKING), () -> becomeBackup(pool)));
            }
        } else {
            var due = marking.remove(pool);
            if (due != null) {
                due.cancel();
            }
        }
    }

    private boolean canBeMarked(String pool) {
        var deployment = ground.deployment();
        if (deployment.said(pool) != InstanceState.STALE_ACTIVE
                || !deployment.up(pool)
                || ground.moves().inProgress().isPresent()) {
            return false;
        }
        return deployment
                .other(pool)
                .filter(master -> deployment.named(master)
                        && deployment.acts(master)
                        && deployment.connected(pool, master)
                        && deployment.runs(pool, Deployment.BACKUP_SERVICE)
                        && deployment.runs(master, Deployment.BACKUP_SERVICE))
                .isPresent();
    }

    /** What the new master had not imported is set aside: it never saw it, and its own changes come instead. */
    private void becomeBackup(String pool) {
        marking.remove(pool);
        if (!canBeMarked(pool)) {
            return;
        }
        var master = ground.state(ground.deployment().other(pool).orElseThrow());
        var known = master.stream().imported(BackupModule.CMS_MASTER);
        var site = ground.sites().get(pool);
        site.cms(new CmsCommand.Replicate(new StreamCommand.Acknowledge(BackupModule.CMS_MASTER, "handover", known)));
        site.cms(new CmsCommand.Replicate(new StreamCommand.SetAside(
                BackupModule.CMS_MASTER, known, "unknown to the active master at " + master.pool())));
        site.cms(new CmsCommand.Become(
                InstanceState.BACKUP, master.term(), "marked by the Backup Service; " + master.pool() + " is active"));
    }
}
