package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The network between the sites breaks: S19, and the partition that is taken for a disaster. */
class PartitionTest {
    private static final String TAKEN_FOR_A_DISASTER = """
            - advance: 121s
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - advance: 30s
            - fault: wan-down
            - advance: 10m
            - user: alice@contoso.com
              does: add-contact
              with: { contact: carol@contoso.com }
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
              on: pool2.contoso.com
              warns: SplitBrain
            - expect:
                - findings.exists(f, f.code == 'DisasterModeOnRunningPool' && f.at == 'pool1.contoso.com')
            """;

    @Test
    @Holds(Rule.BACKUP_REGISTRAR_MUST_KNOW)
    void s19NobodyMovesWhileBothPoolsAreUp() {
        contoso().passes("""
                - advance: 1h
                - fault: wan-down
                - advance: 1m
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                - user: carol@contoso.com
                  does: add-contact
                  with: { contact: dave@contoso.com }
                - advance: 179m
                - expect:
                    - pools['pool1.contoso.com'].users.regular == 42
                    - pools['pool2.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                    - "!pools['pool1.contoso.com'].reachable"
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'ErrorState'
                    - pools['pool2.contoso.com'].backup['UserServices.PresenceFocus'].export == 'ErrorState'
                    - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].oldestUnacked >= duration('2h58m')
                    - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].backlogBytes > 0
                - heal: wan-down
                - until: pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState' && pools['pool2.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'
                  within: 5m
                - expect:
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool1.contoso.com'].rpo == duration('0s')
                """);
    }

    @Test
    @Holds(value = Rule.TAIL_IS_SET_ASIDE, findings = FindingCode.DATA_SET_ASIDE)
    void bothPoolsServeUntilThePartitionEndsAndTheHomePoolsChangesAreLost() {
        readyToFailPool1Over().passes(TAKEN_FOR_A_DISASTER, """
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                    - users['alice@contoso.com'].mode == 'Regular'
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com', 'carol@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 2
                    - pools['pool1.contoso.com'].rpo == duration('30s')
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: dave@contoso.com }
                - heal: wan-down
                - advance: 5m
                - expect:
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - users['alice@contoso.com'].mode == 'Regular'
                    - users['alice@contoso.com'].contacts == []
                    - pools['pool1.contoso.com'].lost.changes == 3
                    - pools['pool1.contoso.com'].rpo == duration('30s')
                """, FAILBACK, """
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - findings.exists(f, f.code == 'DataSetAside')
                    - pools['pool1.contoso.com'].lost.changes == 3
                """);
    }

    @Test
    void aFailbackInDisasterModeEndsTheSplitOnTheHomePoolsSide() {
        readyToFailPool1Over().passes(TAKEN_FOR_A_DISASTER, """
                - advance: 10m
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -DisasterMode
                  on: pool2.contoso.com
                  refused: HomePoolDown
                - heal: wan-down
                - advance: 10m
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -DisasterMode
                - advance: 5m
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].users.regular == 42
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                """);
    }

    @Test
    @Holds(Rule.FAILED_OVER_OUTRANKS_REGISTRAR)
    void aPoolThatWasDownWhenItWasTakenOverKnowsItWhenItReturnsThoughItIsCutOff() {
        readyToFailPool1Over().passes(Scenario.POOL1_LOST, Scenario.DISASTER_FAILOVER, """
                - fault: wan-down
                - heal: pool-down
                  at: pool1.contoso.com
                - advance: 1h
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailedOver'
                    - users['alice@contoso.com'].at == 'pool2.contoso.com'
                    - "!findings.exists(f, f.code == 'SplitBrain')"
                """);
    }
}
