package org.pooldrill.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.pooldrill.assertj.PoolDrillAssertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.pooldrill.Simulation;
import org.pooldrill.junit.PoolDrill;

@PoolDrill(with = "pools: { pool1.contoso.com: { users: 5 }, pool2.contoso.com: { users: 5 } }")
class PoolDrillAssertionsTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final String ALICE = "alice@contoso.com";

    private static void says(ThrowingCallable assertion, String... words) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
    }

    private static void disaster(Simulation sim) {
        sim.advance(Duration.ofMinutes(3));
        sim.user(ALICE).does("add-contact", Map.of("contact", "bob@contoso.com"));
        sim.advance(Duration.ofSeconds(10));
        sim.fault("pool-down", POOL1).advance(Duration.ofMinutes(10));
        sim.shell()
                .on(POOL2)
                .run("Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com"
                        + " -BackupSqlInstanceName rtc -Force");
        sim.shell("Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com");
        sim.shell("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");
        sim.advance(Duration.ofMinutes(30));
    }

    @Test
    void holdWhileNothingHasHappened(Simulation sim) {
        assertThat(sim).hasLostNothing().meets("cms.activeMasters == 1").hasNoFinding("SplitBrain");
        assertThat(sim)
                .pool(POOL1)
                .isActive()
                .isServedByItself()
                .servesAllUsers()
                .hasLostNothing();
        assertThat(sim).user(ALICE).isRegular().isSignedInAt(POOL1).hasContacts();
    }

    @Test
    void tellAfterADisasterWhatTheyFound(Simulation sim) {
        disaster(sim);

        assertThat(sim)
                .pool(POOL1)
                .isServedBy(POOL2)
                .isFailedOver()
                .hasLostUpTo(1)
                .hasRpoWithin(Duration.ofMinutes(1));
        assertThat(sim).pool(POOL1).hasRtoWithin(Duration.ofHours(1)).servesAllUsers();
        assertThat(sim).hasFinding(sim.state().findings().get(0).code());
        says(() -> assertThat(sim).pool(POOL1).isServedByNobody(), POOL1, "served by nobody", "found " + POOL2);
        says(() -> assertThat(sim).pool(POOL1).isActive(), "in the state Active", "found FailedOver");
        says(() -> assertThat(sim).hasLostNothing(), POOL1, "to have lost nothing", "contact");
        says(() -> assertThat(sim).pool(POOL1).hasLostUpTo(0), POOL1, "at most 0 changes");
        says(() -> assertThat(sim).pool(POOL1).hasRpoWithin(Duration.ofSeconds(1)), "RPO within PT1S", "it is PT");
        says(() -> assertThat(sim).pool(POOL1).hasRtoWithin(Duration.ofSeconds(1)), "RTO within PT1S");
        says(() -> assertThat(sim).user(ALICE).hasContacts("bob@contoso.com"), ALICE, "bob@contoso.com", "found []");
        says(() -> assertThat(sim).user(ALICE).hasMode("SignedOut"), "SignedOut", "Regular");
        says(() -> assertThat(sim).meets("users['alice@contoso.com'].forwarding == '100%'"), "100%");
        says(() -> assertThat(sim).hasFinding("SplitBrain"), "SplitBrain", "and there is");
    }

    @Test
    void tellWhatCameOfStepsAndRuns(Simulation sim) {
        var refused = sim.shell().attempt("Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com");
        var done = sim.shell().attempt("Get-CsPool");

        assertThat(refused).isRefusedWith("PoolNotFailedOver");
        assertThat(done).succeeded();
        says(() -> assertThat(refused).succeeded(), "to succeed", "PoolNotFailedOver", "FullyQualifiedErrorId");
        says(() -> assertThat(done).isRefusedWith("HomePoolDown"), "HomePoolDown", "found none");
        assertThat(sim.end()).passed();
    }
}
