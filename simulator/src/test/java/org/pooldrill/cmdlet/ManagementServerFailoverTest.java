package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.CMS_TO_POOL2;
import static org.pooldrill.cmdlet.Admin.EDGE1;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.management.MoveRequest;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class ManagementServerFailoverTest {
    private static final String FAIL_OVER = "Invoke-CsManagementServerFailover";

    private Admin admin = new Admin();

    @AfterEach
    void close() {
        admin.close();
    }

    @Nested
    class WhatIf {

        @Test
        @Holds(Rule.WHATIF_SHOWS_THE_CMS_POOL)
        void showsTheCurrentAndTheProposedStateFromAnywhere() {
            assertThat(admin.ps(FAIL_OVER + " -WhatIf").output()).isEqualTo("""
                    What if: Performing the operation "Invoke-CsManagementServerFailover" on target "this deployment".
                      [met]     The hosting pool has a backup pool with a standby: pool1.contoso.com is paired with\
                     pool2.contoso.com
                      [met]     No other failover of Central Management is under way: none is
                      [met]     The instance to be moved to is in Backup mode: the one at pool2.contoso.com is Backup
                      [met]     The active master can hand over: pool1.contoso.com acts as active master

                    State                  : Current
                    CentralManagementPool  : pool1.contoso.com
                    FileStore              : FileStore:pool1.contoso.com
                    SqlStore               : sql1a.contoso.com\\rtc
                    MirrorSqlStore         : sql1b.contoso.com\\rtc
                    ServiceConnectionPoint : sql1a.contoso.com\\rtc

                    State                  : Proposed
                    CentralManagementPool  : pool2.contoso.com
                    FileStore              : FileStore:pool2.contoso.com
                    SqlStore               : sql2a.contoso.com\\rtc
                    MirrorSqlStore         : sql2b.contoso.com\\rtc
                    ServiceConnectionPoint : sql2a.contoso.com\\rtc

                    """);
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL1);
        }

        @Test
        void stillShowsWhichPoolHostsItWhenThatPoolIsLost() {
            admin.minutes(5).breaks(FaultKind.POOL_DOWN, POOL1).minutes(1);
            assertThat(admin.ps(FAIL_OVER + " -WhatIf").jsonObjects())
                    .extracting(state -> (Object) ((Map<?, ?>) state).get("CentralManagementPool"))
                    .containsExactly(POOL1, POOL2);
        }
    }

    @Nested
    class Normal {

        @Test
        void swapsTheTwoWithoutLoss() {
            admin.minutes(5);
            var start = admin.simulation().now();
            admin.doesOn("fe2." + POOL2, FAIL_OVER);
            assertThat(Duration.ofMillis(admin.simulation().now() - start)).isEqualTo(Duration.ofMinutes(3));
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
            assertThat(admin.findings()).isEmpty();
        }

        @Test
        @Holds(value = Rule.CMS_RUN_ON_THE_RECEIVER, refusals = ErrorId.WrongComputer)
        void hasToBeTypedOnThePoolThatReceivesIt() {
            admin.refuses(
                    POOL1,
                    FAIL_OVER,
                    "WrongComputer",
                    "it was typed on pool1.contoso.com, which hosts Central Management already, and pool2.contoso.com is"
                            + " to receive Central Management.");
            admin.refuses("", FAIL_OVER, "WrongComputer", "it was typed on a management computer");
            admin.refuses(EDGE1, FAIL_OVER, "WrongComputer", "it was typed on edge1.contoso.com");
        }

        @Test
        void namesTheWrongComputerBeforeAWrongParameter() {
            admin.refuses(
                    POOL1, FAIL_OVER + " -Bogus", "WrongComputer", "ParameterConflict: there is no parameter -Bogus");
        }

        @Test
        void namesTheWrongComputerBeforeOneThatIsDown() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    POOL1, FAIL_OVER, "WrongComputer", "ComputerUnreachable: every computer of pool1.contoso.com");
            admin.breaks(FaultKind.POOL_DOWN, POOL2);
            admin.refuses(POOL2, FAIL_OVER, "ComputerUnreachable", "every computer of pool2.contoso.com is down");
        }

        @Test
        void needsAStandby() {
            admin.close();
            admin = new Admin("pools: { pool1.contoso.com: { users: 4, backup: null },"
                    + " pool2.contoso.com: { users: 4, backup: null } }, cms: { standby: null }");
            admin.refuses(POOL2, FAIL_OVER, "PoolNotPaired", "pool1.contoso.com hosts Central Management and has no");
        }

        @Test
        void cannotTakeOverFromAMasterThatIsLost() {
            admin.minutes(5).breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    POOL2, FAIL_OVER, "CmsNotAvailable", "-BackupSqlServerFqdn, -BackupSqlInstanceName and -Force.");
        }
    }

    @Nested
    class Disaster {

        @Test
        @Holds({Rule.CMS_AVAILABLE_AT_ONCE, Rule.CMS_FORCED_DOES_NOT_WAIT})
        void takesOverWithoutWaiting() {
            admin.minutes(5).breaks(FaultKind.POOL_DOWN, POOL1);
            var start = admin.simulation().now();
            var result = admin.on(POOL2, CMS_TO_POOL2 + " -Verbose");
            assertThat(result.output())
                    .isEqualTo("VERBOSE: Moving Central Management to pool2.contoso.com without waiting for"
                            + " replication.\n");
            assertThat(Duration.ofMillis(admin.simulation().now() - start)).isEqualTo(Duration.ofMinutes(2));
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
            assertThat(admin.at("cms", "state")).isEqualTo("HealthyWithoutStandby");
        }

        @Test
        @Holds({Rule.MIRROR_PARAMETERS_SUFFICE, Rule.TOPIC_SPELLINGS_ARE_ACCEPTED})
        void acceptsTheMirrorAloneAsATopicSpellsIt() {
            admin.minutes(5).breaks(FaultKind.POOL_DOWN, POOL1);
            var result =
                    admin.on(POOL2, FAIL_OVER + " -MirrorSqlServerFqdn sql2b.contoso.com -MirrorSqlInstanceName rtc");
            assertThat(result.refused()).isEmpty();
            assertThat(result.output()).isEqualTo("""
                    WARNING: Invoke-CsManagementServerFailover: -MirrorSqlServerFqdn is how a topic spells it; the cmdlet\
                     reference has -BackupMirrorSqlServerFqdn
                    WARNING: Invoke-CsManagementServerFailover: -MirrorSqlInstanceName is how a topic spells it; the\
                     cmdlet reference has -BackupMirrorSqlInstanceName
                    WARNING: Invoke-CsManagementServerFailover: a database without -Force is how a topic spells it; the\
                     cmdlet reference has -Force in that parameter set
                    """);
            assertThat(admin.findings()).contains("TopicSpelling " + POOL2);
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
        }

        @Test
        @Holds(refusals = ErrorId.UnknownSqlServer)
        void knowsTheDatabaseOfTheTopology() {
            admin.refuses(
                    POOL2,
                    FAIL_OVER + " -BackupSqlServerFqdn sql1a.contoso.com -Force",
                    "UnknownSqlServer",
                    "sql1a.contoso.com is not a SQL server of pool2.contoso.com in the topology");
            admin.refuses(
                    POOL2,
                    FAIL_OVER + " -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName lync -Force",
                    "UnknownSqlServer",
                    "the SQL instance of pool2.contoso.com in the topology is rtc, not lync");
        }

        @Test
        @Holds(refusals = ErrorId.NotPrincipal)
        void takesOnlyThePrincipal() {
            admin.refuses(
                    POOL2,
                    FAIL_OVER + " -BackupSqlServerFqdn sql2b.contoso.com -Force",
                    "NotPrincipal",
                    "the principal is sql2a.contoso.com, not sql2b.contoso.com.");
        }

        @Test
        void needsADatabaseWithForce() {
            admin.refuses(POOL2, FAIL_OVER + " -Force", "ParameterMissing", "has to be given with -Force");
            admin.refuses(
                    POOL2,
                    FAIL_OVER + " -BackupSqlInstanceName rtc -Force",
                    "ParameterMissing",
                    "-BackupSqlServerFqdn has to be given with -BackupSqlInstanceName");
            admin.refuses(POOL1, CMS_TO_POOL2 + " -Restore", "ParameterConflict", "-Restore");
        }

        @Test
        @Holds(refusals = {ErrorId.CmsFailoverInProgress, ErrorId.CmsMoveInProgress})
        void waitsForTheEndOfAnother() {
            admin.minutes(5);
            admin.simulation()
                    .doNow(() -> admin.simulation().cmsMove().start(MoveRequest.normal(POOL2), refusal -> {}));
            admin.refuses(
                    POOL2,
                    CMS_TO_POOL2,
                    "CmsFailoverInProgress",
                    "the failover from pool1.contoso.com to pool2.contoso.com has not ended");
            admin.refuses("", "Set-CsBackupServiceConfiguration -SyncInterval 60", "CmsMoveInProgress", "being moved");
        }

        @Test
        @Holds(
                value = Rule.CMS_TOO_SOON,
                refusals = ErrorId.CmsStoreNotInBackupMode,
                findings = FindingCode.DUAL_ACTIVE)
        void cannotGoBackAtOnceUnlessForced() {
            admin.minutes(5)
                    .breaks(FaultKind.POOL_DOWN, POOL1)
                    .doesOn(POOL2, CMS_TO_POOL2)
                    .heals(FaultKind.POOL_DOWN, POOL1)
                    .minutes(6);
            admin.refuses(
                    POOL1,
                    FAIL_OVER,
                    "CmsStoreNotInBackupMode",
                    "the instance at pool1.contoso.com is StaleActive.\nWait until the Backup Service has marked it");
            admin.doesOn(POOL1, FAIL_OVER + " -BackupSqlServerFqdn sql1a.contoso.com -Force");
            assertThat(admin.at("cms", "state")).isEqualTo("DualActive");
            assertThat(admin.findings()).anyMatch(finding -> finding.startsWith("DualActive"));
        }
    }

    @Nested
    class Restore {

        @Test
        @Holds(Rule.CMS_RESTORE)
        void curesTwoActiveMasters() {
            admin.minutes(5)
                    .breaks(FaultKind.POOL_DOWN, POOL1)
                    .doesOn(POOL2, CMS_TO_POOL2)
                    .heals(FaultKind.POOL_DOWN, POOL1)
                    .minutes(6)
                    .doesOn("fe1." + POOL1, "Start-CsWindowsService -Name MASTER");
            assertThat(admin.at("cms", "state")).isEqualTo("DualActive");
            admin.doesOn(POOL2, FAIL_OVER + " -Restore");
            assertThat(admin.at("cms", "activeMasters")).isEqualTo(1L);
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL2);
        }

        @Test
        @Holds(Rule.CMS_RESTORE)
        void isTypedWhereTheConnectionPointIs() {
            admin.refuses(
                    POOL2,
                    FAIL_OVER + " -Restore",
                    "WrongComputer",
                    "it was typed on pool2.contoso.com, and the service connection point names pool1.contoso.com");
        }

        @Test
        void doesNothingWhereNothingIsWrong() {
            assertThat(admin.on(POOL1, FAIL_OVER + " -Restore").output()).contains("there was nothing to restore");
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL1);
        }

        @Test
        void needsTheDatabase() {
            admin.breaks(FaultKind.SQL_DOWN, "sql1a.contoso.com").breaks(FaultKind.SQL_DOWN, "sql1b.contoso.com");
            admin.refuses(
                    POOL1,
                    FAIL_OVER + " -Restore",
                    "CmsNotAvailable",
                    "pool1.contoso.com or its CentralMgmt databases are down");
        }
    }

    @Test
    void isForServerAdminsOnly() {
        admin.close();
        admin = new Admin("operators: { admin: [RTCUniversalServerAdmins], carl: [CSAdministrator] }");
        assertThat(Shell.id(admin.as("carl", FAIL_OVER + " -WhatIf"))).isEqualTo("AccessDenied");
    }
}
