package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** A pool that is given a rest: S04 to S06, and what breaks in each phase. */
class PlannedFailoverTest {
    private static final String CHANGED = """
            - advance: 10m
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: review, starts: 1h, length: 1h }
            - user: alice@contoso.com
              does: upload-content
              with: { conference: review, file: a.pptx, size: 10MB }
            """;

    private static final String FAILOVER = "- ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com\n";

    /** Lets a planned failover come to a phase; a share that is down holds it in Syncing. */
    private static String until(String phase) {
        var held = phase.equals("Syncing") ? "- fault: filestore-down\n  at: pool2.contoso.com\n" : "";
        return CHANGED + held + """
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                  background: true
                  name: failover
                - until: pools['pool1.contoso.com'].phase == '%s'
                  within: 5m
                """.formatted(phase);
    }

    @Test
    @Holds(
            value = {Rule.PLANNED_LOSES_NOTHING, Rule.SERVICES_RUN_ON_AFTER_PLANNED},
            refusals = ErrorId.HomePoolDown,
            findings = FindingCode.CONTENT_SYNC_SKIPPED)
    void s04LosesNothingAndComesBack() {
        readyToFailPool1Over().passes(CHANGED, FAILOVER, """
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].reachable
                    - pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'
                    - pools['pool1.contoso.com'].rto.decide == duration('0s')
                    - pools['pool1.contoso.com'].rto.execute <= duration('30m')
                    - pools['pool1.contoso.com'].rto.execute == last.duration
                    - pools['pool1.contoso.com'].rpo == duration('0s')
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool1.contoso.com'].lost.files == 0
                    - users['alice@contoso.com'].mode == 'Regular'
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - conferences['review'].content == ['a.pptx']
                    - "!findings.exists(f, f.code in ['RtoTargetMissed', 'RpoTargetMissed', 'DataSetAside', 'SplitBrain'])"
                - user: alice@contoso.com
                  does: upload-content
                  with: { conference: review, file: b.pptx, size: 10MB }
                - ps: Stop-CsWindowsService
                  on: pool1.contoso.com
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                  refused: HomePoolDown
                - ps: Start-CsWindowsService
                  on: pool1.contoso.com
                - until: pools['pool1.contoso.com'].frontEnds.running == 3
                """, FAILBACK, """
                - advance: 4m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].users.regular == 42
                    - pools['pool1.contoso.com'].content.missing == 1
                    - findings.exists(f, f.code == 'ContentSyncSkipped' && f.at == 'pool1.contoso.com')
                - ps: Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf
                - until: pools['pool2.contoso.com'].backup['ConfServices.DataConf'].export in ['SteadyState', 'FinalState'] && pools['pool1.contoso.com'].content.missing == 0
                  within: 10m
                - expect:
                    - conferences['review'].content.size() == 2
                    - pools['pool1.contoso.com'].lost.files == 0
                """);
    }

    @Test
    @Holds(value = Rule.CHECKED_BEFORE_CHANGED, refusals = ErrorId.EdgeNextHopInUse)
    void s05IsRefusedWhileAnEdgePoolHasThePoolAsItsNextHopAndChangesNothing() {
        contoso()
                .with("cms: { active: pool2.contoso.com, standby: pool1.contoso.com }\n")
                .passes("- advance: 10m\n", """
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                          refused: EdgeNextHopInUse
                        - expect:
                            - "!pools['pool1.contoso.com'].readOnly"
                            - pools['pool1.contoso.com'].state == 'Active'
                            - pools['pool1.contoso.com'].users.regular == 42
                        - user: alice@contoso.com
                          does: add-contact
                          with: { contact: bob@contoso.com }
                        - advance: 2h
                        - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                        """, FAILOVER, """
                        - expect:
                            - pools['pool1.contoso.com'].state == 'FailedOver'
                            - pools['pool1.contoso.com'].rto.execute == last.duration
                        """);
    }

    @Test
    @Holds(Rule.CMS_BEFORE_POOL)
    void s06IsRefusedWhileCentralManagementIsOnThePool() {
        contoso()
                .with("edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }\n")
                .passes("""
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                          refused: CmsNotAvailable
                        - ps: Invoke-CsManagementServerFailover
                          on: pool2.contoso.com
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                        - expect: ["pools['pool1.contoso.com'].state == 'FailedOver'"]
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadOnly", "Syncing", "Verifying"})
    @Holds(Rule.FAILED_FAILOVER_RETURNS)
    void isGivenUpWhenThePoolGoesDownBeforeTheSwitch(String phase) {
        readyToFailPool1Over().passes(until(phase), """
                - fault: pool-down
                  at: pool1.contoso.com
                - await: failover
                  refused: SyncNotComplete
                - expect:
                    - pools['pool1.contoso.com'].state == 'Down'
                    - pools['pool1.contoso.com'].phase == ''
                - advance: 10m
                - expect: ["users['alice@contoso.com'].cause == 'AwaitingPoolFailover'"]
                - heal: pool-down
                  at: pool1.contoso.com
                - advance: 30m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - "!pools['pool1.contoso.com'].readOnly"
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: carol@contoso.com }
                """);
    }

    @Test
    void goesOnWhenThePoolGoesDownInTheSwitch() {
        readyToFailPool1Over().passes(until("Switching"), """
                - fault: pool-down
                  at: pool1.contoso.com
                - await: failover
                - advance: 4m
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].users.regular == 42
                    - pools['pool1.contoso.com'].lost.changes == 0
                - heal: pool-down
                  at: pool1.contoso.com
                - advance: 30m
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - "!pools['pool1.contoso.com'].readOnly"
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                """, FAILBACK);
    }

    @ParameterizedTest
    @CsvSource({
        "ReadOnly, SyncNotComplete",
        "Syncing, SyncNotComplete",
        "Verifying, SyncNotComplete",
        "Switching, BackupPoolDown"
    })
    @Holds(Rule.FAILED_FAILOVER_RETURNS)
    void isGivenUpWhenTheBackupPoolGoesDown(String phase, String refusal) {
        readyToFailPool1Over().passes(until(phase), """
                - fault: pool-down
                  at: pool2.contoso.com
                - await: failover
                  refused: %s
                """.formatted(refusal), """
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].phase == ''
                    - pools['pool1.contoso.com'].servedBy == 'pool1.contoso.com'
                    - "!pools['pool1.contoso.com'].readOnly"
                - advance: 4m
                - expect:
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: carol@contoso.com }
                - heal: pool-down
                  at: pool2.contoso.com
                - advance: 30m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com', 'carol@contoso.com']
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadOnly", "Syncing", "Verifying"})
    void isGivenUpWhenTheBackupPoolIsCutOffBeforeTheSwitch(String phase) {
        readyToFailPool1Over().passes(until(phase), """
                - fault: wan-down
                - await: failover
                  refused: SyncNotComplete
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - "!pools['pool1.contoso.com'].readOnly"
                    - pools['pool1.contoso.com'].users.regular == 42
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault: wan-down", "fault: pool-down\n  at: pool2.contoso.com"})
    @Holds(Rule.FAILOVER_WAIT_TIME)
    void goesOnWhenTheBackupPoolIsBackWithinTheWait(String fault) {
        readyToFailPool1Over().passes(until("Syncing"), "- " + fault + """

                  for: 2m
                - heal: filestore-down
                  at: pool2.contoso.com
                - advance: 1m
                - expect:
                    - pools['pool1.contoso.com'].phase == 'Syncing'
                    - pools['pool1.contoso.com'].users.resiliency == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                - await: failover
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                """);
    }

    @Test
    @Holds(refusals = ErrorId.PoolUnreachable)
    void isRefusedWhileThePoolIsCutOffFromEveryOtherSite() {
        readyToFailPool1Over().passes("""
                - fault: wan-down
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                  refused: PoolUnreachable
                - expect:
                    - "!pools['pool1.contoso.com'].reachable"
                    - last.output.contains('cut off from every other site')
                    - pools['pool1.contoso.com'].users.regular == 42
                """);
    }

    @Test
    void endsWithoutASplitBrainWhenThePoolIsCutOffInTheSwitch() {
        readyToFailPool1Over().passes(until("Switching"), """
                - fault: wan-down
                - await: failover
                - advance: 10m
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].readOnly
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - "!findings.exists(f, f.code == 'SplitBrain')"
                - heal: wan-down
                - advance: 10m
                - expect:
                    - "!pools['pool1.contoso.com'].readOnly"
                    - pools['pool1.contoso.com'].lost.changes == 0
                """, FAILBACK, """
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                """);
    }

    @Test
    @Holds(
            value = {Rule.FAILOVER_WAIT_TIME, Rule.SKIP_DATA_VERIFICATION, Rule.FAILED_FAILOVER_RETURNS},
            refusals = ErrorId.SyncNotComplete)
    void isRefusedWhenTheBackupHasNotImportedEverythingInTime() {
        readyToFailPool1Over().passes(CHANGED, """
                - fault: filestore-down
                  at: pool2.contoso.com
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -WaitTime 00:03:00
                  refused: SyncNotComplete
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - "!pools['pool1.contoso.com'].readOnly"
                    - pools['pool1.contoso.com'].users.regular == 42
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -WaitTime 00:03:00 -SkipDataVerification
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].lost.changes == 2
                    - pools['pool1.contoso.com'].lost.files == 1
                    - pools['pool1.contoso.com'].lost.bytes == 10000000
                    - pools['pool1.contoso.com'].lost.conferences == 1
                    - pools['pool1.contoso.com'].lost.users == 1
                """);
    }
}
