package org.pooldrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pooldrill.realtime.LiveSitting;
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
            while (sim.steps().isEmpty()) {
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
    void aLineWithoutANameHasOneInTheDrillAlone() {
        try (var sim = CONTOSO.start()) {
            sim.shell("Get-CsPool");
            sim.step("{ fault: pool-down, at: pool1.contoso.com, name: (line 2) }");
            sim.shell("Get-CsPool");
            sim.shell().background("line 1", "Get-CsPool");
            sim.await("line 1");

            assertThat(sim.commands()).containsExactly("line 1");
            assertThat(sim.background()).containsExactly("line 1");
            assertThat(sim.steps().stream()
                            .map(step -> step.path("name").asText())
                            .filter(name -> !name.isEmpty()))
                    .containsExactly("(line 1)", "(line 2)", "(line 3)", "line 1");
            try (var fork = sim.fork()) {
                assertThat(fork.commands()).containsExactly("line 1");
            }
        }
    }

    @Test
    void anyNumberWaitForOneLine() {
        try (var sim = CONTOSO.realTime(100).start()) {
            sim.shell().on(POOL2).background("move", "Invoke-CsManagementServerFailover");
            var other = new AtomicReference<Output>();
            var waiting = waiting(() -> other.set(sim.await("move")));
            var mine = sim.await("move");
            waiting.join();

            assertThat(other.get().lasted()).isPositive().isEqualTo(mine.lasted());
            assertThat(sim.await("move").text()).isEqualTo(mine.text());
            assertThat(sim.end().passed()).isTrue();
            assertThat(log(sim)).isNotEmpty();
        }
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLongerAndEverythingElseGoesOn() throws Exception {
        try (var sim = CONTOSO.start()) {
            var interrupted = new AtomicBoolean();
            var thread = new AtomicReference<Thread>();
            var waiting = waiting(() -> {
                thread.set(Thread.currentThread());
                try {
                    sim.advance(Duration.ofDays(1000));
                } finally {
                    interrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            thread.get().interrupt();

            assertThat(waiting.handle((done, thrown) -> thrown))
                    .succeedsWithin(Duration.ofSeconds(20), THROWABLE)
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("what it waited for goes on");
            assertThat(interrupted).isTrue();
            assertThat(sim.steps()).isEmpty();
            assertThat(sim.advance(Duration.ofMinutes(1)).over()).isFalse();
        }
    }

    @Test
    void aLineWhoseThreadIsInterruptedGoesOnInTheBackground() {
        try (var sim = CONTOSO.realTime(100).start()) {
            var thread = new AtomicReference<Thread>();
            var waiting = waiting(() -> {
                thread.set(Thread.currentThread());
                sim.shell().on(POOL2).run("Invoke-CsManagementServerFailover");
            });
            thread.get().interrupt();

            assertThat(waiting).failsWithin(Duration.ofSeconds(20)).withThrowableOfType(CancellationException.class);
            assertThat(sim.steps()).hasSize(1);
            assertThat(sim.steps().get(0).path("background").asBoolean()).isTrue();
            sim.until("cms.activeMaster == 'pool2.contoso.com'");
            assertThat(sim.end().passed()).isTrue();
        }
    }

    /** Does something in another thread; returns when it waits in there for time to pass. */
    private static CompletableFuture<Void> waiting(Runnable work) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        });
        thread.start();
        while (!done.isDone() && !waits(thread)) {
            Thread.onSpinWait();
        }
        assertThat(done).as("it was to wait").isNotDone();
        return done;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(LiveSitting.class.getName())
                                && frame.getMethodName().equals("await"));
    }

    @Test
    void aConditionThatDoesNotComeTrueInTimeIsNotMetAndTimeGoesOn() {
        try (var sim = CONTOSO.start()) {
            assertThatExceptionOfType(NotMetException.class)
                    .isThrownBy(() -> sim.until("cms.activeMasters == 2", Duration.ofMinutes(3)))
                    .withMessageContaining("cms.activeMasters");
            sim.attempt("{ until: cms.activeMasters == 2, within: 1m, reached: false }")
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
        var waiting = waiting(() -> sim.advance(Duration.ofDays(1000)));
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
            var waiting = waiting(() -> sim.until("cms.activeMasters == 2"));
            sim.advance(Duration.ofMinutes(3));
            sim.interrupt();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(waiting::join)
                    .withStackTraceContaining("interrupted");
        }
    }

    @Test
    void aListenerReadsAndTakesNoStep() {
        var heard = new ConcurrentLinkedQueue<Long>();
        var read = new ConcurrentLinkedQueue<Long>();
        var refused = new ConcurrentLinkedQueue<String>();
        var threads = new ConcurrentSkipListSet<String>();
        try (var sim = CONTOSO.start()) {
            sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
            sim.listen((raw, payload) -> {
                heard.add(raw.t());
                read.add(sim.time().toMillis());
                threads.add(Thread.currentThread().getName());
                try {
                    sim.advance(Duration.ofMinutes(1));
                } catch (IllegalStateException expected) {
                    refused.add(String.valueOf(expected.getMessage()));
                }
            });
            sim.advance(Duration.ofMinutes(5));
            sim.user("alice@contoso.com").does("sign-out");
            assertThat(sim.steps()).hasSize(3);
        }
        assertThat(threads)
                .contains("pooldrill in real time", Thread.currentThread().getName());
        assertThat(heard).isNotEmpty();
        assertThat(read).containsExactlyElementsOf(heard);
        assertThat(refused).hasSameSizeAs(heard).allSatisfy(why -> assertThat(why)
                .contains("a listener"));
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
