package org.pooldrill.management;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Timing;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.replica.Replicas;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.Due;
import org.pooldrill.simulation.Randoms;

/**
 * Master Replicator, File Transfer Agent and Replica Replicator: every computer that the master reaches has its changes
 * within {@code timings.cmsReplication}, each after a time of its own; one that is down or cut off gets them when it is
 * back. The chain of services is documented, as are the ports; the times are the model's, at most the 5 minutes of the
 * limits table.
 */
public final class Replicator implements Consequence {
    private final Ground ground;
    private final Replicas replicas;
    private final Randoms randoms;
    private final Map<String, String> sites = new LinkedHashMap<>();
    private final Map<String, Due> underWay = new TreeMap<>();

    public Replicator(Ground ground, Replicas replicas, Randoms randoms) {
        this.ground = ground;
        this.replicas = replicas;
        this.randoms = randoms;
        replicas.computers()
                .forEach(computer ->
                        sites.put(computer, ground.estate().siteOf(computer).orElseThrow()));
    }

    @Override
    public void settle() {
        var masters = new HashMap<String, Optional<String>>();
        sites.forEach((computer, site) -> {
            var master = ownSecond(computer).or(() -> masters.computeIfAbsent(site, this::masterFor));
            if (!underWay.containsKey(computer) && behind(computer, master).isPresent()) {
                underWay.put(computer, ground.agenda().in(delay(), () -> update(computer)));
            }
        });
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(
                ComputerEvent.class,
                ReplicaUpdated.class,
                CmsEvent.class,
                MoveEvent.class,
                ConfigurationSet.class,
                StreamEvent.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return !(event instanceof StreamEvent stream) || stream.module() == BackupModule.CMS_MASTER;
    }

    /** Invoke-CsManagementStoreReplication: what is under way arrives without further delay. */
    public void replicateNow(Optional<String> only) {
        settle();
        underWay.replaceAll((computer, due) -> {
            if (only.isPresent() && !only.get().equals(computer)) {
                return due;
            }
            due.cancel();
            return ground.agenda().in(ground.millis(Timing.CMDLET_TIME), () -> update(computer));
        });
    }

    /** Brings one computer's replica up to date at this moment, where a master reaches it. */
    public void bring(String computer) {
        bring(computer, behind(computer, ownSecond(computer).or(() -> masterFor(sites.get(computer)))));
    }

    /** Setup gives a computer its replica, whether the service that keeps it up to date is there already or not. */
    public void install(String computer) {
        bring(computer, masterFor(sites.get(computer)).filter(master -> differs(computer, master)));
    }

    private void bring(String computer, Optional<String> from) {
        from.ifPresent(master -> {
            var state = ground.state(master);
            var now = ground.agenda().now();
            ground.log()
                    .record(new ReplicaUpdated(
                            computer,
                            master,
                            state.version(),
                            now,
                            now,
                            replicas.of(computer).differenceTo(state.configuration())));
        });
    }

    private void update(String computer) {
        underWay.remove(computer);
        bring(computer);
    }

    private long delay() {
        return Math.round(randoms.stream("replication").nextDouble() * ground.millis(Timing.CMS_REPLICATION));
    }

    /**
     * Imports an exported configuration into a computer's local store: Import-CsConfiguration -LocalStore. From then on
     * it takes updates from whichever master acts.
     */
    public void importInto(String computer, Map<String, String> configuration) {
        var now = ground.agenda().now();
        ground.log()
                .record(new ReplicaUpdated(
                        computer, "", 0, now, now, replicas.of(computer).differenceTo(configuration)));
    }

    /** The second master of a computer's own pool, which its local store follows while there is one [model]. */
    private Optional<String> ownSecond(String computer) {
        var strayed = ground.moves().strayed();
        if (strayed.isEmpty()) {
            return Optional.empty();
        }
        var pool = ground.poolOf(computer);
        var deployment = ground.deployment();
        return strayed.contains(pool)
                        && ground.moves().seconds().containsKey(pool)
                        && deployment.acts(pool)
                        && deployment.runs(pool, Deployment.FILE_TRANSFER_AGENT)
                ? Optional.of(pool)
                : Optional.empty();
    }

    /** Whether a local store still holds on to a second master of its own pool that is gone [model]. */
    private boolean holdsOn(String computer, String master) {
        var heard = replicas.of(computer).master();
        return !heard.equals(master)
                && ground.moves().strayed().contains(heard)
                && ground.poolOf(computer).equals(heard);
    }

    /** The master that reaches a site and has a File Transfer Agent to reach it with. */
    private Optional<String> masterFor(String site) {
        var deployment = ground.deployment();
        return deployment
                .masterFor(Optional.of(site))
                .filter(master -> deployment.runs(master, Deployment.FILE_TRANSFER_AGENT));
    }

    /** The master, if it has something for a computer and the computer can take it. */
    private Optional<String> behind(String computer, Optional<String> reaching) {
        return reaching.filter(master -> differs(computer, master))
                .filter(master -> !holdsOn(computer, master))
                .filter(master -> ground.machines().computerUp(computer)
                        && ground.machines().serviceRunning(computer, Deployment.REPLICA));
    }

    private boolean differs(String computer, String master) {
        var replica = replicas.of(computer);
        return !replica.master().equals(master)
                || replica.version() != ground.state(master).version();
    }
}
