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
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class PoolFailoverTest {
    private static final String FAIL_OVER = "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com";
    private static final String FAIL_BACK = "Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com";
    private static final String NEXT_HOP_TO_POOL2 =
            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com";

    private Admin admin = new Admin();

    @AfterEach
    void close() {
        admin.close();
    }

    private Admin estate(String changes) {
        admin.close();
        admin = new Admin(changes);
        return admin;
    }

    /** Central Management and the next hop are out of the way. */
    private Admin prepared() {
        return admin.minutes(5)
                .doesOn(POOL2, "Invoke-CsManagementServerFailover")
                .does(NEXT_HOP_TO_POOL2)
                .minutes(5);
    }

    private Admin failedOver() {
        admin.minutes(5)
                .breaks(FaultKind.POOL_DOWN, POOL1)
                .minutes(6)
                .doesOn(POOL2, CMS_TO_POOL2)
                .does(NEXT_HOP_TO_POOL2, FAIL_OVER + " -DisasterMode");
        return admin;
    }

    @Nested
    class FailingOver {

        @Test
        @Holds(Rule.PLANNED_LOSES_NOTHING)
        void movesTheUsersWithoutLoss() {
            prepared();
            var result = admin.ps(FAIL_OVER + " -Verbose");
            assertThat(result.refused()).isEmpty();
            assertThat(result.objects()).isEmpty();
            assertThat(result.output()).isEqualTo("""
                            VERBOSE: Making pool1.contoso.com read-only.
                            VERBOSE: Waiting up to 600 s for the final state of the Backup Service.
                            VERBOSE: Verifying what pool2.contoso.com has imported.
                            VERBOSE: Switching the users of pool1.contoso.com to pool2.contoso.com.
                            """);
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("FailedOver");
            assertThat(admin.at("pools", POOL1, "lost", "changes")).isEqualTo(0L);
            assertThat(admin.findings()).isEmpty();
        }

        @Test
        @Holds(Rule.CHECKED_BEFORE_CHANGED)
        void listsWhatMustHoldAndChangesNothingWithWhatIf() {
            admin.minutes(5);
            assertThat(admin.ps(FAIL_OVER + " -WhatIf").output()).isEqualTo("""
                    What if: Performing the operation "Invoke-CsPoolFailOver" on target "pool1.contoso.com".
                      [met]     The Front End pool is in the topology: pool1.contoso.com stands in Datacenter1
                      [met]     The pool is not failed over yet: pool1.contoso.com is Active
                      [met]     Its backup pool is not failed over itself: pool2.contoso.com is Active
                      [met]     Its backup pool can take over: pool2.contoso.com is Active
                      [met]     The pool and its back end are up: pool1.contoso.com is up
                      [not met] A Central Management store is available elsewhere: the Central Management store is still\
                     on pool1.contoso.com, the pool that is to be failed over (CmsNotAvailable)
                      [not met] No Edge pool has the pool as its next hop: pool1.contoso.com is the next hop of\
                     edge1.contoso.com; external access, federation, split-domain and XMPP through it may stop\
                     (EdgeNextHopInUse)
                    """);
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("Active");
        }

        @Test
        @Holds(Rule.FIRST_REFUSAL_NAMES_OTHERS)
        void tellsTheFirstReasonAndTheOthersBelowIt() {
            assertThat(admin.ps(FAIL_OVER).output()).isEqualTo("""
                    Invoke-CsPoolFailOver : Failover of pool1.contoso.com is refused: the Central Management store is\
                     still on pool1.contoso.com, the pool that is to be failed over.
                    It would also be refused because of
                      EdgeNextHopInUse: pool1.contoso.com is the next hop of edge1.contoso.com; external access,\
                     federation, split-domain and XMPP through it may stop
                    Fail the Central Management server over first: Invoke-CsManagementServerFailover.
                        + CategoryInfo          : ResourceUnavailable: (pool1.contoso.com:String)\
                     [Invoke-CsPoolFailOver], ResourceUnavailableException
                        + FullyQualifiedErrorId : CmsNotAvailable,Invoke-CsPoolFailOver
                    """);
        }

        @Test
        void refusesAPoolThatIsNotThere() {
            refuses("Invoke-CsPoolFailOver pol1.contoso.com", "UnknownIdentity", "did you mean pool1.contoso.com?");
            refuses("Invoke-CsPoolFailOver " + EDGE1, "UnknownIdentity", "there is no Front End pool " + EDGE1);
        }

        @Test
        @Holds(refusals = ErrorId.PoolNotPaired)
        void refusesAPoolWithoutABackupPool() {
            estate("pools: { pool1.contoso.com: { users: 4, backup: null },"
                    + " pool2.contoso.com: { users: 4, backup: null } }, cms: { standby: null }");
            refuses(FAIL_OVER, "PoolNotPaired", "pool1.contoso.com has no associated backup pool");
        }

        @Test
        @Holds(refusals = ErrorId.PoolAlreadyFailedOver)
        void refusesWhatIsFailedOverAlready() {
            failedOver();
            refuses(FAIL_OVER, "PoolAlreadyFailedOver", "pool1.contoso.com is FailedOver already");
        }

        @Test
        @Holds(refusals = ErrorId.PartnerFailedOver)
        void refusesThePartnerOfAPoolThatIsFailedOver() {
            failedOver();
            refuses(
                    "Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com",
                    "PartnerFailedOver",
                    "its backup pool pool1.contoso.com is FailedOver, and of a pair at most one pool can be failed over");
            assertThat(admin.at("pools", POOL2, "state")).isEqualTo("Active");
        }

        @Test
        @Holds(refusals = ErrorId.BackupPoolDown)
        void refusesWhileTheBackupPoolIsDown() {
            admin.breaks(FaultKind.POOL_DOWN, POOL2);
            refuses(FAIL_OVER, "BackupPoolDown", "its backup pool pool2.contoso.com is Down");
        }

        @Test
        @Holds(refusals = ErrorId.PoolUnreachable)
        void sendsAPoolThatIsDownToTheDisasterMode() {
            prepared().breaks(FaultKind.POOL_DOWN, POOL1);
            refuses(FAIL_OVER, "PoolUnreachable", "Run the command with -DisasterMode");
            assertThat(admin.refused(FAIL_OVER + " -DisasterMode")).isEmpty();
        }

        @Test
        @Holds(value = Rule.FORCE_DOES_NOT_SKIP_NEXT_HOP, refusals = ErrorId.EdgeNextHopInUse)
        void refusesTheNextHopOfAnEdgePool() {
            admin.doesOn(POOL2, "Invoke-CsManagementServerFailover");
            refuses(
                    FAIL_OVER + " -Force",
                    "EdgeNextHopInUse",
                    "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com.");
        }

        @Test
        @Holds(value = Rule.FAILOVER_WAIT_TIME, refusals = ErrorId.SyncNotComplete)
        void givesUpWhenTheBackupIsNotCompleteInTime() {
            prepared().doesOn(POOL2, "Stop-CsWindowsService LYNCBACKUP");
            admin.simulation()
                    .doNow(() -> admin.simulation().acts().addContact("alice@contoso.com", "bob@contoso.com"));
            refuses(
                    FAIL_OVER + " -WaitTime 00:01:00",
                    "SyncNotComplete",
                    "the final state was not reached within 60 s and pool2.contoso.com has not imported 1 change");
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("Active");
            assertThat(admin.at("pools", POOL1, "readOnly")).isEqualTo(false);
            assertThat(admin.refused(FAIL_OVER + " -WaitTime 60 -SkipDataVerification"))
                    .isEmpty();
        }

        @Test
        @Holds(findings = FindingCode.DISASTER_MODE_ON_RUNNING_POOL)
        void noticesADisasterModeOnAPoolThatRuns() {
            prepared();
            var result = admin.ps(FAIL_OVER + " -DisasterMode");
            assertThat(result.warnings())
                    .containsExactly("pool1.contoso.com is up and was failed over with -DisasterMode; what"
                            + " pool2.contoso.com has not imported is lost to its users.");
            assertThat(admin.findings()).contains("DisasterModeOnRunningPool " + POOL1);
        }

        @Test
        void noticesItWithoutTellingWhoeverCannotSeeThePool() {
            prepared().breaks(FaultKind.WAN_DOWN, Map.of());
            var result = admin.on("fe1.pool2.contoso.com", FAIL_OVER + " -DisasterMode");
            assertThat(result.refused()).isEmpty();
            assertThat(result.warnings()).isEmpty();
            assertThat(admin.findings()).contains("DisasterModeOnRunningPool " + POOL1, "SplitBrain " + POOL1);
        }

        @Test
        void takesOnlyASpanOfTimeAsWaitTime() {
            refuses(FAIL_OVER + " -WaitTime soon", "ParameterOutOfRange", "-WaitTime does not accept 'soon'");
        }
    }

    @Nested
    class FailingBack {

        @Test
        void bringsTheUsersHome() {
            failedOver().heals(FaultKind.POOL_DOWN, POOL1).minutes(10);
            var result = admin.ps(FAIL_BACK + " -Verbose");
            assertThat(result.refused()).isEmpty();
            assertThat(result.output()).isEqualTo("""
                    VERBOSE: Moving the data of 42 users from pool2.contoso.com home to pool1.contoso.com.
                    VERBOSE: Conference content was not moved: run Invoke-CsBackupServiceSync on the backup pool for\
                     ConfServices.DataConf.
                    """);
            assertThat(admin.at("pools", POOL1, "servedBy")).isEqualTo(POOL1);
        }

        @Test
        @Holds(value = Rule.FAILBACK_TAKES_BY_USERS, timings = Timing.FAILBACK_USERS_PER_MINUTE)
        void takesAsLongAsTheUsersAreMany() {
            estate("operators: { admin: [RTCUniversalServerAdmins] }");
            failedOver().heals(FaultKind.POOL_DOWN, POOL1).minutes(20);
            var start = admin.simulation().now();
            assertThat(admin.refused(FAIL_BACK)).isEmpty();
            assertThat(Duration.ofMillis(admin.simulation().now() - start))
                    .isBetween(Duration.ofMinutes(27), Duration.ofMinutes(28));
        }

        @Test
        @Holds(refusals = ErrorId.PoolNotFailedOver)
        void refusesAPoolThatIsNotFailedOver() {
            failedOver();
            refuses(
                    "Invoke-CsPoolFailBack pool2.contoso.com",
                    "PoolNotFailedOver",
                    "pool2.contoso.com is Active, not FailedOver; its partner pool1.contoso.com is");
        }

        @Test
        @Holds(refusals = ErrorId.HomePoolDown, value = Rule.FAILBACK_NEEDS_THE_POOL)
        void refusesWhileTheHomePoolIsDown() {
            failedOver();
            refuses(FAIL_BACK, "HomePoolDown", "the Front Ends of pool1.contoso.com are down or starting");
            refuses(FAIL_BACK + " -DisasterMode", "HomePoolDown", "fe1.pool1.contoso.com down");
            assertThat(admin.ps(FAIL_BACK).output()).doesNotContain("It would also be refused");
        }

        @Test
        @Holds(refusals = ErrorId.HomePoolDown, value = Rule.FAILBACK_NEEDS_THE_POOL)
        void namesTheCmdletThatStartsStoppedServices() {
            failedOver().heals(FaultKind.POOL_DOWN, POOL1).minutes(10).doesOn(POOL1, "Stop-CsWindowsService");
            refuses(FAIL_BACK, "HomePoolDown", "Start-CsWindowsService");
            admin.doesOn(POOL1, "Start-CsWindowsService").minutes(5);
            assertThat(admin.refused(FAIL_BACK)).isEmpty();
        }

        @Test
        @Holds(refusals = ErrorId.BackupPoolDown)
        void needsTheDisasterModeWithoutTheBackupPool() {
            failedOver().heals(FaultKind.POOL_DOWN, POOL1).minutes(10).breaks(FaultKind.POOL_DOWN, POOL2);
            refuses(FAIL_BACK, "BackupPoolDown", "or run the command with -DisasterMode");
            assertThat(admin.refused(FAIL_BACK + " -DisasterMode")).isEmpty();
            assertThat(admin.at("pools", POOL1, "servedBy")).isEqualTo(POOL1);
        }

        @Test
        void needsACentralManagementStore() {
            failedOver()
                    .heals(FaultKind.POOL_DOWN, POOL1)
                    .minutes(10)
                    .doesOn(POOL2, "Stop-CsWindowsService -Name MASTER");
            refuses(FAIL_BACK, "CmsNotAvailable", "no Central Management store is available");
        }

        @Test
        @Holds(value = Rule.FAILBACK_IS_REPEATED, refusals = ErrorId.HydrationFailed)
        void canBeRepeatedWhenHydrationFailed() {
            failedOver().heals(FaultKind.POOL_DOWN, POOL1).minutes(10).breaks(FaultKind.HYDRATION_FAILURE, POOL1);
            refuses(
                    FAIL_BACK,
                    "HydrationFailed",
                    "The pool stays failed over and nothing is lost. Run the command again.");
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("FailedOver");
            assertThat(admin.refused(FAIL_BACK)).isEmpty();
        }
    }

    private void refuses(String line, String id, String text) {
        admin.refuses("", line, id, text);
    }
}
