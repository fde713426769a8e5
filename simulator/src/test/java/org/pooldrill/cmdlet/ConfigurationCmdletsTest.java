package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.EDGE1;
import static org.pooldrill.cmdlet.Admin.EDGE2;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.drill.DnsEdit;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What is written to the Central Management store, and what follows it. */
class ConfigurationCmdletsTest {

    private Admin admin = new Admin();

    @AfterEach
    void close() {
        admin.close();
    }

    private BackupSettings published() {
        return admin.simulation().centralStore().published("").backupSettings();
    }

    @Nested
    class TheBackupService {

        @Test
        void goesByItsNewSettingsWhenTheReplicasHaveThem() {
            var result = admin.ps("Set-CsBackupServiceConfiguration -SyncInterval 00:03:00 -MaxBatchesPerCmsSync 100");
            assertThat(result.output()).isEmpty();
            assertThat(published().syncInterval()).isEqualTo(Duration.ofMinutes(3));
            assertThat(published().maxBatchesPerCmsSync()).isEqualTo(100);
            assertThat(published().maxConcurrentCalls()).isEqualTo(10);
            assertThat(admin.findings()).contains("SyncIntervalChanged " + POOL1, "SyncIntervalChanged " + POOL2);
            admin.minutes(2);
            assertThat(admin.simulation().centralStore().settings(POOL2).backupSettings())
                    .isEqualTo(published());
        }

        @Test
        @Holds({Rule.BACKUP_SETTINGS_DEFAULTS, Rule.SYNC_INTERVAL_DEFAULT})
        void getsItsDefaultsBack() {
            admin.does(
                    "Set-CsBackupServiceConfiguration global -SyncInterval 60 -AuthorizedUniversalGroups CSHelpDesk",
                    "Remove-CsBackupServiceConfiguration -Identity global");
            assertThat(published()).isEqualTo(BackupSettings.DEFAULT);
        }

        @Test
        @Holds(Rule.AUTHORISED_GROUPS)
        void authorizesFurtherGroups() {
            admin.close();
            admin = new Admin("operators: { admin: [RTCUniversalServerAdmins], carl: [CSAdministrator] }");
            var sync = "Invoke-CsBackupServiceSync pool1.contoso.com";
            assertThat(Shell.id(admin.as("carl", sync))).isEqualTo("AccessDenied");
            admin.does("Set-CsBackupServiceConfiguration -AuthorizedUniversalGroups @{Add=\"CSAdministrator\"}");
            assertThat(published().authorizedUniversalGroups())
                    .containsExactly("RTCUniversalServerAdmins", "CSAdministrator");
            assertThat(Shell.id(admin.as("carl", sync))).isEmpty();
        }

        @Test
        @Holds(value = Rule.SYNC_INTERVAL_RANGE, refusals = ErrorId.ParameterOutOfRange)
        void hasLimitsToItsInterval() {
            for (var wrong : new String[] {"00:00:04", "03:00:01"}) {
                admin.refuses(
                        "",
                        "Set-CsBackupServiceConfiguration -SyncInterval " + wrong,
                        "ParameterOutOfRange",
                        "Accepted is 00:00:05 to 03:00:00");
            }
            admin.does("Set-CsBackupServiceConfiguration -SyncInterval 00:00:05");
            admin.does("Set-CsBackupServiceConfiguration -SyncInterval 03:00:00");
        }

        @Test
        void hasOneCollectionOfSettings() {
            admin.refuses(
                    "",
                    "Set-CsBackupServiceConfiguration site:Datacenter1 -SyncInterval 60",
                    "UnknownIdentity",
                    "there is no collection of settings site:Datacenter1, only global.");
            admin.refuses("", "Remove-CsBackupServiceConfiguration mine", "UnknownIdentity", "Type -Identity global.");
            admin.refuses("", "Remove-CsBackupServiceConfiguration", "ParameterMissing", "-Identity has to be given");
        }

        @Test
        @Holds(value = Rule.NO_CMS_NO_CHANGES, refusals = ErrorId.CmsNotAvailable)
        void cannotBeChangedWithoutACentralManagementStore() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    "",
                    "Set-CsBackupServiceConfiguration -SyncInterval 60",
                    "CmsNotAvailable",
                    "Change of the Backup Service's settings is refused: no Central Management store is available");
            admin.refuses(
                    "", "Remove-CsBackupServiceConfiguration global", "CmsNotAvailable", "pool1.contoso.com: Active");
        }
    }

    @Nested
    class TheNextHop {

        @Test
        @Holds({Rule.NEXT_HOP_AT_ANOTHER_SITE, Rule.TOPIC_SPELLINGS_ARE_ACCEPTED})
        void movesWithAndWithoutThePrefixes() {
            admin.does(
                    "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com");
            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL2);
            assertThat(admin.findings()).isEmpty();
            admin.minutes(2);
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL2);
            admin.does("Set-CsEdgeServer EDGE1.contoso.com -Registrar pool1.contoso.com");
            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL1);
            assertThat(admin.findings()).contains("TopicSpelling ");
        }

        @Test
        @Holds(Rule.NEXT_HOP_MOVES_WHILE_EDGE_DOWN)
        void movesWhileTheEdgePoolIsDown() {
            admin.breaks(FaultKind.EDGE_DOWN, EDGE1)
                    .does("Set-CsEdgeServer EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com");
            assertThat(admin.at("edges", EDGE1, "nextHop")).isEqualTo(POOL2);
        }

        @Test
        void isBetweenAnEdgePoolAndAFrontEndPool() {
            admin.refuses(
                    "",
                    "Set-CsEdgeServer EdgeServer:pool1.contoso.com -Registrar Registrar:pool2.contoso.com",
                    "UnknownIdentity",
                    "there is no Edge pool pool1.contoso.com in the topology");
            admin.refuses(
                    "",
                    "Set-CsEdgeServer EdgeServer:edge1.contoso.com -Registrar Registrar:pool3.contoso.com",
                    "UnknownIdentity",
                    "there is no Front End pool pool3.contoso.com in the topology; did you mean pool1.contoso.com?");
        }

        @Test
        void staysWithoutACentralManagementStore() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    "",
                    "Set-CsEdgeServer EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com",
                    "CmsNotAvailable",
                    "Next hop pool2.contoso.com for edge1.contoso.com is refused: no Central Management store");
        }
    }

    @Nested
    class Xmpp {

        @Test
        @Holds({Rule.XMPP_ROUTE, Rule.XMPP_A_RECORD, Rule.XMPP_SERVICES, Rule.XMPP_WORKS_IF_ALL})
        void movesWithTheDocumentedProcedure() {
            admin.breaks(FaultKind.EDGE_DOWN, EDGE1)
                    .doesOn(EDGE2, "Stop-CsWindowsService")
                    .does("Set-CsSite Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com")
                    .minutes(2);
            admin.simulation().doNow(() -> {
                admin.simulation().outside().apply(new DnsEdit.SetA("xmpp.contoso.com", EDGE2));
                admin.simulation()
                        .outside()
                        .apply(new DnsEdit.SetSrv(new SrvRecord("_xmpp-server._tcp.contoso.com", EDGE2, 5269, 20)));
                admin.simulation().outside().open(EDGE2, 5269);
            });
            assertThat(admin.at("xmpp", "works")).isEqualTo(false);
            admin.doesOn(EDGE2, "Start-CsWindowsService").minutes(2);
            assertThat(admin.at("xmpp", "route")).isEqualTo(EDGE2);
            assertThat(admin.at("xmpp", "why")).isEqualTo(List.of());
            assertThat(admin.findings()).noneMatch(finding -> finding.startsWith("StepSkipped"));
        }

        @Test
        @Holds(value = Rule.XMPP_STOPPED_FIRST, findings = FindingCode.STEP_SKIPPED)
        void isNoticedWhenTheServicesOfTheNewEdgePoolWereNotStopped() {
            var result = admin.ps("Set-CsSite Datacenter2 -XmppExternalFederationRoute edge2.contoso.com");
            assertThat(result.refused()).isEmpty();
            assertThat(admin.findings()).contains("StepSkipped " + EDGE2, "TopicSpelling ");
            assertThat(admin.at("xmpp", "route")).isEqualTo(EDGE2);
        }

        @Test
        @Holds(
                value = Rule.SITE_WITHOUT_PREFIX,
                refusals = {ErrorId.UnknownIdentity, ErrorId.ParameterMissing})
        void namesASiteWithoutAPrefix() {
            admin.refuses(
                    "",
                    "Set-CsSite site:Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com",
                    "UnknownIdentity",
                    "there is no site site:Datacenter2 in the topology");
            admin.refuses(
                    "",
                    "Set-CsSite Datacenter2 -XmppFederationRoute EdgeServer:edge3.contoso.com",
                    "UnknownIdentity",
                    "there is no Edge pool edge3.contoso.com in the topology");
            admin.refuses("", "Set-CsSite Datacenter2", "ParameterMissing", "-XmppFederationRoute");
        }

        @Test
        void staysWithoutACentralManagementStore() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    "",
                    "Set-CsSite Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com",
                    "CmsNotAvailable",
                    "Change of the routes of site Datacenter2 is refused");
        }
    }

    @Nested
    class Federation {

        @Test
        @Holds({Rule.SETUP_ON_THE_EDGE, Rule.FEDERATION_IS_PUBLISHED})
        void worksOnTheOtherEdgePoolWhenSetupHasRunAgain() {
            admin.breaks(FaultKind.EDGE_DOWN, EDGE1);
            admin.simulation().doNow(() -> assertThat(admin.simulation()
                            .centralStore()
                            .publish(
                                    List.of(
                                            new TopologyEdit.Federation(EDGE1, false),
                                            new TopologyEdit.Federation(EDGE2, true)),
                                    Optional.empty()))
                    .isEmpty());
            admin.minutes(2);
            assertThat(admin.at("federation", "works")).isEqualTo(false);
            var start = admin.simulation().now();
            var result = admin.on(EDGE2, "Bootstrapper.exe -Verbose");
            assertThat(result.output()).isEqualTo("VERBOSE: Setup runs on edge2.contoso.com.\n");
            assertThat(Duration.ofMillis(admin.simulation().now() - start)).isEqualTo(Duration.ofMinutes(5));
            assertThat(admin.at("federation", "why")).isEqualTo(List.of());
        }
    }

    @Nested
    class Replication {

        @Test
        void doesNotWaitWhenItIsForced() {
            admin.does(
                    "Set-CsEdgeServer EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com",
                    "Invoke-CsManagementStoreReplication edge1.contoso.com",
                    "Invoke-CsManagementStoreReplication");
            admin.simulation().doNow(() -> {});
            assertThat(admin.at("edges", EDGE1, "replicaNextHop")).isEqualTo(POOL2);
        }

        @Test
        void knowsTheReplicas() {
            admin.refuses(
                    "",
                    "Invoke-CsManagementStoreReplication -ReplicaFqdn fe9.pool1.contoso.com",
                    "UnknownIdentity",
                    "there is no computer fe9.pool1.contoso.com in the topology; did you mean fe1.pool1.contoso.com?");
        }

        @Test
        void needsACentralManagementStore() {
            admin.breaks(FaultKind.POOL_DOWN, POOL1);
            admin.refuses(
                    "",
                    "Invoke-CsManagementStoreReplication",
                    "CmsNotAvailable",
                    "Replication of the Central Management store is refused: no Central Management store is available");
        }
    }
}
