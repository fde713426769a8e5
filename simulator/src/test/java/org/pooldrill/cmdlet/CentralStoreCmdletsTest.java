package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.CMS_TO_POOL2;
import static org.pooldrill.cmdlet.Admin.EDGE1;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The Central Management store under the administrator's hands: connection point, export and import, reports. */
class CentralStoreCmdletsTest {
    private static final String NEXT_HOP =
            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com";

    private Admin admin = new Admin();

    @AfterEach
    void everyStateIsThatOfItsStore() {
        admin.simulation().verify();
        admin.close();
    }

    @Nested
    class TheServiceConnectionPoint {

        @Test
        void isShownInBothWays() {
            assertThat(admin.ps("Get-CsConfigurationStoreLocation").output())
                    .isEqualTo("sql1a.contoso.com\\rtc\nsql1b.contoso.com\\rtc\n");
            assertThat(admin.ps("Get-CsManagementConnection").output()).contains("sql1a.contoso.com\\rtc");
        }

        @Test
        @Holds(refusals = ErrorId.CmsStoreMismatch, findings = FindingCode.CMS_STORE_MISMATCH)
        void thatNamesTheWrongStoreLeavesNoMasterUntilOneIsRestored() {
            var warned = admin.ps("Set-CsManagementConnection -StoreProvider Sql -Connection sql2a.contoso.com\\rtc");
            assertThat(warned.output())
                    .contains("WARNING: CmsStoreMismatch: the service connection point names the store of "
                            + "pool2.contoso.com, which is Backup and not the active master.");
            assertThat(admin.findings()).contains("CmsStoreMismatch " + POOL2);
            assertThat(admin.at("cms", "state")).isEqualTo("NoMaster");
            assertThat(admin.at("pools", POOL1, "users", "regular")).isEqualTo(42L);
            admin.refuses("", "Enable-CsTopology", "CmsNotAvailable", "pool1.contoso.com: StaleActive");

            admin.doesOn(POOL2, "Invoke-CsManagementServerFailover -Restore");

            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
            admin.does("Enable-CsTopology").minutes(15);
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
        }

        @Test
        void namesAStoreOfTheTopology() {
            admin.refuses(
                    "",
                    "Set-CsManagementConnection -StoreProvider Sql -Connection sql9.contoso.com",
                    "UnknownSqlServer",
                    "there is no SQL server sql9.contoso.com");
            admin.refuses(
                    "",
                    "Set-CsConfigurationStoreLocation -SqlServerFqdn sql2a.contoso.com -SqlInstanceName lync",
                    "UnknownSqlServer",
                    "the SQL instance of pool2.contoso.com is rtc, not lync");
            admin.does("Set-CsConfigurationStoreLocation -SqlServerFqdn sql1a.contoso.com -SqlInstanceName rtc");
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
        }
    }

    @Nested
    class ExportAndImport {

        @Test
        @Holds(Rule.CMS_EXPORT_AND_IMPORT)
        void bringBackWhatWasChangedSince() {
            admin.does("Export-CsConfiguration C:\\cs.zip", NEXT_HOP);
            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL2);
            admin.does("Import-CsConfiguration C:\\cs.zip").minutes(6);
            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL1);
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL1);
        }

        @Test
        void needAStoreUnlessTheLocalOneIsMeant() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses("", "Export-CsConfiguration C:\\cs.zip", "CmsNotAvailable", "-LocalStore");
            admin.refuses("", "Export-CsConfiguration C:\\cs.zip -LocalStore", "WrongComputer", "no local store");
            admin.doesOn("fe2." + POOL2, "Export-CsConfiguration C:\\cs.zip -LocalStore");
            assertThat((List<?>) admin.at("files", POOL2)).hasSize(1);
            admin.refuses(POOL2, "Import-CsConfiguration C:\\cs.zip", "CmsNotAvailable", "no Central Management store");
            admin.doesOn(POOL2, "Import-CsConfiguration C:\\cs.zip -LocalStore");
        }
    }

    @Nested
    class AForcedFailover {

        @Test
        @Holds(
                value = {Rule.CMS_FORCED_DOES_NOT_WAIT, Rule.EDGE_FOLLOWS_ITS_REPLICA},
                findings = FindingCode.CONFIGURATION_LOST)
        void listsWhatItLosesAndOverwritesTheReplicas() {
            admin.does("Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com").minutes(3);
            admin.does(NEXT_HOP, "Invoke-CsManagementStoreReplication");
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL2);
            admin.breaks(FaultKind.POOL_DOWN, POOL1).doesOn(POOL2, CMS_TO_POOL2 + " -Report C:\\move.html");

            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL1);
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL2);
            assertThat(admin.at("cms", "lost", "changes")).isEqualTo(1L);
            assertThat(admin.at("cms", "lost", "items").toString()).contains("edges.edge1.contoso.com.nextHop", POOL1);
            assertThat(admin.findings()).contains("ConfigurationLost " + POOL1);
            assertThat(admin.at("files", POOL2)).isEqualTo(List.of("C:\\move.html"));

            admin.minutes(6);
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL1);
            admin.heals(FaultKind.POOL_DOWN, POOL1).minutes(30);
            assertThat(admin.at("cms", "lost", "changes")).isEqualTo(1L);
        }
    }

    @Test
    void theReplicasOfTheMasterAreShownAsFarAsTheyGo() {
        var status = admin.ps("Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus");
        assertThat(status.output()).contains("ActiveReplicas").contains("...");
        assertThat(status.jsonObjects().get(0).toString()).contains("fe3.pool2.contoso.com", "edge2.contoso.com");
    }

    @Test
    void theStandbyOfAStandardEditionServerIsInstalledByHand() {
        admin.close();
        admin = new Admin("pools: { pool1.contoso.com: { edition: Standard, frontEnds: 1, users: 4, sql: null },"
                + " pool2.contoso.com: { edition: Standard, frontEnds: 1, users: 4, sql: null } },"
                + " cms: { standby: null }");
        admin.doesOn(POOL2, "Bootstrapper.exe");
        assertThat(admin.at("cms", "state")).isEqualTo("HealthyWithoutStandby");
        admin.does("Install-CsDatabase -CentralManagementDatabase -SqlServerFqdn pool2.contoso.com");
        admin.doesOn(POOL2, "Bootstrapper.exe").minutes(2);
        assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
        admin.does("Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com -BackupModule CMSMaster")
                .minutes(5);
        admin.doesOn(POOL2, "Invoke-CsManagementServerFailover");
        assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
    }
}
