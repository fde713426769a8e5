package org.pooldrill.replica;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.pooldrill.change.Event;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.CmsPlacement;
import org.pooldrill.estate.Estate;

/**
 * All local replicas: the fold of {@link ReplicaUpdated}. At the start of a run each holds what is published. This is
 * the replication inside a deployment, Master Replicator to File Transfer Agent to Replica Replicator; from the active
 * master to the standby it is the Backup Service that carries changes.
 */
public final class Replicas {
    private final Estate estate;
    private final Map<String, Replica> replicas = new LinkedHashMap<>();

    public Replicas(Estate estate) {
        this.estate = estate;
        var topology = Topology.of(estate);
        var master = estate.cms().map(CmsPlacement::active).orElse("");
        estate.pools().values().forEach(pool -> pool.frontEndFqdns().forEach(fe -> add(fe, master, topology)));
        estate.edges().values().forEach(edge -> edge.serverFqdns().forEach(server -> add(server, master, topology)));
    }

    private void add(String computer, String master, Topology topology) {
        replicas.put(computer, new Replica(computer, master, 0, topology, 0, 0));
    }

    /** The computers that have a replica, in the order of the topology: Front Ends, then Edge servers. */
    public Set<String> computers() {
        return Collections.unmodifiableSet(replicas.keySet());
    }

    /**
     * A computer's replica.
     *
     * @throws IllegalArgumentException if it has none
     */
    public Replica of(String computer) {
        var replica = replicas.get(computer);
        if (replica == null) {
            throw new IllegalArgumentException("no local replica on " + computer + ", only on " + replicas.keySet());
        }
        return replica;
    }

    /**
     * What a Front End or Edge pool acts on: the replica of its first computer that runs, in the order of the topology,
     * the first of all while none does [model].
     */
    public Topology actedOnBy(String pool, Predicate<String> runs) {
        var computers = estate.computersOf(pool);
        var acting = computers.stream().filter(runs).findFirst().orElse(computers.get(0));
        return of(acting).topology();
    }

    /**
     * The pool that a branch registers with: one that has it in its replica that the branch is associated with it, else
     * the one of the estate [model].
     */
    public String hostOf(Branch branch, Predicate<String> runs) {
        return estate.pools().keySet().stream()
                .filter(pool -> actedOnBy(pool, runs)
                        .registersWith(branch.fqdn())
                        .filter(pool::equals)
                        .isPresent())
                .findFirst()
                .orElse(branch.registersWith());
    }

    /** Whether the active master knows that a computer has everything it published; false while no master acts. */
    public boolean upToDate(String computer, Deployment deployment) {
        var replica = of(computer);
        return deployment.activeMaster().map(replica.master()::equals).orElse(false)
                && replica.version() == deployment.version();
    }

    /** Applies one event of the estate's store; others are ignored. */
    public void evolve(Event event) {
        if (event instanceof ReplicaUpdated e) {
            replicas.put(e.computer(), of(e.computer()).evolve(e));
        }
    }
}
