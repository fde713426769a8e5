package org.pooldrill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.RunReport;

/** A scenario of the domain text: the base line with few users, what is changed of it, and the steps of a drill. */
record Scenario(String pool1, String overrides) {

    /** Loses pool1 at ten o'clock, as it were, and lets ten minutes pass. */
    static final String POOL1_LOST = """
            - fault: pool-down
              at: pool1.contoso.com
            - advance: 10m
            """;

    /** Moves out of the way what stands in the way of failing pool1 over, pool1 being down. */
    static final String PREPARED = """
            - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
              on: pool2.contoso.com
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            """;

    static final String DISASTER_FAILOVER = """
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            """;

    /** Pool1 is lost and correctly failed over, and everybody has signed in again. */
    static final String FAILED_OVER = POOL1_LOST + PREPARED + DISASTER_FAILOVER + "- advance: 5m\n";

    static final String POOL1_REPAIRED = """
            - heal: pool-down
              at: pool1.contoso.com
            - until: pools['pool1.contoso.com'].frontEnds.running == 3
              within: 1h
            """;

    static final String FAILBACK = """
            - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
            """;

    /** Alice and bob at pool1, carol and dave at pool2, and 40 generated users at each. */
    static Scenario contoso() {
        return new Scenario("", "");
    }

    /** The same with Central Management and every next hop at pool2, so that pool1 can be failed over at once. */
    static Scenario readyToFailPool1Over() {
        return contoso().with("""
                cms: { active: pool2.contoso.com, standby: pool1.contoso.com }
                edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }
                """);
    }

    Scenario with(String more) {
        return new Scenario(pool1, overrides + more);
    }

    /** Changes something of pool1. */
    Scenario pool1(String more) {
        return new Scenario(pool1 + ", " + more, overrides);
    }

    RunReport run(String... steps) {
        var yaml = """
                drill: A scenario
                estate:
                  from: contoso
                  pools:
                    pool1.contoso.com: { users: 40%s }
                    pool2.contoso.com: { users: 40 }
                """.formatted(pool1) + overrides.indent(2) + "steps:\n"
                + String.join("", steps).indent(2);
        var loaded =
                DrillFile.read("scenario", yaml.getBytes(StandardCharsets.UTF_8), Folder.NONE, new ExpressionNames());
        return DrillRunner.of(loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems() + "\n" + yaml)))
                .run();
    }

    void passes(String... steps) {
        var report = run(steps);
        assertThat(report.defect()).isEmpty();
        assertThat(report.failures()).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
    }
}
