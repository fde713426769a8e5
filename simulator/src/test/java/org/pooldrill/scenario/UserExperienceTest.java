package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What users see, phase by phase: S07 to S09, S22, S23, S28, S33, S36. */
class UserExperienceTest {

    @Test
    @Holds(
            value = {
                Rule.POOL_FAILURE_SIGNS_OUT,
                Rule.SIGN_IN_AFTER_TIMER_OR_FAILOVER,
                Rule.RETURN_WITHOUT_FAILOVER,
                Rule.FAILBACK_DETECTION_DEFAULT,
                Rule.OTHER_POOLS_UNTOUCHED
            },
            refusals = ErrorId.CannotSignIn,
            causes = {Cause.AWAITING_REGISTRAR_TIMER, Cause.AWAITING_POOL_FAILOVER},
            timings = Timing.REGISTRAR_HEARTBEAT)
    void s07UsersStayInResiliencyModeWhileNobodyActs() {
        contoso().passes("""
                - advance: 1h
                - user: alice@contoso.com
                  does: start-conference
                  with: { id: meeting }
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: meeting }
                - fault: pool-down
                  at: pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].state == 'Down'
                    - pools['pool1.contoso.com'].servedBy == ''
                    - pools['pool1.contoso.com'].users.cannotSignIn == 42
                    - users['alice@contoso.com'].mode == 'CannotSignIn'
                    - users['alice@contoso.com'].cause == 'AwaitingRegistrarTimer'
                    - users['alice@contoso.com'].at == ''
                    - "!conferences['meeting'].running"
                    - "!conferences['meeting'].joinable"
                    - users['carol@contoso.com'].mode == 'Regular'
                - user: alice@contoso.com
                  does: sign-in
                  refused: CannotSignIn
                - advance: 299s
                - expect: ["pools['pool1.contoso.com'].users.cannotSignIn == 42"]
                - advance: 4m
                - expect:
                    - pools['pool1.contoso.com'].users.resiliency == 42
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - users['alice@contoso.com'].cause == 'AwaitingPoolFailover'
                    - pools['pool1.contoso.com'].rto.detect == duration('5m')
                - advance: 2h
                - expect: ["pools['pool1.contoso.com'].users.resiliency == 42"]
                - heal: pool-down
                  at: pool1.contoso.com
                - until: pools['pool1.contoso.com'].state == 'Active'
                  within: 6m
                - expect: ["users['alice@contoso.com'].mode == 'Resiliency'"]
                - advance: 9m
                - expect: ["users['alice@contoso.com'].mode == 'Resiliency'"]
                - advance: 5m
                - expect:
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                    - users['alice@contoso.com'].cause == ''
                    - pools['pool1.contoso.com'].lost.changes == 0
                """);
    }

    @Test
    @Holds(Rule.RETURN_WITHOUT_FAILOVER)
    void s07ChangesOfAPoolThatReturnsByItselfAreReplicatedLater() {
        contoso().passes("""
                - advance: 61m
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                """, POOL1_LOST, "- advance: 1h\n", POOL1_REPAIRED, """
                - advance: 20m
                - expect:
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'
                    - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].imported == 1
                """);
    }

    @Test
    @Holds(value = Rule.BACKUP_REGISTRAR_MUST_KNOW, causes = Cause.NO_BACKUP_REACHABLE)
    void s07ARegistrarThatIsDownItselfHearsNothingAndBeginsAnewWhenItReturns() {
        contoso().passes("""
                - advance: 1h
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 1m
                - fault: pool-down
                  at: pool2.contoso.com
                - advance: 20m
                - expect: ["users['alice@contoso.com'].cause == 'NoBackupReachable'"]
                - heal: pool-down
                  at: pool2.contoso.com
                - until: pools['pool2.contoso.com'].state == 'Active'
                - advance: 4m
                - expect: ["users['alice@contoso.com'].cause == 'AwaitingRegistrarTimer'"]
                - advance: 5m
                - expect: ["users['alice@contoso.com'].cause == 'AwaitingPoolFailover'"]
                """);
    }

    @Test
    void s07ARegistrarThatReturnsFindsThePoolItFoundDownUpAgain() {
        contoso().passes(POOL1_LOST, """
                - fault: pool-down
                  at: pool2.contoso.com
                - advance: 1m
                - heal: pool-down
                  at: pool1.contoso.com
                - heal: pool-down
                  at: pool2.contoso.com
                - advance: 30m
                - expect: ["pools['pool1.contoso.com'].users.regular == 42", "users['alice@contoso.com'].at == 'pool1.contoso.com'"]
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 2m
                - expect: ["users['alice@contoso.com'].cause == 'AwaitingRegistrarTimer'"]
                """);
    }

    @Test
    @Holds(
            value = {Rule.SIGN_IN_AFTER_TIMER_OR_FAILOVER, Rule.SWITCH_GOVERNS_BOTH_WAYS},
            causes = {Cause.AWAITING_ADMINISTRATOR, Cause.FAILOVER_RUNNING})
    void s08NobodySignsInWithoutAutomaticFailoverUntilTheAdministratorActs() {
        contoso().pool1("voiceFailover: { automatic: false }").passes(POOL1_LOST, """
                        - advance: 1h
                        - expect:
                            - pools['pool1.contoso.com'].users.cannotSignIn == 42
                            - users['alice@contoso.com'].cause == 'AwaitingAdministrator'
                        """, PREPARED, """
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                          background: true
                          name: failover
                        - advance: 4m
                        - expect:
                            - pools['pool1.contoso.com'].users.resiliency == 42
                            - users['alice@contoso.com'].cause == 'FailoverRunning'
                            - pools['pool1.contoso.com'].phase == 'Switching'
                        - await: failover
                        - expect: ["pools['pool1.contoso.com'].users.regular == 42"]
                        """);
    }

    @Test
    @Holds(Rule.SWITCH_GOVERNS_BOTH_WAYS)
    void s08UsersAreNotSentHomeByThemselvesWhenAutomaticFailbackWasSwitchedOff() {
        readyToFailPool1Over().passes(POOL1_LOST, """
                - builder: { pools: { pool1.contoso.com: { voiceFailover: { automatic: false } } } }
                - advance: 10m
                """, POOL1_REPAIRED, """
                - advance: 2h
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - users['alice@contoso.com'].mode == 'Resiliency'
                - user: alice@contoso.com
                  does: sign-out
                - user: alice@contoso.com
                  does: sign-in
                - expect: ["users['alice@contoso.com'].mode == 'Regular'"]
                """);
    }

    @Test
    @Holds(
            value = Rule.DNS_FINDS_THE_SURVIVOR,
            findings = FindingCode.SINGLE_SRV_RECORD,
            causes = Cause.NO_BACKUP_REACHABLE)
    void s09WithASingleSrvRecordNobodyFindsTheBackupPoolUntilDnsIsChanged() {
        contoso().passes("""
                - dns: { srv: _sipinternaltls._tcp.contoso.com, to: pool2.contoso.com, remove: true }
                """, FAILED_OVER, """
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - pools['pool1.contoso.com'].users.cannotSignIn == 42
                    - users['alice@contoso.com'].cause == 'NoBackupReachable'
                    - findings.exists(f, f.code == 'SingleSrvRecord')
                - dns: { srv: _sipinternaltls._tcp.contoso.com, to: pool2.contoso.com, port: 5061, priority: 20 }
                - advance: 4m
                - expect: ["pools['pool1.contoso.com'].users.regular == 42"]
                """);
    }

    @Test
    @Holds(
            value = {Rule.WITHOUT_WITNESS_BY_HAND, Rule.THIRTY_MINUTES_WITHOUT_BACK_END},
            causes = Cause.BACK_END_DOWN,
            timings = Timing.BACK_END_TOLERANCE)
    void s22WithoutAWitnessUsersAreSparedForHalfAnHour() {
        contoso().pool1("sql: { witness: false }").passes("""
                        - advance: 1h
                        - fault: sql-down
                          at: sql1a.contoso.com
                        - advance: 29m
                        - expect:
                            - pools['pool1.contoso.com'].users.regular == 42
                            - "!pools['pool1.contoso.com'].database['User'].available"
                        - advance: 2m
                        - expect:
                            - pools['pool1.contoso.com'].users.resiliency == 42
                            - users['alice@contoso.com'].cause == 'BackEndDown'
                            - users['alice@contoso.com'].at == 'pool1.contoso.com'
                            - cms.state == 'NoMaster'
                        - user: alice@contoso.com
                          does: add-contact
                          with: { contact: bob@contoso.com }
                          refused: ResiliencyMode
                        - advance: 9m
                        - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal Mirror
                        - expect:
                            - pools['pool1.contoso.com'].users.regular == 42
                            - users['alice@contoso.com'].cause == ''
                            - pools['pool1.contoso.com'].database['User'].principal == 'sql1b.contoso.com'
                            - cms.state == 'NoMaster'
                        - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType CentralMgmt -NewPrincipal Mirror
                        - expect: ["cms.activeMaster != ''"]
                        """);
    }

    @Test
    @Holds(
            value = {Rule.WITNESS_FAILS_OVER, Rule.MIRROR_UNNOTICED},
            timings = Timing.MIRROR_AUTOMATIC_FAILOVER)
    void s21WithAWitnessNobodyNotices() {
        contoso().passes("""
                - advance: 1h
                - fault: sql-down
                  at: sql1a.contoso.com
                - advance: 5m
                - expect:
                    - pools['pool1.contoso.com'].database['User'].stateOnMirror == 'Principal'
                    - pools['pool1.contoso.com'].users.regular == 42
                - advance: 2h
                - expect: ["pools['pool1.contoso.com'].users.regular == 42"]
                """);
    }

    @Test
    @Holds(Rule.NO_VOICE_APPLICATIONS_IN_RESILIENCY)
    void s23AnAutoAttendantAnswersNobodyWhileTheBackEndIsGone() {
        contoso().passes("""
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: review, starts: 1h, length: 1h }
                - fault: sql-down
                  at: sql1a.contoso.com
                - fault: sql-down
                  at: sql1b.contoso.com
                - advance: 31m
                - expect:
                    - users['alice@contoso.com'].cause == 'BackEndDown'
                    - "!conferences['review'].dialIn"
                """);
    }

    @Test
    @Holds(
            value = {Rule.BRANCH_USERS_STAY_LIMITED, Rule.BRANCH_USERS_RETURN_WITH_FAILBACK},
            causes = Cause.SBA_HOST_POOL_DOWN)
    void s28BranchUsersStayInResiliencyModeUntilTheirPoolIsFailedBack() {
        contoso()
                .with(
                        "branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, users: 5, named: [erin@contoso.com] } }\n")
                .passes("""
                        - expect:
                            - users['erin@contoso.com'].mode == 'Regular'
                            - users['erin@contoso.com'].at == 'sba1.contoso.com'
                        - user: erin@contoso.com
                          does: add-contact
                          with: { contact: bob@contoso.com }
                        - user: erin@contoso.com
                          does: schedule-conference
                          with: { id: branch-meeting, starts: 1h, length: 1h }
                        - user: erin@contoso.com
                          does: upload-content
                          with: { conference: branch-meeting, file: a.pptx, size: 10MB }
                        - user: erin@contoso.com
                          does: start-conference
                          with: { id: branch-meeting }
                        - user: alice@contoso.com
                          does: join-conference
                          with: { id: branch-meeting }
                        - advance: 10m
                        - expect: ["users['erin@contoso.com'].contacts == ['bob@contoso.com']"]
                        """, POOL1_LOST, """
                        - expect:
                            - users['erin@contoso.com'].mode == 'Resiliency'
                            - users['erin@contoso.com'].cause == 'SbaHostPoolDown'
                            - users['erin@contoso.com'].at == 'sba1.contoso.com'
                            - "!conferences['branch-meeting'].running"
                        - user: erin@contoso.com
                          does: call
                          with: { to: alice@contoso.com }
                        - user: erin@contoso.com
                          does: im
                          with: { to: alice@contoso.com }
                        - user: erin@contoso.com
                          does: add-contact
                          with: { contact: carol@contoso.com }
                          refused: ResiliencyMode
                        """, PREPARED, DISASTER_FAILOVER, """
                        - advance: 10m
                        - expect:
                            - users['alice@contoso.com'].mode == 'Regular'
                            - users['erin@contoso.com'].mode == 'Resiliency'
                            - users['erin@contoso.com'].cause == 'SbaHostPoolDown'
                            - users['erin@contoso.com'].contacts == ['bob@contoso.com']
                            - pools['pool1.contoso.com'].lost.changes == 0
                        """, POOL1_REPAIRED, FAILBACK, """
                        - expect:
                            - users['erin@contoso.com'].mode == 'Regular'
                            - users['erin@contoso.com'].contacts == ['bob@contoso.com']
                        """);
    }

    @Test
    void s28WhatABranchUserLosesIsCountedWithHisPool() {
        contoso()
                .with(
                        "branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, users: 5, named: [erin@contoso.com] } }\n")
                .passes("""
                        - advance: 121s
                        - user: erin@contoso.com
                          does: add-contact
                          with: { contact: bob@contoso.com }
                        """, FAILED_OVER, """
                        - expect:
                            - pools['pool1.contoso.com'].lost.changes == 1
                            - pools['pool1.contoso.com'].lost.items[0].user == 'erin@contoso.com'
                            - pools['pool1.contoso.com'].lost.items[0].at == 'pool1.contoso.com'
                            - users['erin@contoso.com'].contacts == []
                        """);
    }

    @Test
    @Holds(Rule.POOL_QUORUM)
    void s33APoolBelowQuorumIsAPoolThatIsLost() {
        contoso().passes("""
                - fault: frontend-down
                  at: fe1.pool1.contoso.com
                - advance: 10m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].users.regular == 42
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].state == 'Down'
                    - "!pools['pool1.contoso.com'].frontEnds.quorum"
                    - users['alice@contoso.com'].cause == 'AwaitingRegistrarTimer'
                - advance: 10m
                - expect: ["users['alice@contoso.com'].cause == 'AwaitingPoolFailover'"]
                """);
    }

    @Test
    @Holds(value = Rule.OLD_CLIENTS_LOCKED_OUT, causes = Cause.OCS_R2_DURING_FAILBACK, refusals = ErrorId.CannotSignIn)
    void s36Communicator2007R2IsLockedOutForAsLongAsTheFailbackLasts() {
        contoso().passes(FAILED_OVER, """
                - user: bob@contoso.com
                  does: sign-out
                - user: bob@contoso.com
                  does: sign-in
                  with: { client: ocs2007r2 }
                - expect: ["users['bob@contoso.com'].mode == 'Regular'"]
                """, POOL1_REPAIRED, """
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                  background: true
                  name: failback
                - until: users['bob@contoso.com'].mode == 'CannotSignIn'
                  within: 10m
                - user: bob@contoso.com
                  does: sign-in
                  with: { client: ocs2007r2 }
                  refused: CannotSignIn
                - expect: ["users['bob@contoso.com'].cause == 'OcsR2DuringFailback'"]
                - await: failback
                - advance: 4m
                - expect:
                    - users['bob@contoso.com'].mode == 'Regular'
                    - users['bob@contoso.com'].at == 'pool1.contoso.com'
                """);
    }

    @Test
    @Holds({Rule.FAILBACK_STAY_THEN_MOVE, Rule.REGULAR_AFTER_FAILBACK})
    void usersComeHomeThroughResiliencyModeInAFailback() {
        contoso().passes(FAILED_OVER, POOL1_REPAIRED, """
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                  background: true
                  name: failback
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailingBack'
                    - pools['pool1.contoso.com'].phase == 'Hydrating'
                    - pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'
                - await: failback
                - advance: 4m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                """);
    }
}
