package org.pooldrill.awaitility;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.pooldrill.awaitility.Conditions.backup;
import static org.pooldrill.awaitility.Conditions.cms;
import static org.pooldrill.awaitility.Conditions.findings;
import static org.pooldrill.awaitility.Conditions.line;
import static org.pooldrill.awaitility.Conditions.pool;
import static org.pooldrill.awaitility.Conditions.that;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.pooldrill.Blueprint;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;
import org.pooldrill.SimulationOverException;

class ConditionsTest {
    private static final Blueprint CONTOSO = Simulation.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } }");
    private static final String POOL2 = "pool2.contoso.com";

    @Test
    void waitForEverythingThatHappensInADisaster() {
        try (var sim = CONTOSO.realTime(2_000).start()) {
            var pool1 = sim.state().pool("pool1.contoso.com");
            sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
            await().until(backup(pool1).isFinal());
            await().until(backup(pool1).isSteady());
            await().until(backup(pool1, "UserServices.PresenceFocus").hasRpoWithin(Duration.ofMinutes(2)));
            await().until(findings(sim).areNone());
            await().until(pool(pool1).hasAllUsersRegular());
            await().until(pool(pool1).hasAllFrontEndsRunning());
            await().until(cms(sim).isInState("Healthy"));
            sim.fault("pool-down", "pool1.contoso.com");
            await().until(pool(pool1).isServedBy(""));
            await().until(findings(sim).has("NextHopDown"));
            await().until(that(sim, "pools['pool1.contoso.com'].users.resiliency == 22"));
            sim.shell()
                    .on(POOL2)
                    .background(
                            "move",
                            "Invoke-CsManagementServerFailover"
                                    + " -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force");
            await().until(line(sim, "move").hasEnded());
            await().until(cms(sim).hasMasterAt(POOL2));
            sim.shell("Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com");
            sim.shell().background("over", "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");
            await().until(line(sim, "over").hasSucceeded());
            await().until(pool(pool1).isServedBy(POOL2));
            await().until(pool(pool1).isInState("FailedOver"));
            sim.shell().background("other", "Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com");
            await().until(line(sim, "other").isRefusedWith("PartnerFailedOver"));
        }
    }

    @Test
    void aConditionThatDoesNotComeSaysWhatItSaw() {
        try (var sim = CONTOSO.realTime(1).start()) {
            var served = pool(sim.state().pool("pool1.contoso.com")).isServedBy(POOL2);

            assertThatExceptionOfType(ConditionTimeoutException.class)
                    .isThrownBy(() -> await().pollInSameThread()
                            .pollDelay(Duration.ZERO)
                            .atMost(Duration.ofMillis(50))
                            .untilAsserted(served))
                    .withMessageContaining("servedBy")
                    .withMessageContaining("pool1.contoso.com")
                    .withMessageContaining(POOL2);
        }
    }

    @Test
    void theWaitEndsWhereTheSimulationHas() {
        try (var sim = CONTOSO.realTime(1_000).always("time < duration('3m')").start()) {
            assertThatExceptionOfType(SimulationOverException.class)
                    .isThrownBy(() -> await().until(cms(sim).hasMasterAt(POOL2)))
                    .withMessageContaining("time < duration('3m')");
        }
    }

    @Test
    void namesThatAreNotThereAreRefusedWhenTheyAreLookedAt() {
        try (var sim = CONTOSO.start()) {
            for (var condition : List.of(
                    that(sim, "pools['pool3.contoso.com'].servedBy == ''"),
                    line(sim, "it's\\").hasEnded())) {
                assertThatExceptionOfType(InvalidInputException.class).isThrownBy(condition::call);
            }
        }
    }
}
