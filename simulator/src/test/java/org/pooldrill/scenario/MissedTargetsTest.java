package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Failovers that take too long or lose too much: told each time, and of failovers alone. */
class MissedTargetsTest {
    private static final String CUT_OFF_FOR_TOO_LONG = """
            - advance: 10m
            - fault: wan-down
            - advance: 1m
            - user: alice@contoso.com
              does: set-forwarding
              with: { to: "tel:+15550100" }
            - advance: 31m
            - fault: pool-down
              at: pool1.contoso.com
            - heal: wan-down
            - advance: 10m
            """;

    @Test
    @Holds(value = Rule.POOL_TARGETS, findings = FindingCode.RTO_TARGET_MISSED, timings = Timing.FAILOVER_SWITCH)
    void theTimeIsToldOfEveryFailoverThatTakesTooLong() {
        readyToFailPool1Over()
                .with("timings: { failoverSwitch: 31m }\n")
                .passes(
                        POOL1_LOST,
                        DISASTER_FAILOVER,
                        "- expect: [\"findings.filter(f, f.code == 'RtoTargetMissed').size() == 1\"]\n",
                        POOL1_REPAIRED,
                        FAILBACK,
                        "- advance: 1h\n- expect: [\"findings.filter(f, f.code == 'RtoTargetMissed').size() == 1\"]\n",
                        POOL1_LOST,
                        DISASTER_FAILOVER,
                        "- expect: [\"findings.filter(f, f.code == 'RtoTargetMissed').size() == 2\"]\n");
    }

    @Test
    @Holds(value = Rule.POOL_TARGETS, findings = FindingCode.RTO_TARGET_MISSED)
    void theTimeIsToldOfAPlannedFailoverAfterAnother() {
        readyToFailPool1Over()
                .with("timings: { failoverSwitch: 31m }\n")
                .passes("- ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com\n", FAILBACK, """
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                        - expect: ["findings.filter(f, f.code == 'RtoTargetMissed').size() == 2"]
                        """);
    }

    @Test
    @Holds(value = Rule.RPO_IS_THE_OLDEST_LOST, findings = FindingCode.RPO_TARGET_MISSED)
    void theLossIsToldOfEveryDisasterThatCostsTooMuch() {
        readyToFailPool1Over()
                .passes(
                        CUT_OFF_FOR_TOO_LONG,
                        DISASTER_FAILOVER,
                        "- expect: [\"findings.filter(f, f.code == 'RpoTargetMissed').size() == 1\"]\n",
                        POOL1_REPAIRED,
                        FAILBACK,
                        "- advance: 1h\n",
                        CUT_OFF_FOR_TOO_LONG.replace("0100", "0101"),
                        DISASTER_FAILOVER,
                        "- expect: [\"findings.filter(f, f.code == 'RpoTargetMissed').size() == 2\"]\n");
    }

    @Test
    @Holds(Rule.FAILBACK_HAS_NO_RTO)
    void aFailbackIsMeasuredByItsUsersAlone() {
        readyToFailPool1Over()
                .with("timings: { failbackUsersPerMinute: 1 }\n")
                .passes("- ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com\n", FAILBACK, """
                        - expect:
                            - last.duration > duration('40m')
                            - "!findings.exists(f, f.code == 'RtoTargetMissed')"
                        """);
    }

    @Test
    @Holds(Rule.LATER_TARGETS)
    void theSuccessorsTargetsAreStricter() {
        readyToFailPool1Over()
                .with("timings: { failoverSwitch: 21m }\n")
                .passes(
                        POOL1_LOST,
                        DISASTER_FAILOVER,
                        "- expect: [\"!findings.exists(f, f.code == 'RtoTargetMissed')\"]\n");
        readyToFailPool1Over()
                .with("timings: { failoverSwitch: 21m }\ntargets: skype-2015\n")
                .passes(
                        POOL1_LOST,
                        DISASTER_FAILOVER,
                        "- expect: [\"findings.exists(f, f.code == 'RtoTargetMissed')\"]\n");
    }
}
