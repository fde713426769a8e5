package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.story.StoryEvent.FindingRaised;

class ReplicationQueriesTest {

    private final Shell shell = Shell.contoso();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void showsHowTheBackupServiceIsSet() {
        assertThat(shell.output("Get-CsBackupServiceConfiguration -Identity global"))
                .isEqualTo("""

                        Identity                   : Global
                        SyncInterval               : 00:02:00
                        MaxBatchesPerUserStoreSync : 500
                        MaxBatchesPerCmsSync       : 500
                        MaxDataConfPackageSizeKB   : 102400
                        MaxConcurrentCalls         : 10
                        AuthorizedUniversalGroups  : {RTCUniversalServerAdmins}
                        AuthorizedLocalAccounts    : {Network Service}

                        """);
        assertThat(shell.output("(Get-CsBackupServiceConfiguration -LocalStore).SyncInterval"))
                .isEqualTo("00:02:00\n");
    }

    @Test
    void showsHowFarReplicationIs() {
        assertThat(shell.output("Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com"))
                .isEqualTo("""

                        OverallExportStatus : FinalState
                        OverallImportStatus : NormalState
                        ActiveMachineFqdn   : fe1.pool1.contoso.com
                        BackupModules       : {UserServices.PresenceFocus:[FinalState,NormalState],
                                              ConfServices.DataConf:[FinalState,NormalState], CentralMgmt.CMSMaster:[FinalState,NormalState]}

                        """);
    }

    @Test
    @Holds(Rule.MODULES_AND_CATEGORIES)
    void showsTheModulesAsTheFieldKnowsThem() {
        assertThat(shell.output("(Get-CsBackupServiceStatus -PoolFqdn pool2.contoso.com).BackupModules"))
                .isEqualTo("""

                        Identity                   ExportStatus   ImportStatus
                        --------                   ------------   ------------
                        UserServices.PresenceFocus FinalState     NormalState
                        ConfServices.DataConf      FinalState     NormalState
                        CentralMgmt.CMSMaster      NotInitialized NormalState

                        """);
    }

    @Test
    @Holds(Rule.MODULES_AND_CATEGORIES)
    void showsTheModulesOfACategory() {
        assertThat(shell.output("(Get-CsBackupServiceStatus pool1.contoso.com -Category CMS).BackupModules.Identity"))
                .isEqualTo("CentralMgmt.CMSMaster\n");
    }

    @Test
    @Holds(
            value = {Rule.MODULE_NAMES_BOTH_WAYS, Rule.TOPIC_SPELLINGS_ARE_ACCEPTED},
            findings = FindingCode.TOPIC_SPELLING)
    void takesTheModuleParameterOfTheTopicAndSaysSo() {
        var result = shell.type("Get-CsBackupServiceStatus pool1.contoso.com -BackupModule DataConf");

        assertThat(result.output()).contains("BackupModules       : {ConfServices.DataConf:[FinalState,NormalState]}");
        assertThat(result.warnings()).hasSize(1);
        assertThat(shell.story)
                .filteredOn(event ->
                        event instanceof FindingRaised finding && finding.code().equals("TopicSpelling"))
                .hasSize(1);
    }

    @Test
    @Holds(Rule.PARTNERS_EXPORT_FAILS)
    void showsAFailedExportOnceTheBackupPoolIsGone() {
        shell.fault(FaultKind.POOL_DOWN, "pool2.contoso.com");
        shell.advance(180_000);

        assertThat(shell.objects("Get-CsBackupServiceStatus pool1.contoso.com")
                        .get(0)
                        .get("ActiveMachineFqdn"))
                .isEqualTo("fe1.pool1.contoso.com");
        assertThat(shell.refused("Get-CsBackupServiceStatus pool2.contoso.com")).isEqualTo("BackupServiceStopped");
    }

    @Test
    @Holds(refusals = ErrorId.BackupServiceStopped)
    void saysThatTheServiceIsStopped() {
        shell.fault(Map.of("service", "LYNCBACKUP"), FaultKind.SERVICE_STOPPED, "pool1.contoso.com");

        var result = shell.type("Get-CsBackupServiceStatus pool1.contoso.com");

        assertThat(Shell.id(result)).isEqualTo("BackupServiceStopped");
        assertThat(result.output()).startsWith("""
                        Get-CsBackupServiceStatus : The status of the Backup Service of pool1.contoso.com is refused: \
                        LYNCBACKUP does not run on any computer of pool1.contoso.com.
                        Start it: Start-CsWindowsService -Name LYNCBACKUP, on every Front End of pool1.contoso.com.
                        """);
    }

    @Test
    void saysThatTheServiceIsNotInstalled() {
        try (var estate = Shell.contosoWith("pools: { pool1.contoso.com: { backupService: notDeployed },"
                + " pool2.contoso.com: { backupService: notDeployed } }")) {
            var result = estate.type("Get-CsBackupServiceStatus pool1.contoso.com");

            assertThat(Shell.id(result)).isEqualTo("BackupServiceStopped");
            assertThat(result.output()).contains("is not installed on pool1.contoso.com", "Bootstrapper.exe");
        }
    }

    @Test
    void refusesAPoolThatCannotBeReachedFromWhereTheLineIsTyped() {
        shell.fault(FaultKind.WAN_DOWN, "Datacenter1", "Datacenter2");

        assertThat(Shell.id(shell.typeOn("pool2.contoso.com", "Get-CsBackupServiceStatus pool1.contoso.com")))
                .isEqualTo("BackupServiceStopped");
        assertThat(Shell.id(shell.typeOn("sql1a.contoso.com", "Get-CsBackupServiceStatus pool1.contoso.com")))
                .isEmpty();
    }

    @Test
    @Holds(
            refusals = {
                ErrorId.ParameterConflict,
                ErrorId.ParameterMissing,
                ErrorId.ParameterOutOfRange,
                ErrorId.UnknownIdentity
            })
    void namesWhatAParameterMayBeAndWhichPoolsThereAre() {
        assertThat(shell.refused("Get-CsBackupServiceStatus pool1.contoso.com -Category RGS"))
                .isEqualTo("ParameterOutOfRange");
        assertThat(shell.refused("Get-CsBackupServiceStatus")).isEqualTo("ParameterMissing");
        assertThat(shell.refused("Get-CsBackupServiceStatus pool1.contoso.com -Category CMS -BackupModule All"))
                .isEqualTo("ParameterConflict");
        assertThat(shell.output("Get-CsBackupServiceStatus pool12.contoso.com")).isEqualTo("""
                        Get-CsBackupServiceStatus : The status of the Backup Service of pool12.contoso.com is refused: there is no Front \
                        End pool pool12.contoso.com in the topology; did you mean pool1.contoso.com?
                        It has pool1.contoso.com, pool2.contoso.com.
                            + CategoryInfo          : ObjectNotFound: (pool12.contoso.com:String) [Get-CsBackupServiceStatus], \
                        ItemNotFoundException
                            + FullyQualifiedErrorId : UnknownIdentity,Get-CsBackupServiceStatus
                        """);
    }

    @Test
    void showsTheReplicas() {
        assertThat(shell.output("Get-CsManagementStoreReplicationStatus -ReplicaFqdn fe1.pool1.contoso.com"))
                .isEqualTo("""

                        UpToDate           : True
                        ReplicaFqdn        : fe1.pool1.contoso.com
                        LastStatusReport   : 11/4/2013 8:00:00 AM
                        LastUpdateCreation : 11/4/2013 8:00:00 AM
                        ProductVersion     : 5.0.8308.0

                        """);
        assertThat(shell.objects("Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate}"))
                .hasSize(8);
        assertThat(shell.refused("Get-CsManagementStoreReplicationStatus pool1.contoso.com"))
                .isEqualTo("UnknownIdentity");
    }

    @Test
    @Holds(Rule.STORE_STATUS_SHOWS_AVAILABILITY)
    void showsWhichPoolTheMasterIsAt() {
        shell.advance(600_000);

        assertThat(shell.output("Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus"))
                .isEqualTo("""

                        ActiveMasterFqdn                      : pool1.contoso.com
                        ActiveMasterLastHeartbeat             : 11/4/2013 8:10:00 AM
                        ActiveFileTransferAgents              : {pool1.contoso.com}
                        ActiveFileTransferAgentLastHeartbeats : {11/4/2013 8:10:00 AM}
                        ActiveReplicas                        : {fe1.pool1.contoso.com, fe2.pool1.contoso.com, fe3.pool1.contoso.com,
                                                                fe1.pool2.contoso.com...}
                        DeletedReplicas                       : {}

                        """);
    }

    @Test
    @Holds(Rule.STORE_STATUS_SHOWS_AVAILABILITY)
    void showsNoMasterOnceItsPoolIsDown() {
        shell.fault(FaultKind.POOL_DOWN, "pool1.contoso.com");

        assertThat(shell.objects("Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus")
                        .get(0))
                .extracting("ActiveMasterFqdn", "ActiveMasterLastHeartbeat", "ActiveFileTransferAgents")
                .containsExactly("", "", List.of());
    }

    @Test
    void showsNoMasterThatCannotBeReachedFromWhereTheLineIsTyped() {
        shell.fault(FaultKind.WAN_DOWN, "Datacenter1", "Datacenter2");
        var line = "(Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus).ActiveMasterFqdn";

        assertThat(shell.typeOn("pool2.contoso.com", line).output().strip()).isEmpty();
        assertThat(shell.typeOn("edge1.contoso.com", line).output().strip()).isEqualTo("pool1.contoso.com");
    }
}
