package org.pooldrill.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.MoveEvent.ConnectionPointSet;
import org.pooldrill.cms.Topology;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.cms.TopologyRules;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.replica.Replicas;

/**
 * The Central Management store as cmdlets and Topology Builder use it: they write to the active master that they reach,
 * and the pools act on what their replicas have.
 */
public final class CentralStore {
    private final Ground ground;
    private final Replicas replicas;
    private final ToIntFunction<String> homed;
    private final Predicate<String> atWork;
    private final Predicate<String> failedOver;

    public CentralStore(Ground ground, Replicas replicas) {
        this(ground, replicas, pool -> 0, pool -> false, pool -> false);
    }

    /**
     * @param homed how many users are homed on a pool
     * @param atWork whether a failover or failback of a pool is at work
     * @param failedOver whether the backup pool decides about the users of a pool
     */
    public CentralStore(
            Ground ground,
            Replicas replicas,
            ToIntFunction<String> homed,
            Predicate<String> atWork,
            Predicate<String> failedOver) {
        this.ground = ground;
        this.replicas = replicas;
        this.homed = homed;
        this.atWork = atWork;
        this.failedOver = failedOver;
    }

    /** Installs the instances with what the estate says is published; the first thing in a run. */
    public void install() {
        ground.estate().cms().ifPresent(placement -> {
            var configuration = Topology.of(ground.estate()).values();
            install(
                    placement.active(),
                    InstanceState.ACTIVE,
                    placement.standby().orElse(""),
                    configuration);
            placement
                    .standby()
                    .ifPresent(pool -> install(pool, InstanceState.BACKUP, placement.active(), configuration));
        });
    }

    private void install(String pool, InstanceState state, String other, Map<String, String> configuration) {
        ground.sites().get(pool).cms(new CmsCommand.Install(pool, state, other, configuration));
    }

    /** Central Management as a whole. */
    public Deployment deployment() {
        return ground.deployment();
    }

    /**
     * Publishes edits together, as Topology Builder does.
     *
     * @param on the computer or pool that it is typed on; empty for a management computer that reaches every pool
     * @return why it is refused; empty where it was done
     */
    public Optional<Refusal> publish(List<? extends TopologyEdit> edits, Optional<String> on) {
        var values = new TreeMap<String, String>();
        edits.forEach(edit -> values.putAll(edit.values()));
        return publish(values, on);
    }

    /**
     * Publishes values; an empty one takes its key away. Nothing is changed where anything is refused.
     *
     * @param on the computer or pool that it is typed on; empty for a management computer that reaches every pool
     * @return why it is refused; empty where it was done
     */
    public Optional<Refusal> publish(Map<String, String> values, Optional<String> on) {
        var refused = Precondition.firstUnmet(preconditions(values, on));
        if (refused.isPresent()) {
            return refused;
        }
        var master = master(on).orElseThrow();
        return ground.sites()
                .get(master)
                .cms(new CmsCommand.Publish(TopologyRules.complete(published(Optional.of(master)), values)))
                .refused();
    }

    /** What must hold before values are published, in the order of precedence. Changes nothing. */
    public List<Precondition> preconditions(Map<String, String> values, Optional<String> on) {
        var list = new ArrayList<Precondition>();
        var named = "What is named is in the topology";
        list.add(TopologyRules.unknownNames(ground.estate(), values)
                .map(refusal -> Precondition.unmet(named, refusal))
                .orElseGet(() -> Precondition.met(named, "all of it is")));
        var master = master(on);
        var writable = "A Central Management store is available and can be written";
        list.add(whyNotWritable(on, "To publish " + String.join(", ", new TreeSet<>(values.keySet())))
                .map(refusal -> Precondition.unmet(writable, refusal))
                .orElseGet(() -> Precondition.met(writable, master.orElseThrow() + " is the active master")));
        var now = published(master);
        var after = now.with(TopologyRules.complete(now, values));
        TopologyRules.undefined(ground.estate(), now, after, homed, atWork)
                .forEach(refusal -> list.add(Precondition.unmet("What is named is in the topology with it", refusal)));
        TopologyRules.parted(ground.estate(), now, after, homed, atWork.or(failedOver))
                .forEach(refusal -> list.add(Precondition.unmet("Nobody is served by a pool that leaves", refusal)));
        TopologyRules.refusals(after)
                .forEach(refusal -> list.add(Precondition.unmet("The topology is valid with it", refusal)));
        return list;
    }

    private Optional<String> master(Optional<String> on) {
        return deployment().masterFor(on.flatMap(ground.estate()::siteOf));
    }

    private Topology published(Optional<String> master) {
        return master.map(pool -> new Topology(ground.state(pool).configuration()))
                .orElseGet(deployment()::topology);
    }

    /** What is published at the active master that is reached from somewhere; the last known while there is none. */
    public Topology published(String on) {
        return published(master(on.isEmpty() ? Optional.empty() : Optional.of(on)));
    }

    /**
     * Why nothing can be written from somewhere; empty where it can.
     *
     * @param on the computer or pool that it is typed on; empty for a management computer that reaches every pool
     * @param asked what was asked for, as a refusal begins
     */
    public Optional<Refusal> whyNotWritable(Optional<String> on, String asked) {
        if (ground.moves().inProgress().isPresent()) {
            var move = ground.moves().inProgress().get();
            return Optional.of(Refusal.of(
                    ErrorId.CmsMoveInProgress,
                    move.from(),
                    asked,
                    "Central Management is being moved from " + move.from() + " to " + move.to(),
                    "Try again when Invoke-CsManagementServerFailover has ended."));
        }
        if (master(on).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                ErrorId.CmsNotAvailable,
                ground.moves().connectionPoint(),
                asked,
                deployment().whyNotAvailable(on.flatMap(ground.estate()::siteOf)),
                "Fail the Central Management server over first: Invoke-CsManagementServerFailover."));
    }

    /** Has the service connection point name the store of another pool: Set-CsManagementConnection. */
    public void connect(String pool) {
        if (!ground.moves().connectionPoint().equals(pool)) {
            ground.log().record(new ConnectionPointSet(pool));
        }
    }

    /** What a Front End or Edge pool acts on: its local replica. */
    public Topology settings(String pool) {
        return replicas.actedOnBy(pool, ground.machines()::computerUp);
    }

    /** What the service connection point names: Get-CsManagementConnection. Empty without Central Management. */
    public Optional<ManagementConnection> connection() {
        var pool = ground.moves().connectionPoint();
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        var sql = ground.estate().pool(pool).sql();
        return Optional.of(new ManagementConnection(pool, sql.primary(), sql.instance(), sql.mirror()));
    }
}
