package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Backup-CsPool, its neighbours, and what bounds an export. */
class BackupOfAPoolTest {
    private static final String ALICE_ADDS_BOB = """
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            """;
    private static final String NO_IMPORT = """
            - fault: service-stopped
              at: pool2.contoso.com
              service: LYNCBACKUP
            """;

    @Test
    @Holds(
            value = Rule.BACKUP_CS_POOL,
            refusals = {ErrorId.ParameterConflict, ErrorId.ParameterMissing, ErrorId.SyncNotComplete})
    void waitsForItsStateOrGivesUp() {
        contoso().passes("""
                - ps: Backup-CsPool -PoolFqdn pool1.contoso.com -FullBackup -SteadyState
                  refused: ParameterConflict
                - ps: Backup-CsPool -PoolFqdn pool1.contoso.com -FailedOverPoolOnly
                  refused: ParameterMissing
                - advance: 130s
                """, ALICE_ADDS_BOB, """
                - ps: Backup-CsPool -PoolFqdn pool1.contoso.com -FullBackup -RetryCount 3 -WaitTime 00:00:10
                  refused: SyncNotComplete
                - expect: ["last.duration >= duration('20s')", "last.duration < duration('25s')"]
                - ps: Backup-CsPool -PoolFqdn pool1.contoso.com -SteadyState
                - advance: 10s
                - expect: ["pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'"]
                - ps: Backup-CsPool -PoolFqdn pool1.contoso.com -FullBackup -Report C:\\backup.html
                - ps: Get-Content C:\\backup.html
                - expect: ["last.output.contains('Report')"]
                """);
    }

    @Test
    @Holds(value = Rule.FAILOVER_WAIT_TIME, refusals = ErrorId.SyncNotComplete, timings = Timing.FAILOVER_WAIT_TIME)
    void aPlannedFailoverWaitsAsLongAsTheModelSays() {
        readyToFailPool1Over()
                .with("timings: { failoverWaitTime: 3m }\n")
                .passes("- advance: 130s\n", NO_IMPORT, ALICE_ADDS_BOB, """
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                          refused: SyncNotComplete
                        - expect:
                            - last.duration >= duration('3m')
                            - last.duration < duration('5m')
                            - pools['pool1.contoso.com'].state == 'Active'
                        """);
    }

    @Test
    @Holds(value = Rule.BATCH_LIMIT, timings = Timing.CHANGES_PER_BATCH)
    void anExportCarriesSoManyBatchesOfSoManyChanges() {
        contoso()
                .with("timings: { changesPerBatch: 1 }\nbackupService: { maxBatchesPerUserStoreSync: 1 }\n")
                .passes(
                        "- advance: 130s\n",
                        ALICE_ADDS_BOB,
                        """
                        - expect: ["pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'SteadyState'"]
                        """,
                        ALICE_ADDS_BOB.replace("contact: bob", "contact: carol"),
                        """
                        - expect: ["pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'NonSteadyState'"]
                        """);
    }

    @Test
    @Holds(value = Rule.FORCED_MOVE_OF_USERS, timings = Timing.USER_MOVE)
    void movingManyUsersTakesItsTimeForEach() {
        contoso().with("timings: { userMove: 10s }\n").passes(ALICE_ADDS_BOB, """
                - ps: 'Get-CsUser -Filter {RegistrarPool -eq "pool1.contoso.com"} | Move-CsUser -Target pool2.contoso.com -Force'
                - expect:
                    - last.duration >= duration('420s')
                    - last.duration < duration('480s')
                    - users['alice@contoso.com'].home == 'pool2.contoso.com'
                    - users['alice@contoso.com'].contacts == []
                """);
    }

    @Test
    @Holds(Rule.FORMER_PARTNERS_DATA_REMOVED)
    void theDataOfAFormerPartnerIsDeletedOnce() {
        readyToFailPool1Over().passes(ALICE_ADDS_BOB, """
                - advance: 10m
                - builder: { pools: { pool1.contoso.com: { backup: null } } }
                - advance: 6m
                - ps: Remove-CsUserStoreBackupData -PoolFqdn pool2.contoso.com -Verbose
                - expect: ["last.output.contains('Deleted the data of the users of pool1.contoso.com')"]
                - ps: Remove-CsUserStoreBackupData -PoolFqdn pool2.contoso.com -Verbose
                - expect: ["last.output.contains('holds nothing')", "users['alice@contoso.com'].contacts == ['bob@contoso.com']"]
                """);
    }
}
