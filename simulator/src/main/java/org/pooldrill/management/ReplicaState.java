package org.pooldrill.management;

/**
 * One line of Get-CsManagementStoreReplicationStatus; times in milliseconds since the start of the run.
 *
 * @param productVersion as the release prints it
 */
public record ReplicaState(
        boolean upToDate, String replicaFqdn, long lastStatusReport, long lastUpdateCreation, String productVersion) {}
