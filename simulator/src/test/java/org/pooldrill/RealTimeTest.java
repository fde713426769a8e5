package org.pooldrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pooldrill.refusal.Refusal;

@Timeout(60)
class RealTimeTest {
    private static final Blueprint CONTOSO = Simulation.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } }")
            .realTime(3_000);
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final String CMS_FAILOVER =
            "Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com"
                    + " -BackupSqlInstanceName rtc -Force";
    private static final String NEXT_HOP =
            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com";
    private static final String FAILOVER = "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode";

    private static byte[] log(Simulation sim) {
        var log = new ByteArrayOutputStream();
        sim.writeLog(log);
        return log.toByteArray();
    }

    @Test
    void tellsTheWholeLifeOfADisasterWhileTimePassesByItself() {
        try (var sim = CONTOSO.start()) {
            sim.advance(Duration.ofMinutes(5));
            sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
            sim.fault("pool-down", POOL1);
            sim.until("pools['pool1.contoso.com'].users.resiliency == 22");
            sim.shell().on(POOL2).run(CMS_FAILOVER);
            sim.shell(NEXT_HOP);
            sim.shell().background("over", FAILOVER);
            var printed = sim.await("over");

            assertThat(printed.lasted()).isPositive();
            assertThat(sim.state().pool(POOL1).servedBy()).isEqualTo(POOL2);
            assertThat(sim.state().pool(POOL1).rto()).isBetween(Duration.ofMinutes(5), Duration.ofHours(2));
            assertThat(sim.shell()
                            .attempt("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com")
                            .refusal()
                            .map(Refusal::id)
                            .map(Object::toString))
                    .contains("PartnerFailedOver");
            assertThat(sim.end().passed()).isTrue();
        }
    }

    @Test
    void timePassesWhileNobodyAsks() {
        try (var sim = CONTOSO.start()) {
            var ten = Duration.ofMinutes(10);
            while (sim.time().compareTo(ten) < 0) {
                Thread.onSpinWait();
            }

            assertThat(sim.state()
                            .pool(POOL1)
                            .at("backup['UserServices.PresenceFocus'].export")
                            .asText())
                    .isEqualTo("FinalState");
            assertThat(sim.events()).isPositive();
        }
    }

    @Test
    void whatAnotherThreadDoesTakesEffectWhileOneWaits() {
        try (var sim = CONTOSO.realTime(100).start()) {
            var move =
                    CompletableFuture.supplyAsync(() -> sim.shell().on(POOL2).run("Invoke-CsManagementServerFailover"));
            while (sim.commands().isEmpty()) {
                Thread.onSpinWait();
            }
            sim.user("alice@contoso.com").does("sign-out");

            assertThat(move.join().lasted()).isPositive();
            assertThat(sim.state().at("cms.activeMaster").asText()).isEqualTo(POOL2);
            assertThat(sim.steps().stream().map(step -> List.of("ps", "user", "await").stream()
                            .filter(step::has)
                            .findFirst()
                            .orElse("")))
                    .containsExactly("ps", "user", "await");
        }
    }

    @Test
    void aLineWithoutANameGetsOne() {
        try (var sim = CONTOSO.start()) {
            sim.shell("Get-CsPool");
            sim.shell("Get-CsPool");

            assertThat(sim.commands()).containsExactly("line 1", "line 2");
        }
    }

    @Test
    void aConditionThatDoesNotComeTrueInTimeIsNotMetAndTimeGoesOn() {
        try (var sim = CONTOSO.start()) {
            assertThatExceptionOfType(NotMetException.class)
                    .isThrownBy(() -> sim.until("cms.activeMasters == 2", Duration.ofMinutes(3)))
                    .withMessageContaining("cms.activeMasters");
            sim.step("{ until: cms.activeMasters == 2, within: 1m, reached: false }")
                    .orThrow();
            assertThat(sim.time()).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        }
    }

    @Test
    void wrongStepsAreRefusedAndNothingHappens() {
        try (var sim = CONTOSO.start()) {
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> sim.heal("pool-down", POOL1));
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> sim.shell("Get-CsPol"));
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> sim.await("nobody"));
            assertThat(sim.steps()).isEmpty();
        }
    }

    @Test
    void aForkStandsAtTheSameMomentAndGoesOnByItself() {
        try (var sim = CONTOSO.start()) {
            sim.advance(Duration.ofMinutes(7));
            sim.fault("pool-down", POOL1);
            try (var fork = sim.fork()) {
                assertThat(fork.time()).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
                assertThat(fork.state().pool(POOL1).state()).isEqualTo("Down");

                fork.heal("pool-down", POOL1);
                fork.until("pools['pool1.contoso.com'].frontEnds.running == 3");

                assertThat(sim.state().pool(POOL1).state()).isEqualTo("Down");
            }
        }
    }

    @Test
    void aDefectInItsThreadReachesWhoeverWaitsAndWhoeverAsksLater() {
        try (var sim = CONTOSO.start()) {
            sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
            sim.listen((raw, payload) -> {
                if (Thread.currentThread().getName().equals("pooldrill in real time")) {
                    throw new IllegalArgumentException("broken");
                }
            });

            assertThatExceptionOfType(SimulationOverException.class)
                    .isThrownBy(() -> sim.until("cms.activeMasters == 2"))
                    .withMessageContaining("a defect of the program")
                    .withRootCauseInstanceOf(IllegalArgumentException.class);
            assertThatExceptionOfType(SimulationOverException.class).isThrownBy(() -> sim.shell("Get-CsPool"));
            assertThatExceptionOfType(SimulationOverException.class).isThrownBy(sim::check);
            assertThat(sim.over()).isTrue();
            assertThat(log(sim)).isNotEmpty();
        }
    }

    @Test
    void whatMustAlwaysHoldStopsItWhenItDoesNot() {
        try (var sim = CONTOSO.always("time < duration('5m')").start()) {
            assertThatExceptionOfType(NotMetException.class)
                    .isThrownBy(() -> sim.advance(Duration.ofHours(1)))
                    .withMessageContaining("time < duration('5m')");
            assertThatExceptionOfType(SimulationOverException.class)
                    .isThrownBy(() -> sim.shell("Get-CsPool"))
                    .withMessageContaining("it has failed");
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void closingEndsTheThreadAndTheWaitOfEverybody() {
        var sim = CONTOSO.start();
        var waiting = CompletableFuture.runAsync(() -> sim.advance(Duration.ofDays(1000)));
        var threads = threads();
        sim.close();

        assertThat(threads).isEqualTo(1);
        assertThat(threads()).isZero();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(SimulationOverException.class);
        assertThat(sim.over()).isTrue();
        assertThat(sim.state().pool(POOL1).state()).isEqualTo("Active");
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pooldrill in real time"))
                .count();
    }

    @Test
    void interruptingItEndsTheStepOfAnotherThread() {
        try (var sim = CONTOSO.start()) {
            var waiting = CompletableFuture.runAsync(() -> sim.until("cms.activeMasters == 2"));
            sim.advance(Duration.ofMinutes(3));
            sim.interrupt();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(waiting::join)
                    .withStackTraceContaining("interrupted");
        }
    }

    @Test
    void aListenerReadsAndTakesNoStep() {
        var refused = new AtomicReference<IllegalStateException>();
        var read = new AtomicBoolean();
        try (var sim = CONTOSO.start()) {
            sim.listen((raw, payload) -> {
                read.set(sim.time().toMillis() == raw.t());
                try {
                    sim.advance(Duration.ofMinutes(1));
                } catch (IllegalStateException expected) {
                    refused.set(expected);
                }
            });
            sim.advance(Duration.ofMinutes(5));
            sim.user("alice@contoso.com").does("sign-out");
        }
        assertThat(refused.get()).hasMessageContaining("a listener");
        assertThat(read).isTrue();
    }

    @Test
    void endingItRunsWhatIsInTheBackgroundToItsEndWithoutWaiting() {
        try (var sim = CONTOSO.realTime(1).start()) {
            sim.shell().on(POOL2).background("move", "Invoke-CsManagementServerFailover");

            assertThat(sim.end().passed()).isTrue();
            assertThat(sim.state().at("cms.activeMaster").asText()).isEqualTo(POOL2);
            assertThatExceptionOfType(SimulationOverException.class).isThrownBy(() -> sim.advance(Duration.ZERO));
        }
    }

    @Test
    void speedsThatAreNoneAreRefused() {
        for (var speed : new double[] {0, -1, 1e7, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> CONTOSO.realTime(speed))
                    .withMessageContaining("accepted is more than 0, up to 1000000");
        }
    }
}
