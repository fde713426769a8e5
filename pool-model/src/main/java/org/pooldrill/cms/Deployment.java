package org.pooldrill.cms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pooldrill.estate.Estate;

/**
 * Central Management as a whole: which instance acts as active master, seen from its databases, from Active Directory
 * and from the machines (domain text, section 8.3). States and transitions are those of a support article, named by the
 * model. Holds nothing of its own; a run and the view of its log ask the same questions.
 */
public final class Deployment {
    public static final String MASTER = "MASTER";
    public static final String FILE_TRANSFER_AGENT = "FTA";
    public static final String REPLICA = "REPLICA";
    public static final String BACKUP_SERVICE = "LYNCBACKUP";

    private final Estate estate;
    private final Moves moves;
    private final Machines machines;
    private final Function<String, Optional<CmsState>> instances;

    /** @param instances a pool's instance, where it has one */
    public Deployment(Estate estate, Moves moves, Machines machines, Function<String, Optional<CmsState>> instances) {
        this.estate = estate;
        this.moves = moves;
        this.machines = machines;
        this.instances = instances;
    }

    /**
     * The pools that host an instance: the first active master, then the first standby, then those where one was
     * installed in the run.
     */
    public List<String> pools() {
        var pools = new ArrayList<String>();
        estate.cms().ifPresent(placement -> {
            pools.add(placement.active());
            placement.standby().ifPresent(pools::add);
        });
        for (var pool : estate.pools().keySet()) {
            if (!pools.contains(pool) && said(pool) != InstanceState.ABSENT) {
                pools.add(pool);
            }
        }
        return pools;
    }

    /** The pool that is paired with a hosting pool and hosts the other instance. */
    public Optional<String> other(String pool) {
        return instances
                .apply(moves.connectionPoint())
                .map(CmsState::configuration)
                .flatMap(configuration -> new Topology(configuration).backupOf(pool))
                .filter(partner -> said(partner) != InstanceState.ABSENT);
    }

    /** The hosting pool that is not this one and is not its partner: what a move has left behind. */
    public List<String> leftBehind() {
        return pools().stream()
                .filter(pool -> said(pool) != InstanceState.ABSENT
                        && !named(pool)
                        && !other(moves.connectionPoint()).equals(Optional.of(pool)))
                .toList();
    }

    /** What a pool's instance is to the deployment: a store that says Active though another took over is stale. */
    public InstanceState instance(String pool) {
        var state = said(pool);
        return state == InstanceState.ACTIVE && !named(pool) && !moves.seconds().containsKey(pool)
                ? InstanceState.STALE_ACTIVE
                : state;
    }

    /** What a pool's database says of itself, be it up or down. */
    public InstanceState said(String pool) {
        return instances.apply(pool).map(CmsState::state).orElse(InstanceState.ABSENT);
    }

    /** All instances by hosting pool. */
    public Map<String, InstanceState> instanceStates() {
        var states = new LinkedHashMap<String, InstanceState>();
        pools().forEach(pool -> states.put(pool, instance(pool)));
        return Collections.unmodifiableMap(states);
    }

    /** Whether a pool's instance can be read: pool and database are up. */
    public boolean up(String pool) {
        return machines.poolUp(pool) && machines.centralMgmtPrincipal(pool).isPresent();
    }

    /** Whether a pool's master replicator acts as master. */
    public boolean acts(String pool) {
        var state = instance(pool);
        return (state == InstanceState.ACTIVE || state == InstanceState.MOVING_READ_ONLY)
                && up(pool)
                && runs(pool, MASTER);
    }

    /** Whether a service runs on one of a pool's Front Ends. */
    public boolean runs(String pool, String service) {
        return estate.computersOf(pool).stream().anyMatch(computer -> machines.serviceRunning(computer, service));
    }

    /** The pools whose master replicator acts as master, the one that the service connection point names first. */
    public List<String> activeMasters() {
        var masters = new ArrayList<>(pools().stream().filter(this::acts).toList());
        masters.sort((a, b) -> Boolean.compare(named(b), named(a)));
        return masters;
    }

    /** The active master; with two the one that the service connection point names. */
    public Optional<String> activeMaster() {
        return activeMasters().stream().findFirst();
    }

    /** The pools whose File Transfer Agent works for an active master. */
    public List<String> fileTransferAgents() {
        return activeMasters().stream()
                .filter(pool -> runs(pool, FILE_TRANSFER_AGENT))
                .toList();
    }

    public DeploymentState state() {
        var masters = activeMasters();
        if (masters.size() > 1) {
            return DeploymentState.DualActive;
        }
        if (moves.inProgress().isPresent()) {
            return DeploymentState.MoveInProgress;
        }
        if (masters.isEmpty()) {
            return DeploymentState.NoMaster;
        }
        var standby = other(masters.get(0)).filter(pool -> instance(pool) == InstanceState.BACKUP && up(pool));
        return named(masters.get(0)) && standby.isPresent()
                ? DeploymentState.Healthy
                : DeploymentState.HealthyWithoutStandby;
    }

    /** The pool that hosts the active master, or did last: the last known master while none acts. */
    public Optional<String> host() {
        var acting = activeMaster();
        if (acting.isPresent()) {
            return acting;
        }
        var named = moves.connectionPoint();
        var holds = instance(named) == InstanceState.ACTIVE || instance(named) == InstanceState.MOVING_READ_ONLY;
        return Optional.of(named)
                .filter(pool -> !pool.isEmpty())
                .map(pool -> holds ? pool : other(pool).orElse(pool));
    }

    /** The topology in the active master; the last known one while there is none. */
    public Topology topology() {
        return host().flatMap(instances::apply)
                .map(state -> new Topology(state.configuration()))
                .orElseGet(() -> Topology.of(estate));
    }

    /** Whether a computer belongs to the topology, so that its replica counts. */
    public boolean expects(String computer) {
        return estate.poolOfComputer(computer)
                .filter(pool -> !topology().defines(pool))
                .isEmpty();
    }

    /** How often the active master's configuration has changed; the last known master's while there is none. */
    public long version() {
        return host().flatMap(instances::apply).map(CmsState::version).orElse(0L);
    }

    /** Whether the service connection point names a pool's store. */
    public boolean named(String pool) {
        return moves.connectionPoint().equals(pool);
    }

    /**
     * Why the store that the service connection point names is not the one that acts: CmsStoreMismatch. Empty where it
     * is, and while Central Management is being moved.
     */
    public Optional<String> mismatch() {
        var named = moves.connectionPoint();
        if (moves.inProgress().isPresent() || named.isEmpty()) {
            return Optional.empty();
        }
        var master = activeMaster();
        if (master.isPresent()) {
            return master.filter(pool -> !named(pool))
                    .map(pool -> "the service connection point names the store of " + named
                            + ", and the active master is at " + pool);
        }
        return said(named) == InstanceState.ACTIVE || said(named) == InstanceState.MOVING_READ_ONLY
                ? Optional.empty()
                : Optional.of("the service connection point names the store of " + named + ", which is " + said(named)
                        + " and not the active master");
    }

    /** Whether two pools' sites reach each other. */
    public boolean connected(String poolA, String poolB) {
        return machines.sitesConnected(
                estate.pool(poolA).site(), estate.pool(poolB).site());
    }

    /**
     * Why the Central Management store cannot be used by somebody at a site, with the values behind it; empty where it
     * can. It takes a master and a File Transfer Agent, and no move under way.
     *
     * @param site where the command is typed; empty for a management computer that reaches every pool
     */
    public String whyNotAvailable(Optional<String> site) {
        if (pools().isEmpty()) {
            return "the estate has no Central Management store";
        }
        if (moves.inProgress().isPresent()) {
            var move = moves.inProgress().get();
            return "Central Management is being moved from " + move.from() + " to " + move.to();
        }
        var master = masterFor(site);
        if (master.isEmpty()) {
            return "no Central Management store is available (" + describe() + ")"
                    + (activeMaster().isEmpty()
                            ? ""
                            : "; " + activeMaster().get() + " cannot be reached from " + site.orElse("here"));
        }
        return runs(master.get(), FILE_TRANSFER_AGENT)
                ? ""
                : "no File Transfer Agent runs at " + master.get() + ", which hosts the Central Management store";
    }

    /** The acting master that somebody at a site reaches; the one that the connection point names comes first. */
    public Optional<String> masterFor(Optional<String> site) {
        return activeMasters().stream()
                .filter(pool -> site.isEmpty()
                        || machines.sitesConnected(site.get(), estate.pool(pool).site()))
                .findFirst();
    }

    private String describe() {
        return String.join(
                ", ",
                pools().stream()
                        .map(pool -> pool + ": " + instance(pool)
                                + (!machines.poolUp(pool)
                                        ? ", pool down"
                                        : machines.centralMgmtPrincipal(pool).isEmpty()
                                                ? ", database not available"
                                                : runs(pool, MASTER) ? "" : ", service MASTER not running"))
                        .toList());
    }
}
