package org.pooldrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogEnd;
import org.pooldrill.refusal.Refusal;

class SimulationTest {
    private static final Blueprint CONTOSO = Simulation.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } }");
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final String CMS_FAILOVER =
            "Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com"
                    + " -BackupSqlInstanceName rtc -Force";
    private static final String NEXT_HOP =
            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com";
    private static final String FAILOVER = "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode";

    private static void disaster(Simulation sim) {
        sim.advance(Duration.ofHours(1));
        sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
        sim.fault("pool-down", POOL1);
        sim.advance(Duration.ofMinutes(10));
        sim.shell().on(POOL2).run(CMS_FAILOVER);
        sim.shell(NEXT_HOP);
        sim.shell().background("over", FAILOVER);
        sim.advance(Duration.ofMinutes(1));
        sim.await("over");
    }

    private static byte[] log(Simulation sim) {
        var log = new ByteArrayOutputStream();
        sim.writeLog(log);
        return log.toByteArray();
    }

    @Test
    void tellsTheWholeLifeOfADisaster() {
        try (var sim = CONTOSO.start()) {
            assertThat(sim.state().pool(POOL1).state()).isEqualTo("Active");
            assertThat(sim.state().user("alice@contoso.com").mode()).isEqualTo("Regular");

            disaster(sim);

            var pool = sim.state().pool(POOL1);
            assertThat(pool.state()).isEqualTo("FailedOver");
            assertThat(pool.servedBy()).isEqualTo(POOL2);
            assertThat(pool.reachable()).isFalse();
            assertThat(pool.rto()).isBetween(Duration.ofMinutes(10), Duration.ofHours(1));
            assertThat(pool.at("frontEnds.running").asInt()).isZero();
            assertThat(sim.holds("pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'"))
                    .isTrue();
            assertThat(sim.state().user("alice@contoso.com").signedInAt()).isEqualTo(POOL2);
            assertThat(sim.clock())
                    .isEqualTo(sim.blueprint().ready().estate().start().plus(sim.time()));

            sim.heal("pool-down", POOL1);
            sim.until("pools['pool1.contoso.com'].frontEnds.running == 3", Duration.ofHours(1));
            var printed = sim.shell("Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com");
            assertThat(printed.lasted()).isPositive();
            sim.advance(Duration.ofHours(1));

            assertThat(pool.state()).isEqualTo("Active");
            assertThat(pool.regularUsers()).isEqualTo(pool.users()).isEqualTo(22);
            assertThat(sim.end().passed()).isTrue();
        }
    }

    @Test
    void handsOutWhatALinePrintsAsTextAndAsObjects() {
        try (var sim = CONTOSO.start()) {
            var status = sim.shell("Get-CsPoolBackupRelationship -PoolFqdn pool1.contoso.com");

            assertThat(status.text()).contains("BackupPoolFqdn", POOL2);
            assertThat(status.objects()).hasSize(1);
            assertThat(status.objects().get(0).toString()).contains(POOL2);
        }
    }

    @Nested
    class WhereSomethingIsRefused {

        @Test
        void aLineThatWasToSucceedThrowsWithWhatItPrinted() {
            try (var sim = CONTOSO.start()) {
                disaster(sim);

                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> sim.shell("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com"))
                        .satisfies(refused -> assertThat(refused.id()).isEqualTo("PartnerFailedOver"))
                        .withMessageContaining("FullyQualifiedErrorId : PartnerFailedOver,Invoke-CsPoolFailOver");
                assertThat(sim.over()).isFalse();
            }
        }

        @Test
        void anAttemptHasTheRefusalAsAValueAndTheDrillExpectsIt() {
            try (var sim = CONTOSO.start()) {
                disaster(sim);

                var attempt = sim.shell().attempt("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com");

                assertThat(attempt.refusal().map(Refusal::id).map(Object::toString))
                        .contains("PartnerFailedOver");
                assertThat(attempt.unmet()).isEmpty();
                assertThat(attempt.step().path("refused").asText()).isEqualTo("PartnerFailedOver");
                assertThat(sim.end().passed()).isTrue();
            }
        }

        @Test
        void aStepThatExpectsItDoesNotThrow() {
            try (var sim = CONTOSO.start()) {
                sim.step("{ ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com, refused: PoolNotFailedOver }");
            }
        }

        @Test
        void aStepThatExpectsAnotherOrNoneThatComesIsUnmetAndTheDrillSaysWhatCame() {
            try (var sim = CONTOSO.start()) {
                var other =
                        sim.attempt("{ ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com, refused: HomePoolDown }");
                var none = sim.attempt("{ user: alice@contoso.com, does: sign-out, refused: ResiliencyMode }");
                sim.attempt("{ ps: Get-CsPool, name: asked, background: true, refused: HomePoolDown }");
                var waited = sim.attempt("await: asked");

                assertThat(other.unmet().orElseThrow())
                        .contains("expected to be refused: HomePoolDown\nrefused: PoolNotFailedOver");
                assertThat(none.unmet().orElseThrow()).endsWith("expected to be refused: ResiliencyMode\nnot refused");
                assertThat(waited.unmet().orElseThrow()).contains("expected to be refused: HomePoolDown\nnot refused");
                assertThatExceptionOfType(NotMetException.class).isThrownBy(none::orThrow);
                assertThat(sim.steps().toString())
                        .contains("\"refused\":\"PoolNotFailedOver\"")
                        .doesNotContain("HomePoolDown", "ResiliencyMode");
                assertThat(sim.end().passed()).isTrue();
            }
        }

        @Test
        void aUserWhoTriesIsTold() {
            try (var sim = CONTOSO.start()) {
                sim.fault("pool-down", POOL1).advance(Duration.ofMinutes(10));
                var bob = Map.of("contact", "bob@contoso.com");

                assertThat(sim.user("alice@contoso.com").tries("add-contact", bob))
                        .isPresent();
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> sim.user("alice@contoso.com").does("add-contact", bob))
                        .withMessageContaining("ResiliencyMode");
            }
        }
    }

    @Nested
    class WhereAConditionDoesNotHold {

        @Test
        void anUntilThrowsWithTheValuesOfItsSides() {
            try (var sim = CONTOSO.start()) {
                assertThatExceptionOfType(NotMetException.class)
                        .isThrownBy(() ->
                                sim.until("pools['pool1.contoso.com'].state == 'FailedOver'", Duration.ofMinutes(5)))
                        .withMessageContaining("'Active'");
                assertThat(sim.time()).isEqualTo(Duration.ofMinutes(5));
                assertThat(sim.over()).isFalse();
            }
        }

        @Test
        void anExpectIsNoPartOfTheDrill() {
            try (var sim = CONTOSO.start()) {
                var outcome = sim.attempt("expect: [\"cms.activeMasters == 2\"]");

                assertThat(outcome.taken()).isFalse();
                assertThatExceptionOfType(NotMetException.class)
                        .isThrownBy(() -> sim.step("expect: [\"cms.activeMasters == 2\"]"))
                        .withMessageContaining("cms.activeMasters");
                assertThat(outcome.unmet().orElseThrow()).contains("cms.activeMasters");
                assertThat(sim.steps()).isEmpty();
                assertThat(sim.unmet("cms.activeMasters == 2")).isPresent();
            }
        }

        @Test
        void whatMustAlwaysHoldEndsTheSimulationWhereItNoLongerDoes() {
            try (var sim = CONTOSO.always("pools['pool1.contoso.com'].state == 'Active'")
                    .start()) {
                assertThatExceptionOfType(NotMetException.class)
                        .isThrownBy(() -> sim.fault("pool-down", POOL1))
                        .withMessageContaining("always")
                        .withMessageContaining("'Down'");

                assertThat(sim.over()).isTrue();
                assertThatExceptionOfType(SimulationOverException.class)
                        .isThrownBy(() -> sim.advance(Duration.ofMinutes(1)))
                        .withMessageContaining("'Down'");
                var report = sim.end();
                assertThat(report.outcome()).isEqualTo(LogEnd.FAILED);
                assertThat(report.failures()).hasSize(1);
            }
        }

        @Test
        void whatCameOfALineIsToldToWhoeverWaitsForItOnceMore() {
            try (var sim = CONTOSO.start()) {
                sim.shell().background("over", FAILOVER);
                assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> sim.await("over"));
                assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> sim.await("over"));
                sim.shell().background("pools", "Get-CsPool");

                assertThat(sim.await("pools").text())
                        .isEqualTo(sim.await("pools").text())
                        .contains(POOL1);
                assertThat(sim.end().passed()).isTrue();
            }
        }

        /** What the line says of itself holds for the first who waits, who says nothing; the second contradicts it. */
        @Test
        void whoeverWaitsOnceMoreAndExpectsSomethingElseIsToldAndTheDrillOfItPasses() {
            try (var sim = CONTOSO.start()) {
                sim.attempt("{ ps: '" + FAILOVER + "', name: over, background: true, refused: CmsNotAvailable }");
                var first = sim.attempt("await: over");
                var second = sim.attempt("{ await: over, refused: HomePoolDown }");

                assertThat(first.unmet()).isEmpty();
                assertThat(second.unmet().orElseThrow())
                        .contains("expected to be refused: HomePoolDown\nrefused: CmsNotAvailable");
                assertThat(sim.end().passed()).isTrue();
                try (var again = CONTOSO.start()) {
                    for (var step : sim.steps()) {
                        assertThat(again.attempt(step).unmet())
                                .as(step.toString())
                                .isEmpty();
                    }
                    assertThat(again.steps()).isEqualTo(sim.steps());
                }
            }
        }

        @Test
        void aLineThatNeverEndsInTimeFailsTheSimulation() {
            try (var sim = CONTOSO.start()) {
                sim.fault("pool-down", POOL1);
                sim.shell().on(POOL2).background("move", CMS_FAILOVER);

                var outcome = sim.attempt("{ await: move, within: 0s }");

                assertThat(outcome.unmet()).isPresent();
                assertThat(sim.over()).isTrue();
            }
        }
    }

    @Nested
    class WhereInputIsWrong {

        @Test
        void nothingHappensAndTheMessageSaysWhatIsAccepted() {
            try (var sim = CONTOSO.start()) {
                wrong(() -> sim.fault("pool-donw", POOL1), "pool-donw", "did you mean 'pool-down'?");
                wrong(() -> sim.fault("pool-down", "pool9.contoso.com"), "pool9.contoso.com");
                wrong(() -> sim.heal("pool-down", POOL1), "nothing is broken");
                wrong(() -> sim.advance(Duration.ofSeconds(-1)), "PT-1S", "whole milliseconds");
                wrong(() -> sim.advance(Duration.ofNanos(1)), "PT0.000000001S");
                wrong(() -> sim.until("pools['pool3.contoso.com'].state == 'Active'"), "pool3.contoso.com");
                wrong(() -> sim.shell("Get-CsPol"), "Get-CsPol");
                wrong(() -> sim.shell().as("nobody").run("Get-CsPool"), "nobody", "admin");
                wrong(() -> sim.user("alice@contoso.com").does("sing"), "sing");
                wrong(() -> sim.step("advance"), "a step is a map");
                wrong(() -> sim.step("{ advance: 1h, note: x }"), "advance");
                wrong(() -> sim.await("nothing"), "nothing");
                wrong(() -> sim.holds("pools["), "");
                wrong(() -> sim.state().pool("pool3.contoso.com"), "pool3.contoso.com");
                wrong(() -> sim.state().at("pools['pool1.contoso.com'].stat"), "stat", "state");

                assertThat(sim.steps()).isEmpty();
                assertThat(sim.time()).isZero();
            }
        }

        @Test
        void aBlueprintSaysWhatIsWrongWithIt() {
            wrong(() -> Simulation.of("contso"), "contso");
            wrong(
                    () -> Blueprint.of(new ObjectMapper().createObjectNode().put("from", "other.estate.yaml")),
                    "files cannot");
            wrong(() -> CONTOSO.with("pools: { pool1.contoso.com: { user: 5 } }"), "unknown key 'user'", "users");
            wrong(() -> CONTOSO.with("pools: ["), "with:1");
            wrong(() -> CONTOSO.load("lync-2014"), "lync-2014", "lync-2013");
            wrong(() -> CONTOSO.always("cms.masters <= 1"), "masters");
            wrong(() -> CONTOSO.seed(-1), "-1", "zero or more");
            wrong(() -> CONTOSO.memory(-1), "-1");
            wrong(() -> CONTOSO.title(" "), "title");
        }

        private static void wrong(Runnable call, String... words) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(call::run)
                    .satisfies(problem -> assertThat(problem.problems()).isNotEmpty())
                    .satisfies(problem -> assertThat(problem.getMessage()).contains(words));
        }
    }

    @Nested
    class BesideOthers {

        @Test
        void theSameStepsGiveTheSameLogInAnyThreadAndWithAnyMemory() {
            var logs = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(number -> number % 2 == 0 ? CONTOSO : CONTOSO.memory(0))
                    .map(blueprint -> {
                        try (var sim = blueprint.start()) {
                            disaster(sim);
                            sim.end();
                            return log(sim);
                        }
                    })
                    .toList();

            assertThat(logs).allSatisfy(log -> assertThat(log).isEqualTo(logs.get(0)));
        }

        @Test
        void anotherSeedGivesAnotherLog() {
            try (var one = CONTOSO.start();
                    var other = CONTOSO.seed(7).title("Another").start()) {
                disaster(one);
                disaster(other);

                assertThat(new String(log(other))).startsWith("{\"pooldrill\":1,\"drill\":{\"drill\":\"Another\"");
                assertThat(other.end().logSha256()).isNotEqualTo(one.end().logSha256());
            }
        }

        @Test
        void aForkStandsAtTheSameMomentAndGoesItsOwnWay() {
            try (var sim = CONTOSO.start()) {
                disaster(sim);
                sim.shell().attempt("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com");
                try (var fork = sim.fork()) {
                    assertThat(log(fork)).isEqualTo(log(sim));

                    fork.heal("pool-down", POOL1);
                    fork.advance(Duration.ofHours(1));

                    assertThat(fork.state().pool(POOL1).reachable()).isTrue();
                    assertThat(sim.state().pool(POOL1).reachable()).isFalse();
                }
            }
        }
    }

    @Nested
    class WhileAStepIsUnderWay {

        @Test
        void anotherThreadReadsTheStateOfAMomentInBetween() throws Exception {
            var reached = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var stopping = new AtomicBoolean();
            try (var sim = CONTOSO.start((raw, payload) -> {}, () -> {
                if (stopping.get()) {
                    reached.countDown();
                    await(go);
                }
                return false;
            })) {
                stopping.set(true);
                var step = CompletableFuture.runAsync(() -> sim.advance(Duration.ofDays(2)));
                reached.await();
                var read = CompletableFuture.supplyAsync(sim::time);
                stopping.set(false);
                go.countDown();

                assertThat(read.get()).isLessThanOrEqualTo(Duration.ofDays(2));
                step.get();
                assertThat(sim.time()).isEqualTo(Duration.ofDays(2));
            }
        }

        @Test
        void anotherThreadReadsWhileItIsNotYetSaidWhetherItGoesOn() {
            var reached = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var asking = new AtomicBoolean();
            try (var sim = CONTOSO.start((raw, payload) -> {}, () -> {
                if (asking.get()) {
                    reached.countDown();
                    await(go);
                }
                return false;
            })) {
                asking.set(true);
                var step = CompletableFuture.runAsync(() -> sim.advance(Duration.ofDays(2)));
                await(reached);
                try {
                    assertThat(CompletableFuture.supplyAsync(() -> sim.state().json()))
                            .succeedsWithin(Duration.ofSeconds(20));
                } finally {
                    go.countDown();
                }
                step.join();
                assertThat(sim.time()).isEqualTo(Duration.ofDays(2));
            }
        }

        @Test
        void anotherThreadInterruptsItForGood() {
            var sim = new AtomicReference<Simulation>();
            try (var interrupted = CONTOSO.start()) {
                sim.set(interrupted);
                interrupted.fault("pool-down", List.of(POOL1), Map.of("for", "1h"));
                interrupted.listen((raw, payload) -> {
                    if (raw.t() > Duration.ofMinutes(30).toMillis()) {
                        sim.get().interrupt();
                    }
                });

                assertThatExceptionOfType(SimulationOverException.class)
                        .isThrownBy(() -> interrupted.advance(Duration.ofDays(10)))
                        .withMessageContaining("interrupted");
                assertThat(interrupted.time()).isBetween(Duration.ofMinutes(30), Duration.ofHours(2));
                assertThat(interrupted.end().outcome()).isEqualTo(LogEnd.INTERRUPTED);
            }
        }

        @Test
        void aListenerReadsAndTakesNoStep() {
            var heard = new ArrayList<Long>();
            var failure = new AtomicReference<Throwable>();
            try (var sim = CONTOSO.start()) {
                var before = sim.events();
                sim.listen((raw, payload) -> {
                    heard.add(raw.seq());
                    assertThat(sim.time()).isGreaterThanOrEqualTo(Duration.ZERO);
                    try {
                        sim.advance(Duration.ofMinutes(1));
                    } catch (IllegalStateException refused) {
                        failure.set(refused);
                    }
                });

                sim.advance(Duration.ofMinutes(10));

                assertThat(failure.get()).hasMessageContaining("a listener");
                assertThat(heard.get(0)).isEqualTo(before + 1);
                var stored = new ArrayList<Long>();
                sim.events(before, event -> stored.add(event.seq()));
                assertThat(stored).isEqualTo(heard);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class WhereItIsOver {

        @Test
        void aDefectOfAListenerIsTheCause() {
            try (var sim = CONTOSO.start()) {
                sim.listen((raw, payload) -> {
                    throw new IllegalArgumentException("broken");
                });

                assertThatExceptionOfType(SimulationOverException.class)
                        .isThrownBy(() -> sim.advance(Duration.ofMinutes(10)))
                        .withMessageContaining("broken")
                        .withCauseInstanceOf(IllegalArgumentException.class);
                assertThat(sim.end().outcome()).isEqualTo(LogEnd.DEFECT);
            }
        }

        @Test
        void theStateCanBeReadAndNothingElse() {
            var sim = CONTOSO.start();
            sim.advance(Duration.ofMinutes(1));
            assertThat(sim.end()).isEqualTo(sim.end());
            assertThatExceptionOfType(SimulationOverException.class)
                    .isThrownBy(() -> sim.advance(Duration.ofMinutes(1)))
                    .withMessageContaining("it has ended");
            assertThat(log(sim)).isNotEmpty();

            sim.close();
            sim.close();

            assertThat(sim.over()).isTrue();
            assertThat(sim.state().pool(POOL1).servedBy()).isEqualTo(POOL1);
            for (var call : List.<Runnable>of(() -> log(sim), sim::end, sim::fork, () -> sim.events(0, event -> {}))) {
                assertThatExceptionOfType(SimulationOverException.class)
                        .isThrownBy(call::run)
                        .withMessageContaining("closed");
            }
        }
    }
}
