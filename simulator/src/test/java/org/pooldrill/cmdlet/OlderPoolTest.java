package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Central Management on a pool of Lync Server 2010: "Failing over a pool", step 6. */
@Holds(Rule.STEP_6_CMS_ON_2010)
class OlderPoolTest {
    private static final String OLD = "old.contoso.com";
    private static final String FAIL_OVER = "Invoke-CsManagementServerFailover";
    private static final String INSTALL = "Install-CsDatabase -CentralManagementDatabase -Clean"
            + " -SqlServerFqdn sql2a.contoso.com -SqlInstanceName rtc";
    private static final String MOVE = "Move-CsManagementServer -ConfigurationFileName c:\\CsConfigurationFile.zip"
            + " -LisConfigurationFileName c:\\CsLisConfigurationFile.zip -Force";

    private final Admin admin = new Admin("pools: { pool1.contoso.com: { users: 4 }, pool2.contoso.com: { users: 4 },"
            + " old.contoso.com: { site: Datacenter1, version: 2010, sql: { primary: sqlold.contoso.com } } },"
            + " cms: { active: old.contoso.com, standby: null },"
            + " lis: { subnets: { 10.1.0.0: \"Redmond, Building 1\" } }");

    @AfterEach
    void everyStateIsThatOfItsStore() {
        admin.simulation().verify();
        admin.close();
    }

    private void exported() {
        admin.doesOn(POOL2, "Export-CsConfiguration -FileName C:\\CsConfigurationFile.zip");
        admin.doesOn(POOL2, "Export-CsLisConfiguration -FileName C:\\CsLisConfigurationFile.zip");
    }

    @Holds(refusals = ErrorId.PoolNotPaired)
    @Test
    void hasNoStandbyToFailOverTo() {
        admin.refuses(
                POOL2,
                FAIL_OVER,
                "PoolNotPaired",
                "old.contoso.com hosts Central Management and is of Lync Server 2010, which knows no standby");
        assertThat(admin.ps("Get-CsService -CentralManagement | Select-Object PoolFqdn, Version")
                        .output())
                .contains(OLD)
                .contains("5");
    }

    @Nested
    class WhileItIsUp {

        @Test
        void movesToWhereTheDatabasesAre() {
            admin.refuses(
                    "fe1." + POOL2, "Move-CsManagementServer", "CmsNotAvailable", "Install-CsDatabase -CentralManag");
            admin.doesOn("", INSTALL);
            admin.doesOn("fe1." + POOL2, "Move-CsManagementServer").minutes(6);

            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
            assertThat(admin.at("cms", "state")).isEqualTo("HealthyWithoutStandby");
            assertThat(admin.at("cms", "instances", OLD)).isEqualTo("Absent");
            assertThat(admin.at("lis", "at")).isEqualTo(POOL2);
            assertThat(admin.at("lis", "published")).isEqualTo(true);
            assertThat(admin.at("cms", "replicas", "fe1." + POOL1, "upToDate")).isEqualTo(true);
            assertThat(admin.findings()).isEmpty();
        }

        @Holds(refusals = ErrorId.CmsMoveInProgress)
        @Test
        void isReadOnlyMeanwhileUntilItIsCancelledOnTheOldPool() {
            admin.doesOn("", INSTALL);
            admin.begins("fe1." + POOL2, "Move-CsManagementServer").minutes(1);
            assertThat(admin.at("cms", "instances", OLD)).isEqualTo("MovingReadOnly");
            admin.refuses("", "Enable-CsTopology", "CmsMoveInProgress", "being moved");

            admin.doesOn("fe1." + OLD, "Move-CsManagementServer");

            assertThat(admin.at("cms", "instances", OLD)).isEqualTo("Active");
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(OLD);
            admin.doesOn("", "Enable-CsTopology");
        }

        @Holds(refusals = ErrorId.ServiceNotRunning)
        @Test
        void isMovedFromAFrontEndOfTheReceivingPoolAlone() {
            admin.refuses("", "Move-CsManagementServer", "WrongComputer", "a management computer");
            admin.refuses(OLD, "Move-CsManagementServer", "WrongComputer", "hosts Central Management already");
            admin.doesOn("", INSTALL);
            admin.doesOn("fe1." + POOL2, "Stop-CsWindowsService -Name RTCSRV");
            admin.refuses("fe1." + POOL2, "Move-CsManagementServer", "ServiceNotRunning", "RTCSRV does not run on fe1");
        }

        @Test
        void theNewStoreGetsItsStandbyWhenSetupRunsAtThePartner() {
            admin.doesOn("", INSTALL).doesOn("fe1." + POOL2, "Move-CsManagementServer");
            admin.doesOn(POOL1, "Bootstrapper.exe /Setup").minutes(2);
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
            assertThat(admin.at("cms", "instances", POOL1)).isEqualTo("Backup");

            admin.doesOn("", "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:" + POOL2);
            admin.doesOn(POOL2, "Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule CMSMaster")
                    .minutes(5);
            admin.doesOn(POOL1, FAIL_OVER);
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL1);
            assertThat(admin.at("edges", "edge1.contoso.com", "nextHop")).isEqualTo(POOL2);
        }
    }

    @Nested
    class AfterItWasLost {

        @Holds(refusals = ErrorId.FileNotFound)
        @Test
        void needsWhatWasExportedBefore() {
            admin.breaks(FaultKind.POOL_DOWN, OLD).doesOn("", INSTALL);
            admin.refuses("fe1." + POOL2, MOVE, "FileNotFound", "there is no file c:\\CsConfigurationFile.zip");
            admin.refuses(
                    "fe1." + POOL2, "Move-CsManagementServer", "CmsNotAvailable", "no active master is available");
        }

        @Holds(value = Rule.CMS_EXPORT_AND_IMPORT, findings = FindingCode.CONFIGURATION_LOST)
        @Test
        void isTakenOverFromTheFiles() {
            exported();
            admin.doesOn("", "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:" + POOL2);
            admin.breaks(FaultKind.POOL_DOWN, OLD).doesOn("", INSTALL).doesOn("fe1." + POOL2, MOVE);
            admin.minutes(6);

            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
            assertThat(admin.at("edges", "edge1.contoso.com", "nextHop")).isEqualTo(POOL1);
            assertThat(admin.at("cms", "lost", "changes")).isEqualTo(1L);
            assertThat(admin.findings()).containsExactly("ConfigurationLost " + OLD);
            assertThat(admin.at("lis", "locations")).isEqualTo(1L);
        }

        @Holds(findings = FindingCode.STEP_SKIPPED)
        @Test
        void restsOnOneFrontEndUntilSetupRunsOnTheOthers() {
            exported();
            admin.breaks(FaultKind.POOL_DOWN, OLD).doesOn("", INSTALL).doesOn("fe1." + POOL2, MOVE);
            admin.breaks(FaultKind.FRONTEND_DOWN, "fe1." + POOL2);
            assertThat(admin.at("cms", "state")).isEqualTo("NoMaster");
            assertThat(admin.findings()).contains("StepSkipped " + POOL2);
            admin.doesOn("fe2." + POOL2, "Bootstrapper.exe /Setup").minutes(2);
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
        }

        @Test
        void isStaleWhenItComesBackUntilSetupRunsThere() {
            exported();
            admin.breaks(FaultKind.POOL_DOWN, OLD).doesOn("", INSTALL).doesOn("fe1." + POOL2, MOVE);
            admin.heals(FaultKind.POOL_DOWN, OLD).minutes(60);
            assertThat(admin.at("cms", "instances", OLD)).isEqualTo("StaleActive");
            assertThat(admin.at("cms", "activeMasters")).isEqualTo(1L);
            admin.doesOn(OLD, "Bootstrapper.exe");
            assertThat(admin.at("cms", "instances", OLD)).isEqualTo("Absent");
        }
    }

    @Holds(refusals = {ErrorId.CmsPaired, ErrorId.ParameterConflict})
    @Test
    void aPairedOneIsNotMovedButFailedOver() {
        try (var paired = new Admin()) {
            paired.doesOn("", INSTALL.replace(" -Clean", ""));
            paired.refuses(POOL2, "Move-CsManagementServer", "CmsPaired", FAIL_OVER);
            paired.refuses(
                    "", INSTALL.replace("sql2a", "sql1a"), "ParameterConflict", "-Clean would empty its database");
            paired.refuses("", INSTALL.replace("sql2a", "sql9a"), "UnknownSqlServer", "there is no SQL server sql9a");
        }
    }
}
