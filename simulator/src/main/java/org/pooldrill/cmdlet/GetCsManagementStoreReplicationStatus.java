package org.pooldrill.cmdlet;

import java.time.Instant;
import java.util.List;
import org.pooldrill.management.ReplicaState;
import org.pooldrill.management.StoreStatus;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsManagementStoreReplicationStatus} ("Failing over a pool", steps 3 and 5): whether the replicas follow the
 * active master, and which pool that is. Both forms are documented; a master that cannot be reached shows as none.
 */
final class GetCsManagementStoreReplicationStatus implements Cmdlet<Caller> {

    private static final String REPLICA = "Microsoft.Rtc.Management.Deployment.ReplicaState";
    private static final String STORE = "Microsoft.Rtc.Management.Deployment.CentralManagementStoreStatusResult";
    private static final StoreStatus NONE = new StoreStatus("", List.of(), List.of(), List.of(), List.of(), List.of());

    private final Declaration declaration = Declaration.of("Get-CsManagementStoreReplicationStatus")
            .synopsis(
                    "Shows whether the replicas of Central Management are up to date, or which pool the master is at.")
            .description("With -CentralManagementStoreStatus, empty ActiveMasterFqdn or ActiveFileTransferAgents mean"
                    + " that the Central Management store is not available and has to be failed over.")
            .topic("Failing over a pool")
            .parameter(Parameter.fqdn("ReplicaFqdn")
                    .at(0)
                    .fromPipeline("Fqdn", "ComputerName")
                    .doc("The replica of one computer only."))
            .parameter(Parameter.flag("CentralManagementStoreStatus").doc("Shows the store's own status instead."))
            .atMostOneOf("ReplicaFqdn", "CentralManagementStoreStatus")
            .output(Output.list(REPLICA)
                    .with("UpToDate", "Whether the replica has the active master's configuration.")
                    .with("ReplicaFqdn", "The computer.")
                    .with("LastStatusReport", "When it last reported.")
                    .with("LastUpdateCreation", "When the configuration that it has was made.")
                    .with("ProductVersion", "The version of Lync Server on it."))
            .output(Output.list(STORE)
                    .with("ActiveMasterFqdn", "The pool of the active master; empty while there is none.")
                    .with("ActiveMasterLastHeartbeat", "When it was last heard of.")
                    .with("ActiveFileTransferAgents", "The pools whose File Transfer Agent works for it.")
                    .with("ActiveFileTransferAgentLastHeartbeats", "When they were last heard of.")
                    .with("ActiveReplicas", "The replicas that follow it.")
                    .with("DeletedReplicas", "Replicas that were taken out of the topology."))
            .refuses(ErrorId.UnknownIdentity)
            .example(
                    "Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate -eq $false}",
                    "Shows the replicas that are behind.")
            .example(
                    "Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus",
                    "Shows which pool hosts the active master.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return Known.asked(
                call,
                "ReplicaFqdn",
                "replica",
                call.session().simulation().world().replicas().computers());
    }

    @Override
    public void run(Invocation<Caller> in) {
        var status = in.session().simulation().replicationStatus();
        if (in.arguments().flag("CentralManagementStoreStatus")) {
            in.emit(store(in.session(), reached(in.session()) ? status.store() : NONE));
        } else {
            var wanted = in.arguments().textIf("ReplicaFqdn");
            status.replicas().stream()
                    .filter(replica -> wanted.map(replica.replicaFqdn()::equals).orElse(true))
                    .forEach(replica -> in.emit(replica(in.session(), replica)));
        }
        in.end();
    }

    private static boolean reached(Caller caller) {
        var site = caller.on().flatMap(caller.estate()::siteOf);
        return caller.simulation().centralStore().deployment().masterFor(site).isPresent();
    }

    private static ShellObject replica(Caller caller, ReplicaState replica) {
        return ShellObject.list(REPLICA)
                .with("UpToDate", replica.upToDate())
                .with("ReplicaFqdn", replica.replicaFqdn())
                .with("LastStatusReport", moment(caller, replica.lastStatusReport()))
                .with("LastUpdateCreation", moment(caller, replica.lastUpdateCreation()))
                .with("ProductVersion", replica.productVersion())
                .build();
    }

    private static ShellObject store(Caller caller, StoreStatus store) {
        Object heard = store.activeMasterLastHeartbeat().stream()
                .<Object>map(millis -> moment(caller, millis))
                .findFirst()
                .orElse("");
        return ShellObject.list(STORE)
                .with("ActiveMasterFqdn", store.activeMasterFqdn())
                .with("ActiveMasterLastHeartbeat", heard)
                .with("ActiveFileTransferAgents", store.activeFileTransferAgents())
                .with(
                        "ActiveFileTransferAgentLastHeartbeats",
                        store.activeFileTransferAgentLastHeartbeats().stream()
                                .map(millis -> moment(caller, millis))
                                .toList())
                .with("ActiveReplicas", store.activeReplicas())
                .with("DeletedReplicas", store.deletedReplicas())
                .build();
    }

    private static Instant moment(Caller caller, long millis) {
        return caller.estate().start().plusMillis(millis);
    }
}
