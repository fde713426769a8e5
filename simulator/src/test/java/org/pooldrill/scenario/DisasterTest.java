package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.client.Cause;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Pools, sites and back ends that are lost: S12, S15, S16, S18, S23, and what a disaster costs. */
class DisasterTest {
    private static final String ALICE_ADDS_BOB = """
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            """;
    private static final String ALICE_ADDS_CAROL = ALICE_ADDS_BOB.replace("contact: bob", "contact: carol");
    private static final String REVIEW = """
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: review, starts: 1h, length: 1h }
            - user: alice@contoso.com
              does: upload-content
              with: { conference: review, file: a.pptx, size: 10MB }
            """;

    @Nested
    class TheClock {

        @Test
        @Holds(Rule.RTO_LEAVES_OUT_DECIDING)
        void measuresDetectionDecisionExecutionAndSigningIn() {
            contoso().passes("- advance: 1h\n", POOL1_LOST, PREPARED, DISASTER_FAILOVER, """
                    - expect:
                        - pools['pool1.contoso.com'].rto.detect == duration('5m')
                        - pools['pool1.contoso.com'].rto.decide == duration('10m')
                        - pools['pool1.contoso.com'].rto.execute > duration('5m')
                        - pools['pool1.contoso.com'].rto.execute <= duration('30m')
                    - advance: 5m
                    - expect:
                        - pools['pool1.contoso.com'].rto.total == pools['pool1.contoso.com'].rto.decide + pools['pool1.contoso.com'].rto.execute + pools['pool1.contoso.com'].rto.signIn
                    """);
        }

        @Test
        void startsAnewWithTheNextDisaster() {
            contoso().passes("- advance: 1h\n", FAILED_OVER, POOL1_REPAIRED, FAILBACK, """
                    - advance: 3h
                    - fault: pool-down
                      at: pool1.contoso.com
                    - advance: 4m
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                    - expect:
                        - pools['pool1.contoso.com'].rto.decide == duration('4m')
                        - pools['pool1.contoso.com'].rto.detect == duration('4m')
                        - pools['pool1.contoso.com'].rto.execute == last.duration
                    """);
        }

        @Test
        void startsAnewAfterADisasterThatPassedByItself() {
            readyToFailPool1Over().passes("""
                    - advance: 1h
                    - fault: wan-down
                    - advance: 10m
                    - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                    - heal: wan-down
                    - advance: 2h
                    """, POOL1_LOST, DISASTER_FAILOVER, """
                    - expect:
                        - pools['pool1.contoso.com'].rto.decide == duration('10m')
                        - pools['pool1.contoso.com'].rto.execute == last.duration
                    """);
        }

        @Test
        void isNotStartedByARefusedPlannedFailover() {
            contoso().passes("""
                    - advance: 1h
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                      refused: CmsNotAvailable
                    - advance: 2h
                    """, POOL1_LOST, PREPARED, DISASTER_FAILOVER, """
                    - expect: ["pools['pool1.contoso.com'].rto.decide == duration('10m')"]
                    """);
        }
    }

    @Nested
    class TheLoss {

        @Test
        @Holds(
                value = {
                    Rule.RPO_IS_THE_OLDEST_LOST,
                    Rule.TAIL_IS_SET_ASIDE,
                    Rule.CONTACTS_SURVIVE,
                    Rule.SCHEDULES_SURVIVE,
                    Rule.CONTENT_SURVIVES
                },
                findings = FindingCode.DATA_SET_ASIDE)
        void isWhatPool2HadNotImportedWithTheAgeOfTheOldest() {
            contoso()
                    .passes(
                            "- advance: 121s\n",
                            ALICE_ADDS_BOB,
                            "- advance: 60s\n",
                            ALICE_ADDS_CAROL,
                            REVIEW,
                            """
                    - advance: 30s
                    """,
                            FAILED_OVER,
                            """
                    - expect:
                        - pools['pool1.contoso.com'].lost.changes == 3
                        - pools['pool1.contoso.com'].lost.files == 1
                        - pools['pool1.contoso.com'].lost.bytes == 10000000
                        - pools['pool1.contoso.com'].lost.conferences == 1
                        - pools['pool1.contoso.com'].lost.users == 1
                        - pools['pool1.contoso.com'].rpo == duration('90s')
                        - users['alice@contoso.com'].contacts == []
                        - pools['pool1.contoso.com'].content.missing == 0
                        - "!findings.exists(f, f.code == 'RpoTargetMissed')"
                    """,
                            POOL1_REPAIRED,
                            FAILBACK,
                            """
                    - expect:
                        - users['alice@contoso.com'].contacts == []
                        - pools['pool1.contoso.com'].lost.changes == 3
                        - findings.exists(f, f.code == 'DataSetAside' && f.at == 'pool1.contoso.com')
                    """);
        }

        @Test
        @Holds(value = Rule.POOL_TARGETS, findings = FindingCode.RPO_TARGET_MISSED)
        void missesTheTargetAndSaysSoInMinutes() {
            contoso().passes("""
                    - advance: 10m
                    - fault: wan-down
                    - advance: 1m
                    """, ALICE_ADDS_BOB, """
                    - advance: 31m
                    - fault: pool-down
                      at: pool1.contoso.com
                    - heal: wan-down
                    - advance: 6m
                    """, PREPARED, DISASTER_FAILOVER, """
                    - expect:
                        - pools['pool1.contoso.com'].lost.changes == 1
                        - findings.exists(f, f.code == 'RpoTargetMissed' && f.text.contains('30m') && !f.text.contains('PT'))
                    """);
        }

        @Test
        @Holds(value = Rule.DISASTER_FAILBACK_LOSES, findings = FindingCode.DATA_SET_ASIDE)
        void ofADisasterFailbackIsWhatWasMadeAtTheBackupPool() {
            readyToFailPool1Over()
                    .with("timings: { frontEndStart: 1m }\n")
                    .passes(
                            POOL1_LOST,
                            DISASTER_FAILOVER,
                            "- advance: 5m\n",
                            ALICE_ADDS_BOB,
                            REVIEW,
                            "- advance: 10m\n",
                            """
                    - fault: pool-down
                      at: pool2.contoso.com
                    - heal: pool-down
                      at: pool1.contoso.com
                    - until: pools['pool1.contoso.com'].frontEnds.running == 3
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      refused: BackupPoolDown
                    - expect: ["pools['pool1.contoso.com'].state == 'FailedOver'", "pools['pool1.contoso.com'].servedBy == ''"]
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -DisasterMode
                    - advance: 5m
                    - expect:
                        - pools['pool1.contoso.com'].state == 'Active'
                        - pools['pool1.contoso.com'].users.regular == 42
                        - users['alice@contoso.com'].contacts == []
                        - pools['pool1.contoso.com'].lost.changes == 2
                        - pools['pool1.contoso.com'].lost.files == 1
                        - pools['pool1.contoso.com'].lost.items.all(i, i.at == 'pool2.contoso.com')
                        - pools['pool1.contoso.com'].rpo == duration('10m')
                        - pools['pool1.contoso.com'].content.missing == 0
                    - heal: pool-down
                      at: pool2.contoso.com
                    - advance: 10m
                    - expect:
                        - pools['pool1.contoso.com'].state == 'Active'
                        - pools['pool1.contoso.com'].lost.changes == 2
                        - findings.exists(f, f.code == 'DataSetAside' && f.at == 'pool1.contoso.com')
                    """,
                            ALICE_ADDS_CAROL,
                            """
                    - advance: 10m
                    - expect: ["pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'"]
                    """);
        }
    }

    @Nested
    class TheContent {

        @Test
        @Holds(
                value = {Rule.CONTENT_LOST_WITH_THE_STORE, Rule.SYNC_NAMES_THE_SOURCE, Rule.FILE_STORE_CARRIES_CONTENT},
                refusals = ErrorId.FileStoreUnavailable)
        void s18OfALostShareComesBackFromThePartnerAndFromNowhereElse() {
            contoso().passes(REVIEW, "- advance: 10m\n", """
                    - user: alice@contoso.com
                      does: upload-content
                      with: { conference: review, file: new.pptx, size: 5MB }
                    - fault: filestore-lost
                      at: pool1.contoso.com
                    - user: alice@contoso.com
                      does: upload-content
                      with: { conference: review, file: later.pptx, size: 5MB }
                      refused: FileStoreUnavailable
                    - expect:
                        - pools['pool1.contoso.com'].content.here == 0
                        - pools['pool1.contoso.com'].content.missing == 2
                        - pools['pool1.contoso.com'].lost.files == 1
                        - pools['pool1.contoso.com'].lost.bytes == 5000000
                        - pools['pool1.contoso.com'].lost.items[0].id == 'review/new.pptx'
                        - pools['pool1.contoso.com'].users.regular == 42
                    - heal: filestore-lost
                      at: pool1.contoso.com
                    - ps: Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com -BackupModule ConfServices.DataConf
                    - advance: 10m
                    - expect: ["pools['pool1.contoso.com'].content.here == 0"]
                    - ps: Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf
                    - until: pools['pool1.contoso.com'].content.here == 1
                      within: 10m
                    - expect:
                        - conferences['review'].content == ['a.pptx']
                        - pools['pool1.contoso.com'].lost.files == 1
                    """);
        }

        @Test
        void thatHadCrossedInAPackageIsNotLostWithTheShare() {
            contoso().passes("""
                    - advance: 119s
                    """, REVIEW, """
                    - until: pools['pool1.contoso.com'].backup['ConfServices.DataConf'].exported == 1
                      within: 1m
                    - advance: 3s
                    - fault: filestore-lost
                      at: pool1.contoso.com
                    - advance: 10m
                    - expect:
                        - pools['pool1.contoso.com'].content.atPartner == 1
                        - pools['pool1.contoso.com'].lost.files == 0
                        - pools['pool1.contoso.com'].content.missing == 1
                    """);
        }

        @Test
        void isLostWhenTheSecondOfTwoSharesIsLost() {
            contoso().passes(REVIEW, "- advance: 10m\n", """
                    - fault: filestore-lost
                      at: pool1.contoso.com
                    - advance: 10m
                    - expect: ["pools['pool1.contoso.com'].lost.files == 0"]
                    - fault: filestore-lost
                      at: pool2.contoso.com
                    - expect:
                        - pools['pool1.contoso.com'].lost.files == 1
                        - pools['pool1.contoso.com'].lost.items[0].at == 'pool2.contoso.com'
                        - pools['pool2.contoso.com'].lost.files == 0
                    """);
        }

        @Test
        void thatWasTakenInAgainIsLostLikeAnyOtherThatWasNotImported() {
            contoso().passes(REVIEW, "- advance: 10m\n", """
                    - fault: filestore-lost
                      at: pool2.contoso.com
                    - heal: filestore-lost
                      at: pool2.contoso.com
                    - fault: wan-down
                    - ps: Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com -BackupModule ConfServices.DataConf
                    - user: alice@contoso.com
                      does: upload-content
                      with: { conference: review, file: b.pptx, size: 7MB }
                    - advance: 10m
                    - fault: pool-down
                      at: pool1.contoso.com
                    - heal: wan-down
                    - advance: 6m
                    """, PREPARED, DISASTER_FAILOVER, """
                    - expect:
                        - conferences['review'].content == []
                        - pools['pool1.contoso.com'].lost.bytes >= 7000000
                    """);
        }
    }

    @Nested
    class OfTheSite {

        @Test
        @Holds(
                value = {Rule.FEDERATION_OUTBOUND_STOPS, Rule.ONE_XMPP_EDGE, Rule.MEDIA_STOPS_WITH_THE_EDGE},
                findings = {FindingCode.FEDERATION_EDGE_DOWN, FindingCode.XMPP_EDGE_DOWN})
        void s12TakesFederationXmppAndThePoolsEdgeWithIt() {
            contoso().passes("""
                    - advance: 1h
                    - fault: site-down
                      at: Datacenter1
                    - advance: 10m
                    - expect:
                        - pools['pool1.contoso.com'].state == 'Down'
                        - "!edges['edge1.contoso.com'].up"
                        - "!federation.works"
                        - "!xmpp.works"
                        - remoteAccess.works
                        - cms.state == 'NoMaster'
                        - findings.exists(f, f.code == 'FederationEdgeDown')
                        - findings.exists(f, f.code == 'XmppEdgeDown')
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                      refused: CmsNotAvailable
                    - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                      on: pool2.contoso.com
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                      refused: EdgeNextHopInUse
                    - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                    - advance: 5m
                    - expect:
                        - pools['pool1.contoso.com'].users.regular == 42
                        - "!federation.works"
                    """);
        }

        @Test
        @Holds(Rule.FORCE_DOES_NOT_SKIP_NEXT_HOP)
        void s12AsksForNoNextHopOfADeadEdgePoolWhereTheEstateSaysSo() {
            contoso().with("edgeNextHopCheck: running\n").passes("""
                    - fault: site-down
                      at: Datacenter1
                    - advance: 10m
                    - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                      on: pool2.contoso.com
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                    """);
        }
    }

    @Nested
    class OfTheBackEnd {

        @Test
        @Holds(
                value = {
                    Rule.DISASTER_MODE_WITHOUT_BACK_END,
                    Rule.BOTH_BACK_ENDS_LOST,
                    Rule.THIRTY_MINUTES_WITHOUT_BACK_END
                },
                refusals = ErrorId.PoolUnreachable,
                findings = FindingCode.DISASTER_MODE_ON_RUNNING_POOL,
                causes = Cause.BACK_END_DOWN)
        void s23NeedsDisasterModeThoughTheFrontEndsAreUp() {
            readyToFailPool1Over().passes("""
                    - advance: 1h
                    - fault: sql-down
                      at: sql1a.contoso.com
                    - fault: sql-down
                      at: sql1b.contoso.com
                    - advance: 31m
                    - expect: ["users['alice@contoso.com'].cause == 'BackEndDown'"]
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                      refused: PoolUnreachable
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                      warns: DisasterModeOnRunningPool
                    - expect:
                        - pools['pool1.contoso.com'].state == 'FailedOver'
                        - pools['pool1.contoso.com'].users.regular == 42
                        - users['alice@contoso.com'].at == 'pool2.contoso.com'
                        - pools['pool1.contoso.com'].lost.changes == 0
                        - "!findings.exists(f, f.code == 'SplitBrain')"
                    """);
        }
    }

    @Nested
    class TheFailover {

        @Test
        void canBeRepeatedWhenTheBackupPoolDiedInTheSwitch() {
            readyToFailPool1Over().passes("- advance: 121s\n", ALICE_ADDS_BOB, POOL1_LOST, """
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                      background: true
                      name: failover
                    - advance: 2m
                    - expect: ["users['alice@contoso.com'].cause == 'FailoverRunning'"]
                    - fault: pool-down
                      at: pool2.contoso.com
                    - await: failover
                      refused: BackupPoolDown
                    - expect:
                        - pools['pool1.contoso.com'].state == 'Down'
                        - users['alice@contoso.com'].cause == 'NoBackupReachable'
                        - pools['pool1.contoso.com'].lost.changes == 0
                    - heal: pool-down
                      at: pool2.contoso.com
                    - advance: 10m
                    - expect: ["pools['pool1.contoso.com'].state == 'Down'"]
                    """, DISASTER_FAILOVER, """
                    - advance: 5m
                    - expect:
                        - pools['pool1.contoso.com'].users.regular == 42
                        - pools['pool1.contoso.com'].lost.changes == 1
                    """);
        }

        @Test
        @Holds(
                refusals = {
                    ErrorId.PoolAlreadyFailedOver,
                    ErrorId.PartnerFailedOver,
                    ErrorId.PoolNotFailedOver,
                    ErrorId.HomePoolDown
                })
        void isRefusedTwice() {
            contoso().passes(FAILED_OVER, """
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                      refused: PoolAlreadyFailedOver
                    - ps: Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com
                      refused: PartnerFailedOver
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool2.contoso.com
                      refused: PoolNotFailedOver
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      refused: HomePoolDown
                    """);
        }
    }

    @Nested
    class TheFailback {

        @Test
        @Holds(refusals = ErrorId.HomePoolDown)
        void s15IsRefusedBelowQuorum() {
            contoso().passes(FAILED_OVER, """
                    - fault: frontend-down
                      at: fe2.pool1.contoso.com
                    - fault: frontend-down
                      at: fe3.pool1.contoso.com
                    - heal: pool-down
                      at: pool1.contoso.com
                    - advance: 30m
                    - expect:
                        - services['fe1.pool1.contoso.com']['RTCSRV'] == 'Starting'
                        - "!pools['pool1.contoso.com'].frontEnds.quorum"
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      refused: HomePoolDown
                    - heal: frontend-down
                      at: fe2.pool1.contoso.com
                    - heal: frontend-down
                      at: fe3.pool1.contoso.com
                    - until: pools['pool1.contoso.com'].frontEnds.running == 3
                    """, FAILBACK);
        }

        @Test
        @Holds(refusals = ErrorId.HydrationFailed, value = Rule.FAILBACK_IS_REPEATED)
        void s16IsRepeatedWhenHydrationFailed() {
            contoso().passes(FAILED_OVER, ALICE_ADDS_BOB, POOL1_REPAIRED, """
                    - fault: hydration-failure
                      at: pool1.contoso.com
                      times: 1
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      refused: HydrationFailed
                    - expect: ["pools['pool1.contoso.com'].state == 'FailedOver'"]
                    - advance: 4m
                    - expect:
                        - users['alice@contoso.com'].mode == 'Regular'
                        - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    """, FAILBACK, """
                    - advance: 4m
                    - expect:
                        - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                        - users['alice@contoso.com'].at == 'pool1.contoso.com'
                        - pools['pool1.contoso.com'].lost.changes == 0
                    """);
        }

        @Test
        void leavesThePoolFailedOverWhenItDiesAgain() {
            contoso()
                    .with("timings: { failbackUsersPerMinute: 4 }\n")
                    .passes(FAILED_OVER, POOL1_REPAIRED, """
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      background: true
                      name: failback
                    - advance: 5m
                    - fault: pool-down
                      at: pool1.contoso.com
                    - await: failback
                      refused: HydrationFailed
                    - expect:
                        - pools['pool1.contoso.com'].state == 'FailedOver'
                        - pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'
                    - advance: 4m
                    - expect: ["pools['pool1.contoso.com'].users.regular == 42"]
                    """, POOL1_REPAIRED, FAILBACK);
        }

        @Test
        void leavesThePoolFailedOverWhenItsBackupPoolDies() {
            contoso().with("timings: { failbackUsersPerMinute: 4 }\n").passes(FAILED_OVER, POOL1_REPAIRED, """
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      background: true
                      name: failback
                    - advance: 5m
                    - fault: pool-down
                      at: pool2.contoso.com
                    - await: failback
                      refused: HydrationFailed
                    - expect:
                        - pools['pool1.contoso.com'].state == 'FailedOver'
                        - pools['pool1.contoso.com'].servedBy == ''
                        - users['alice@contoso.com'].cause == 'NoBackupReachable'
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -DisasterMode
                    - advance: 4m
                    - expect:
                        - pools['pool1.contoso.com'].state == 'Active'
                        - pools['pool1.contoso.com'].users.regular == 42
                    """);
        }

        @Test
        void leavesThePoolFailedOverWhenTheNetworkBreaks() {
            contoso()
                    .with("timings: { failbackUsersPerMinute: 4 }\n")
                    .passes(FAILED_OVER, POOL1_REPAIRED, """
                    - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                      background: true
                      name: failback
                    - advance: 5m
                    - fault: wan-down
                    - await: failback
                      refused: HydrationFailed
                    - advance: 4m
                    - expect:
                        - pools['pool1.contoso.com'].state == 'FailedOver'
                        - pools['pool1.contoso.com'].users.regular == 42
                        - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - heal: wan-down
                    """, FAILBACK);
        }
    }
}
