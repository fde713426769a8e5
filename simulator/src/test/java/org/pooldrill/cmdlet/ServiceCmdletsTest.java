package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.EDGE2;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Windows services, setup, SQL servers and the Backup Service, by hand. */
class ServiceCmdletsTest {

    private Admin admin = new Admin();

    @AfterEach
    void close() {
        admin.close();
    }

    private Duration lasts(Runnable what) {
        var start = admin.simulation().now();
        what.run();
        return Duration.ofMillis(admin.simulation().now() - start);
    }

    @Nested
    class WindowsServices {

        @Test
        void areThoseOfEachComputerOfThePoolThatTheLineIsTypedOn() {
            assertThat(lasts(() -> admin.doesOn(POOL1, "Stop-CsWindowsService")))
                    .isEqualTo(Duration.ofSeconds(10));
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("Down");
            assertThat(admin.at("services", "fe2." + POOL1, "RTCSRV")).isEqualTo("Stopped");
            assertThat(lasts(() -> admin.doesOn(POOL1, "Start-CsWindowsService")))
                    .isEqualTo(Duration.ofSeconds(30));
            admin.minutes(2);
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("Active");
        }

        @Test
        void areThoseNamedOfTheComputerNamed() {
            admin.does("Stop-CsWindowsService -Name lyncbackup,RTCRGS -ComputerName fe2.pool1.contoso.com -Graceful");
            assertThat(admin.at("services", "fe2." + POOL1, "LYNCBACKUP")).isEqualTo("Stopped");
            assertThat(admin.at("services", "fe2." + POOL1, "RTCRGS")).isEqualTo("Stopped");
            assertThat(admin.at("services", "fe1." + POOL1, "LYNCBACKUP")).isEqualTo("Running");
            assertThat(admin.at("services", "fe2." + POOL1, "RTCSRV")).isEqualTo("Running");
        }

        @Test
        void areNotWaitedForWithNoWait() {
            assertThat(lasts(() -> admin.doesOn("fe1." + POOL1, "Stop-CsWindowsService RTCRGS -NoWait")))
                    .isEqualTo(Duration.ofSeconds(2));
            assertThat(admin.at("services", "fe1." + POOL1, "RTCRGS")).isEqualTo("Running");
            admin.minutes(1);
            assertThat(admin.at("services", "fe1." + POOL1, "RTCRGS")).isEqualTo("Stopped");
        }

        @Test
        void ofAComputerThatIsDownAreLeftOut() {
            admin.breaks(FaultKind.FRONTEND_DOWN, "fe3." + POOL1);
            assertThat(admin.on(POOL1, "Start-CsWindowsService").output())
                    .isEqualTo("WARNING: fe3.pool1.contoso.com is down or cannot be reached and is left out.\n");
        }

        @Test
        void needAComputer() {
            admin.refuses(
                    "",
                    "Stop-CsWindowsService",
                    "ParameterMissing",
                    "-ComputerName has to be given on a management computer, which has no service of Lync");
            admin.refuses(
                    "",
                    "Start-CsWindowsService -ComputerName fe4.pool1.contoso.com",
                    "UnknownIdentity",
                    "there is no computer fe4.pool1.contoso.com with services of Lync in the topology");
            admin.breaks(FaultKind.FRONTEND_DOWN, "fe3." + POOL1);
            admin.refuses(
                    "",
                    "Start-CsWindowsService -ComputerName fe3.pool1.contoso.com",
                    "ComputerUnreachable",
                    "fe3.pool1.contoso.com is down or cannot be reached");
            admin.refuses(
                    "fe3." + POOL1, "Start-CsWindowsService", "ComputerUnreachable", "fe3.pool1.contoso.com is down");
        }

        @Test
        void haveToBeInstalled() {
            admin.refuses(
                    EDGE2,
                    "Start-CsWindowsService -Name LYNCBACKUP",
                    "UnknownIdentity",
                    "Start of LYNCBACKUP is refused: there is no service LYNCBACKUP on edge2.contoso.com.\n"
                            + "Run Bootstrapper.exe on the Front Ends of a paired pool first.");
            admin.refuses(EDGE2, "Start-CsWindowsService LYNCBAKUP", "ParameterOutOfRange", "did you mean LYNCBACKUP?");
        }
    }

    @Nested
    class FirstPairing {

        @Test
        @Holds({Rule.PAIRED_IN_THE_TOPOLOGY, Rule.FIRST_SYNC_BOTH_WAYS})
        void isMadeWithSetupServicesAndASyncOnEachPool() {
            admin.close();
            admin = new Admin("pools: { pool1.contoso.com: { users: 4, backupService: notDeployed },"
                    + " pool2.contoso.com: { users: 4, backupService: notDeployed } }");
            admin.refuses(
                    "",
                    "Invoke-CsBackupServiceSync pool1.contoso.com",
                    "BackupServiceStopped",
                    "Run Bootstrapper.exe on every Front End of pool1.contoso.com, then Start-CsWindowsService -Name");
            for (var pool : new String[] {POOL1, POOL2}) {
                assertThat(lasts(() -> admin.doesOn(pool, "Bootstrapper.exe"))).isEqualTo(Duration.ofMinutes(5));
                admin.doesOn(pool, "Start-CsWindowsService -Name LYNCBACKUP");
            }
            admin.minutes(5);
            assertThat(export(POOL1)).isEqualTo("NotInitialized");
            admin.does("Invoke-CsBackupServiceSync pool1.contoso.com", "Invoke-CsBackupServiceSync pool2.contoso.com")
                    .minutes(5);
            assertThat(export(POOL1)).isIn("SteadyState", "FinalState");
            assertThat(export(POOL2)).isIn("SteadyState", "FinalState");
        }

        @Test
        @Holds(Rule.UNINITIALIZED_FAILOVER_IS_EMPTY)
        void thatWasNeverMadeIsWarnedOfAtAFailover() {
            admin.close();
            admin = new Admin("pools: { pool1.contoso.com: { users: 4, backupService: notDeployed },"
                    + " pool2.contoso.com: { users: 4, backupService: notDeployed } },"
                    + " edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } },"
                    + " cms: { active: pool2.contoso.com, standby: pool1.contoso.com }");
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            var result = admin.ps("Invoke-CsPoolFailOver pool1.contoso.com -DisasterMode");
            assertThat(result.refused()).isEmpty();
            assertThat(result.warnings())
                    .containsExactly(
                            "The Backup Service of pool1.contoso.com has never been in step: its users will find"
                                    + " no contacts and no meetings at the backup pool.");
            assertThat(admin.findings())
                    .filteredOn(finding -> finding.equals("BackupNotInitialized " + POOL1))
                    .as("at the start, and again at the failover")
                    .hasSize(2);
        }

        private Object export(String pool) {
            return admin.at("pools", pool, "backup", "UserServices.PresenceFocus", "export");
        }
    }

    @Nested
    class Setup {

        @Test
        void runsOnAComputerOfLync() {
            admin.refuses(
                    "",
                    "Bootstrapper.exe",
                    "WrongComputer",
                    "Setup is refused: a management computer is no Front End and no Edge server of the topology");
        }

        @Test
        void isAlsoTypedAsTheTopicHasIt() {
            admin.doesOn("fe1." + POOL1, "Bootstrapper /Setup");
        }
    }

    @Nested
    class Sync {

        @Test
        @Holds(Rule.SYNC_CAN_BE_FORCED)
        void carriesWhatWaitsAtOnce() {
            admin.minutes(3);
            admin.simulation()
                    .doNow(() -> admin.simulation().acts().addContact("alice@contoso.com", "bob@contoso.com"));
            assertThat(export()).isEqualTo("SteadyState");
            var result =
                    admin.ps("Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com -BackupModule PresenceFocus -V");
            assertThat(result.output()).isEqualTo("""
                    WARNING: Invoke-CsBackupServiceSync: -BackupModule PresenceFocus is how a topic spells it; the cmdlet\
                     reference has -BackupModule UserServices.PresenceFocus
                    VERBOSE: A cycle was started for UserServices.PresenceFocus.
                    """);
            admin.does("Invoke-CsBackupServiceSync pool1.contoso.com", "Invoke-CsBackupServiceSync pool1.contoso.com");
            assertThat(export()).isEqualTo("FinalState");
        }

        private Object export() {
            return admin.at("pools", POOL1, "backup", "UserServices.PresenceFocus", "export");
        }

        @Test
        void warnsOfWhatCannotBeExported() {
            admin.breaks(FaultKind.FILESTORE_DOWN, POOL2);
            admin.simulation()
                    .doNow(() -> admin.simulation().acts().addContact("alice@contoso.com", "bob@contoso.com"));
            assertThat(admin.ps("Invoke-CsBackupServiceSync pool1.contoso.com").warnings())
                    .anyMatch(warning -> warning.startsWith("UserServices.PresenceFocus cannot be exported: "));
        }

        @Test
        @Holds(refusals = ErrorId.BackupServiceStopped)
        void needsTheServiceOnBothPools() {
            admin.doesOn(POOL2, "Stop-CsWindowsService LYNCBACKUP");
            admin.refuses(
                    "",
                    "Invoke-CsBackupServiceSync pool1.contoso.com",
                    "BackupServiceStopped",
                    "LYNCBACKUP does not run on any computer of pool2.contoso.com.\nStart it: Start-CsWindowsService");
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    "",
                    "Invoke-CsBackupServiceSync pool1.contoso.com",
                    "BackupServiceStopped",
                    "pool1.contoso.com is down or cannot be reached.\nIt would also be refused because of\n"
                            + "  BackupServiceStopped: LYNCBACKUP does not run on any computer of pool2.contoso.com");
        }

        @Test
        @Holds(refusals = ErrorId.PoolNotPaired)
        void needsAPair() {
            admin.close();
            admin = new Admin("pools: { pool1.contoso.com: { users: 4, backup: null },"
                    + " pool2.contoso.com: { users: 4, backup: null } }, cms: { standby: null }");
            admin.refuses(
                    "",
                    "Invoke-CsBackupServiceSync pool1.contoso.com",
                    "PoolNotPaired",
                    "pool1.contoso.com has no associated backup pool");
        }

        @Test
        void knowsItsModulesAndPools() {
            admin.refuses(
                    "",
                    "Invoke-CsBackupServiceSync pool1.contoso.com -BackupModule RGS",
                    "ParameterOutOfRange",
                    "Accepted is All, UserServices.PresenceFocus, ConfServices.DataConf, CentralMgmt.CMSMaster.");
            admin.refuses(
                    "", "Invoke-CsBackupServiceSync pool3.contoso.com", "UnknownIdentity", "no Front End pool pool3");
        }
    }

    @Nested
    class Databases {
        private static final String USER = "Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User";

        @Test
        @Holds(Rule.EACH_TYPE_BY_ITSELF)
        void eachTypeHasAPrincipalOfItsOwn() {
            assertThat(lasts(() -> admin.does(USER + " -NewPrincipal mirror"))).isEqualTo(Duration.ofSeconds(30));
            assertThat(principal("User")).isEqualTo("sql1b.contoso.com");
            assertThat(principal("CentralMgmt")).isEqualTo("sql1a.contoso.com");
            admin.does("Invoke-CsDatabaseFailover pool1.contoso.com -DatabaseType CMS -NewPrincipal Mirror");
            assertThat(principal("CentralMgmt")).isEqualTo("sql1b.contoso.com");
        }

        @Test
        void stayWhereTheyAreWhenTheyAreThereAlready() {
            var result = admin.ps(USER + " -NewPrincipal Primary -Verbose");
            assertThat(result.output())
                    .isEqualTo("VERBOSE: sql1a.contoso.com is principal of the User databases already.\n");
        }

        @Test
        @Holds(refusals = ErrorId.NewPrincipalUnreachable, value = Rule.NEW_PRINCIPAL_IS_NAMED)
        void moveToAServerThatIsDownOnlyByForce() {
            admin.breaks(FaultKind.SQL_DOWN, "sql1b.contoso.com");
            admin.refuses(
                    "",
                    USER + " -NewPrincipal Mirror",
                    "NewPrincipalUnreachable",
                    "Failover of the User databases of pool1.contoso.com is refused: sql1b.contoso.com is down");
            admin.heals(FaultKind.SQL_DOWN, "sql1b.contoso.com");
            admin.refuses(
                    "",
                    USER + " -NewPrincipal Mirror",
                    "NewPrincipalUnreachable",
                    "sql1b.contoso.com is not synchronised with the principal (synchronizing)");
            admin.does(USER + " -NewPrincipal Mirror -Force");
            assertThat(principal("User")).isEqualTo("sql1b.contoso.com");
        }

        @Test
        @Holds(refusals = ErrorId.MirrorNotConfigured)
        void withoutAMirrorDoNotMove() {
            admin.refuses(
                    "",
                    "Invoke-CsDatabaseFailover pool1.contoso.com -DatabaseType Archiving -NewPrincipal Mirror",
                    "MirrorNotConfigured",
                    "pool1.contoso.com has no Archiving databases with a primary and a mirror");
            admin.refuses("", USER, "ParameterMissing", "-NewPrincipal has to be given");
            admin.refuses(
                    "",
                    "Invoke-CsDatabaseFailover pool5.contoso.com -DatabaseType User -NewPrincipal Mirror",
                    "UnknownIdentity",
                    "there is no Front End pool pool5.contoso.com");
        }

        private Object principal(String type) {
            return admin.at("pools", POOL1, "database", type, "principal");
        }
    }
}
