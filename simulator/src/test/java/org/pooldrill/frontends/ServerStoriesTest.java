package org.pooldrill.frontends;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.Timing;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class ServerStoriesTest {
    private static final String CMS_AT_POOL2 = ", cms: { active: pool2.contoso.com, standby: pool1.contoso.com }";

    @Test
    @Holds(value = Rule.QUORUM_LOSS_RECOVERY, timings = Timing.QUORUM_LOSS_RECOVERY)
    void quorumLossRecoveryLetsTheOnlyServerServe() {
        Told.passes(Told.frontEnds(3), """
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - fault: frontend-down
                  at: fe3.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].state == 'Down'
                - advance: 1m
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery -Verbose
                - expect:
                    - last.duration <= duration('30m')
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].frontEnds.running == 1
                    - pools['pool1.contoso.com'].frontEnds.quorum && pools['pool1.contoso.com'].frontEnds.quorumNeeded == 1
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 0
                - note: The others join when they are back, and count again.
                - heal: frontend-down
                  at: fe2.pool1.contoso.com
                - heal: frontend-down
                  at: fe3.pool1.contoso.com
                - until: pools['pool1.contoso.com'].frontEnds.running == 3
                  within: 10m
                - advance: 20m
                - expect:
                    - pools['pool1.contoso.com'].frontEnds.quorumNeeded == 2
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 0
                    - pools['pool1.contoso.com'].users.regular == 122
                    - pools['pool1.contoso.com'].lost.changes == 0
                """);
    }

    @Test
    @Holds(value = Rule.QUORUM_LOSS_RECOVERY, timings = Timing.STORE_WRITE)
    void whatWasNotWrittenToTheBackEndIsLostWhenARoutingGroupIsLoadedFromThere() {
        Told.passes(Told.frontEnds(7), """
                - user: bob@contoso.com
                  does: add-contact
                  with: { contact: dave@contoso.com }
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                - advance: 1m
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: carol@contoso.com }
                - advance: 2s
                ALICE
                - expect:
                    - users['alice@contoso.com'].cause == 'RgNoPrimary'
                    - users['bob@contoso.com'].mode == 'Regular'
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                - expect:
                    - last.output.contains('1 change was not written')
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - users['bob@contoso.com'].contacts == ['dave@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 1
                    - pools['pool1.contoso.com'].lost.items[0].id == 'carol@contoso.com'
                - until: pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'
                  within: 10m
                - until: users['alice@contoso.com'].mode == 'Regular'
                  within: 5m
                - note: The backup pool knows the same.
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com
                  refused: EdgeNextHopInUse
                """.replace("ALICE\n", threeServersOf("alice@contoso.com", 7)));
    }

    @Test
    void quorumLossRecoveryComesToNothingWhenTheServersGoMeanwhile() {
        Told.passes(Told.frontEnds(3), """
                - fault: frontend-down
                  at: fe1.pool1.contoso.com
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                  background: true
                  name: recovery
                - advance: 5m
                - fault: frontend-down
                  at: fe3.pool1.contoso.com
                - await: recovery
                  refused: ServiceNotRunning
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                  refused: ComputerUnreachable
                - heal: frontend-down
                  at: fe3.pool1.contoso.com
                - advance: 10m
                - ps: Stop-CsWindowsService -Name FabricHostSvc
                  on: fe3.pool1.contoso.com
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                  refused: ServiceNotRunning
                - ps: Start-CsWindowsService -Name FabricHostSvc
                  on: fe3.pool1.contoso.com
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                - note: The only server that is left cannot be forgotten as well.
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType MachineStateRemoved -MachineFqdn fe3.pool1.contoso.com
                  refused: ParameterOutOfRange
                """);
    }

    @Test
    void aPoolOfTwoNeedsTwoOfThreeVotesUnlessTheTableIsRead() {
        var oneServerAndNoPrimary = """
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - advance: 10m
                - expect: ["pools['pool1.contoso.com'].state == 'Active'"]
                - fault: sql-down
                  at: sql1a.contoso.com
                - advance: 2m
                - expect:
                    - pools['pool1.contoso.com'].database.User.principal == 'sql1b.contoso.com'
                    - pools['pool1.contoso.com'].state == '%s'
                    - pools['pool1.contoso.com'].frontEnds.quorumNeeded == %s
                """;
        Told.passes(Told.frontEnds(2), oneServerAndNoPrimary.formatted("Down", 2));
        Told.passes(
                Told.frontEnds(2) + ", readings: { twoServerPools: oneServer }",
                oneServerAndNoPrimary.formatted("Active", 1));
    }

    /** The faults of the servers that hold a user's routing group. */
    private static String threeServersOf(String user, int total) {
        var group = RoutingGroups.groupOf(user, total);
        return IntStream.range(group, group + 3)
                .mapToObj(n -> "- fault: frontend-down\n  at: fe" + (n % total + 1) + ".pool1.contoso.com\n")
                .collect(Collectors.joining());
    }

    @Test
    void quorumLossRecoveryReloadsAGroupThatHasNoPrimary() {
        Told.passes(Told.frontEnds(7), """
                - fault: frontend-down
                  at: fe1.pool1.contoso.com
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - fault: frontend-down
                  at: fe3.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 1
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType QuorumLossRecovery
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 0
                - until: pools['pool1.contoso.com'].users.regular == 122
                  within: 5m
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType MachineStateRemoved
                  refused: ParameterMissing
                - ps: >-
                    Reset-CsPoolRegistrarState -PoolFqdn pool1.contoso.com -ResetType MachineStateRemoved
                    -MachineFqdn fe1.pool1.contoso.com
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool2.contoso.com
                - expect:
                    - pools['pool2.contoso.com'].frontEnds.running == 7
                - ps: Reset-CsPoolRegistrarState -PoolFqdn pool2.contoso.com -NoReStart
                - expect:
                    - pools['pool2.contoso.com'].frontEnds.running == 0
                """);
    }

    @Test
    @Holds(value = Rule.UPGRADE_READINESS, refusals = ErrorId.WrongComputer)
    void anUpgradeWaitsWhileReplicasAreBuiltAndStopsWhereTooFewAreActive() {
        Told.passes(Told.frontEnds(5), """
                - ps: Get-CsPoolUpgradeReadinessState
                  refused: WrongComputer
                - ps: Get-CsPoolUpgradeReadinessState
                  on: edge1.contoso.com
                  refused: WrongComputer
                - ps: Get-CsPoolUpgradeReadinessState
                  on: fe1.pool1.contoso.com
                - expect:
                    - last.objects[0].PoolUpgradeState == 'Ready' && last.objects[0].ReadyForUpgrade
                    - last.objects[0].TotalFrontEnds == 5 && last.objects[0].TotalActiveFrontEnds == 5
                - fault: frontend-down
                  at: fe5.pool1.contoso.com
                - ps: Get-CsPoolUpgradeReadinessState
                  on: fe1.pool1.contoso.com
                - expect:
                    - last.objects[0].PoolUpgradeState == 'Busy'
                - advance: 10m
                - ps: Get-CsPoolUpgradeReadinessState
                  on: fe1.pool1.contoso.com
                - expect:
                    - last.objects[0].PoolUpgradeState == 'Ready'
                - fault: frontend-down
                  at: fe4.pool1.contoso.com
                - advance: 10m
                - ps: Get-CsPoolUpgradeReadinessState
                  on: fe1.pool1.contoso.com
                - expect:
                    - last.objects[0].PoolUpgradeState == 'InsufficientActiveFrontEnds' && !last.objects[0].ReadyForUpgrade
                """);
    }

    @Test
    @Holds(value = Rule.GRACEFUL_STOP, timings = Timing.GRACEFUL_STOP)
    void aGracefulStopLetsConferencesEndAndTakesNoNewOnes() {
        Told.passes(Told.frontEnds(3), """
                - user: alice@contoso.com
                  does: start-conference
                  with: { id: standup }
                - ps: Stop-CsWindowsService -Graceful -Report C:\\stop.html
                  on: pool1.contoso.com
                  name: stop
                  background: true
                - advance: 10m
                - expect:
                    - commands['stop'].running && conferences['standup'].running
                    - pools['pool1.contoso.com'].frontEnds.running >= 1
                    - "'C:\\\\\\\\stop.html' in files['pool1.contoso.com']"
                - user: alice@contoso.com
                  does: end-conference
                  with: { id: standup }
                - await: stop
                - expect:
                    - pools['pool1.contoso.com'].frontEnds.running == 0
                """);
    }

    @Test
    void anOfflineUserDatabaseIsABackEndThatIsGone() {
        Told.passes(Told.frontEnds(3), """
                - ps: Get-CsUserDatabaseState
                - expect:
                    - last.objects.all(d, d.Online)
                - ps: Set-CsUserDatabaseState -Identity UserDatabase:sql1a.contoso.com -Online $false
                - expect:
                    - "!pools['pool1.contoso.com'].database.User.available"
                    - pools['pool1.contoso.com'].database.CentralMgmt.available
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                  refused: PoolUnreachable
                - advance: 29m
                - expect:
                    - pools['pool1.contoso.com'].users.regular == 122
                - advance: 2m
                - expect:
                    - users['alice@contoso.com'].cause == 'BackEndDown'
                - ps: Set-CsUserDatabaseState -RegistrarPool pool1.contoso.com -Online $true
                - expect:
                    - pools['pool1.contoso.com'].users.regular == 122
                """);
    }

    @Test
    @Holds(value = Rule.DETECTION_RANGE, refusals = ErrorId.ParameterOutOfRange)
    void theRegistrarsIntervalsAreSetWithinTheirRange() {
        Told.passes(Told.frontEnds(3), """
                - ps: Set-CsRegistrar -Identity Registrar:pool1.contoso.com -FailureDetectionInterval 29
                  refused: ParameterOutOfRange
                - ps: Set-CsRegistrar -Identity Registrar:pool1.contoso.com -FailbackDetectionInterval 86401
                  refused: ParameterOutOfRange
                - ps: Set-CsRegistrar -Identity Registrar:pool1.contoso.com -FailureDetectionInterval 60
                - ps: Get-CsService -Registrar -PoolFqdn pool1.contoso.com
                - expect:
                    - last.objects[0].FailureDetectionInterval == 60
                - ps: Set-CsRegistrar -Identity Registrar:pool1.contoso.com -EnableAutomaticFailover $false
                - ps: Get-CsService -Registrar -PoolFqdn pool1.contoso.com
                - expect: ["!last.objects[0].EnableAutomaticFailover"]
                - ps: Set-CsRegistrar -Identity Registrar:pool1.contoso.com -EnableAutomaticFailover $true
                - advance: 5m
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 4m10s
                - expect:
                    - users['alice@contoso.com'].mode == 'Resiliency'
                """);
    }

    @Test
    @Holds({Rule.EVENTS_4042, Rule.ONE_ACTIVE_MACHINE})
    void aFailedExportOfContentIsWrittenWhereTheBackupServiceIsActiveAndClearedWhenItWorks() {
        Told.passes(Told.frontEnds(3), """
                - fault: filestore-down
                  at: pool2.contoso.com
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: review }
                - user: alice@contoso.com
                  does: upload-content
                  with: { conference: review, file: deck.pptx, size: 1MB }
                - advance: 5m
                - expect:
                    - eventLog['fe1.pool1.contoso.com'].exists(e, e.id == 4042 && e.source == 'LS Backup Service')
                    - eventLog['fe2.pool1.contoso.com'] == []
                    - eventLog['fe1.pool2.contoso.com'].exists(e, e.id == 41027)
                - heal: filestore-down
                  at: pool2.contoso.com
                - advance: 5m
                - expect:
                    - eventLog['fe1.pool2.contoso.com'].exists(e, e.id == 41028)
                    - pools['pool1.contoso.com'].backup['ConfServices.DataConf'].export == 'FinalState'
                - ps: Get-EventLog "Lync Server" -ComputerName fe1.pool1.contoso.com -Source "LS Backup*"
                - expect:
                    - last.objects.exists(e, e.InstanceID == 4042) && last.objects[0].EntryType == 'Information'
                - ps: Get-EventLog "Lync Server"
                  refused: ParameterMissing
                """);
    }

    @Test
    @Holds(
            value = {Rule.FLUSH_STORAGE_SERVICE, Rule.STORAGE_QUEUE_NEEDS_FLUSH},
            timings = {Timing.STORAGE_FLUSH, Timing.STORAGE_STEADY_ITEMS},
            refusals = {ErrorId.ServiceNotRunning, ErrorId.FileNotFound})
    void whatWaitsInTheStorageServiceIsFlushedToTheFileStoreAndTakenInFromThereByHand() {
        Told.passes(Told.frontEnds(3), """
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                - expect:
                    - pools['pool1.contoso.com'].storage.queued == 0
                - fault: sql-down
                  at: sql1a.contoso.com
                - fault: sql-down
                  at: sql1b.contoso.com
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                - user: bob@contoso.com
                  does: im
                  with: { to: alice@contoso.com }
                - expect:
                    - pools['pool1.contoso.com'].storage.queued == 2
                - ps: Invoke-CsStorageServiceFlush -PoolFqdn pool1.contoso.com -FlushType SteadyState
                - expect:
                    - pools['pool1.contoso.com'].storage.queued == 2
                    - eventLog['fe1.pool1.contoso.com'].exists(e, e.id == 32082)
                    - eventLog['fe1.pool1.contoso.com'].exists(e, e.id == 32083)
                - ps: Invoke-CsStorageServiceFlush -PoolFqdn pool1.contoso.com -FlushType FullFlush
                - expect:
                    - last.duration == duration('30s')
                    - pools['pool1.contoso.com'].storage.queued == 0 && pools['pool1.contoso.com'].storage.flushed == 2
                    - eventLog['fe1.pool1.contoso.com'].exists(e, e.id == 32075)
                    - eventLog['fe1.pool1.contoso.com'].exists(e, e.id == 32076)
                - ps: ImportStorageServiceData -PoolFqdn pool1.contoso.com
                  refused: ServiceNotRunning
                - heal: sql-down
                  at: sql1a.contoso.com
                - heal: sql-down
                  at: sql1b.contoso.com
                - advance: 10m
                - note: Nothing takes it in by itself.
                - expect:
                    - pools['pool1.contoso.com'].storage.flushed == 2 && pools['pool1.contoso.com'].storage.imported == 0
                - ps: ImportStorageServiceData -PoolFqdn pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].storage.imported == 2
                - ps: ImportStorageServiceData -PoolFqdn pool1.contoso.com
                  refused: FileNotFound
                """);
    }

    @Test
    @Holds(timings = Timing.STORAGE_QUEUE_LIMIT)
    void aFullStorageQueueLosesWhatComes() {
        Told.passes("timings: { storageQueueLimit: 1 }, " + Told.frontEnds(3), """
                - fault: sql-down
                  at: sql1a.contoso.com
                - fault: sql-down
                  at: sql1b.contoso.com
                - user: alice@contoso.com
                  does: im
                  with: { to: bob@contoso.com }
                - user: alice@contoso.com
                  does: im
                  with: { to: bob@contoso.com }
                - expect:
                    - pools['pool1.contoso.com'].storage.queued == 1 && pools['pool1.contoso.com'].storage.lost == 1
                    - >-
                      ['fe1.pool1.contoso.com', 'fe2.pool1.contoso.com', 'fe3.pool1.contoso.com'].exists(c,
                      eventLog[c].exists(e, e.id == 32089))
                """);
    }

    @Test
    @Holds(causes = Cause.SIGN_IN_FAILED)
    void whoIsSentHomeByTheRegistrarIsOutUntilHeHasTriedAgain() {
        Told.passes(Told.frontEnds(3), """
                - fault: pool-down
                  at: pool1.contoso.com
                - until: pools['pool1.contoso.com'].users.resiliency == 122
                  within: 10m
                - heal: pool-down
                  at: pool1.contoso.com
                - until: users.exists(u, users[u].cause == 'SignInFailed' && users[u].mode == 'CannotSignIn')
                  within: 20m
                - until: pools['pool1.contoso.com'].users.regular == 122
                  within: 5m
                """);
    }

    @Test
    void aDatabaseThatIsExcludedStaysWhereItIs() {
        Told.passes(Told.frontEnds(3), """
                - ps: >-
                    Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal Mirror
                    -ExcludeDatabaseList rtcab
                - ps: Get-CsDatabaseMirrorState -PoolFqdn pool1.contoso.com -DatabaseType User -Report C:\\mirror.html
                - expect:
                    - last.objects.all(d, (d.StateOnMirror == 'Principal') == (d.DatabaseName != 'rtcab'))
                    - files['management'].size() == 1
                - ps: >-
                    Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal Primary
                    -ExcludeDatabaseList xds
                  refused: ParameterOutOfRange
                - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType Archiving -NewPrincipal Mirror
                  refused: MirrorNotConfigured
                """);
    }

    @Test
    void aDatabaseThatMovesAndStaysUnavailableIsWarnedOf() {
        Told.passes(Told.frontEnds(3), """
                - fault: witness-down
                  at: pool1.contoso.com
                - fault: sql-down
                  at: sql1a.contoso.com
                - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal Mirror
                - expect:
                    - last.output.contains('stay unavailable')
                    - "!pools['pool1.contoso.com'].database.User.available"
                - heal: witness-down
                  at: pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].database.User.available
                """);
    }

    @Test
    @Holds(Rule.FAILBACK_WAIT_TIME)
    void aFailbackWaitsForPackagesThatAreUnderWay() {
        Told.passes(
                Told.frontEnds(3) + CMS_AT_POOL2 + ", edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }",
                """
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                - fault: wan-slow
                  bandwidth: 1Mbps
                - user: carol@contoso.com
                  does: schedule-conference
                  with: { id: review }
                - user: carol@contoso.com
                  does: upload-content
                  with: { conference: review, file: deck.pptx, size: 100MB }
                - advance: 3m
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -WaitTime 00:01:00 -Verbose
                - expect:
                    - last.duration >= duration('1m')
                    - pools['pool1.contoso.com'].state == 'Active'
                """);
    }
}
