package org.pooldrill.management;

import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.cms.Deployment;
import org.pooldrill.replica.Replicas;

/** Get-CsManagementStoreReplicationStatus: how far the replicas are, and who the master is. */
public final class ReplicationStatus {
    private static final String LYNC_2013 = "5.0.8308.0";
    private static final long HEARTBEAT_MILLIS = 60_000;

    private final Ground ground;
    private final Replicas replicas;

    public ReplicationStatus(Ground ground, Replicas replicas) {
        this.ground = ground;
        this.replicas = replicas;
    }

    /** All replicas in the order of the topology. */
    public List<ReplicaState> replicas() {
        var deployment = ground.deployment();
        return computers(deployment)
                .map(computer -> new ReplicaState(
                        replicas.upToDate(computer, deployment),
                        computer,
                        replicas.of(computer).reportedMillis(),
                        replicas.of(computer).createdMillis(),
                        LYNC_2013))
                .toList();
    }

    private Stream<String> computers(Deployment deployment) {
        return replicas.computers().stream().filter(deployment::expects);
    }

    /** The store's own status. */
    public StoreStatus store() {
        var deployment = ground.deployment();
        var now = ground.agenda().now();
        var heartbeat = now - now % HEARTBEAT_MILLIS;
        var agents = deployment.fileTransferAgents();
        var master = deployment.activeMaster();
        return new StoreStatus(
                master.orElse(""),
                master.map(pool -> List.of(heartbeat)).orElse(List.of()),
                agents,
                agents.stream().map(agent -> heartbeat).toList(),
                computers(deployment)
                        .filter(computer -> master.map(replicas.of(computer).master()::equals)
                                .orElse(false))
                        .toList(),
                List.of());
    }
}
