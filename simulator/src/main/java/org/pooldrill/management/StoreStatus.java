package org.pooldrill.management;

import java.util.List;

/**
 * What Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus prints; times in milliseconds since the
 * start of the run, empty lists and an empty name while no master acts.
 */
public record StoreStatus(
        String activeMasterFqdn,
        List<Long> activeMasterLastHeartbeat,
        List<String> activeFileTransferAgents,
        List<Long> activeFileTransferAgentLastHeartbeats,
        List<String> activeReplicas,
        List<String> deletedReplicas) {}
