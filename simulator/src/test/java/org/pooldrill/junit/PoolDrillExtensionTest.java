package org.pooldrill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.pooldrill.Simulation;

class PoolDrillExtensionTest {
    private static final String FEW = "pools: { pool1.contoso.com: { users: 5 }, pool2.contoso.com: { users: 5 } }";

    @TempDir
    Path logs;

    private Events run(Class<?> tests, String... parameters) {
        var engine = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("pooldrill.logs", logs.toString())
                .selectors(selectClass(tests));
        for (var i = 0; i < parameters.length; i += 2) {
            engine.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return engine.execute().testEvents();
    }

    private static void allPass(Events tests, int count) {
        tests.failed().stream()
                .forEach(failed -> assertThat(failed.getPayload().orElseThrow().toString())
                        .as(failed.getTestDescriptor().getDisplayName())
                        .isEmpty());
        tests.assertStatistics(statistics -> statistics.started(count).succeeded(count));
    }

    @Test
    void aClassGetsAFreshOneForEachTest() {
        allPass(run(OfClass.class), 5);
    }

    @PoolDrill(with = FEW, seed = 3, always = "cms.activeMasters <= 1")
    static class OfClass {

        @BeforeEach
        void theTestsOwn(Simulation sim) {
            sim.advance(Duration.ofMinutes(1));
        }

        @Test
        void one(Simulation sim) {
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(1));
            assertThat(sim.blueprint().seed()).isEqualTo(3);
            assertThat(sim.state().pool("pool1.contoso.com").users()).isEqualTo(7);
            sim.fault("pool-down", "pool1.contoso.com");
        }

        @Test
        @PoolDrill(seed = 4, with = FEW)
        void another(Simulation sim) {
            assertThat(sim.blueprint().seed()).isEqualTo(4);
            assertThat(sim.state().pool("pool1.contoso.com").reachable()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2})
        void withValues(long minutes, Simulation sim) {
            sim.advance(Duration.ofMinutes(minutes));
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(minutes + 1));
        }

        @Nested
        class Within {

            @Test
            void itToo(Simulation sim) {
                assertThat(sim.blueprint().seed()).isEqualTo(3);
            }
        }
    }

    @Test
    void aSharedOneIsThereForAll() {
        allPass(run(Shared.class), 3);
        allPass(run(Static.class), 3);
    }

    @PoolDrill(with = FEW, shared = true)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Shared {

        @BeforeAll
        static void begins(Simulation sim) {
            sim.advance(Duration.ofHours(1));
        }

        @Test
        void first(Simulation sim) {
            assertThat(sim.time()).isEqualTo(Duration.ofHours(1));
            sim.advance(Duration.ofHours(1));
        }

        @Test
        void second(Simulation sim) {
            assertThat(sim.time()).isEqualTo(Duration.ofHours(2));
        }

        @Test
        @PoolDrill(with = FEW)
        void thirdHasItsOwn(Simulation sim) {
            assertThat(sim.time()).isZero();
        }
    }

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Static {

        @RegisterExtension
        static final PoolDrillExtension CONTOSO = PoolDrillExtension.of("contoso")
                .with(FEW)
                .seed(9)
                .given(sim -> sim.advance(Duration.ofMinutes(5)))
                .build();

        @Test
        void first(Simulation sim) {
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(5));
            sim.advance(Duration.ofMinutes(1));
        }

        @Test
        void second(Simulation sim) {
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(6));
            assertThat(sim.blueprint().seed()).isEqualTo(9);
        }

        @Nested
        class Within {

            @Test
            void theSame(Simulation sim) {
                assertThat(sim.time()).isEqualTo(Duration.ofMinutes(6));
            }
        }
    }

    @Test
    void oneOfTheInstanceIsFreshForEachTestAndBuiltForIt() {
        allPass(run(Instance.class), 3);
    }

    static class Instance {

        @RegisterExtension
        final PoolDrillExtension broken = PoolDrillExtension.of("contoso")
                .with(FEW)
                .load("lync-2013")
                .always("cms.activeMasters <= 1")
                .given(sim -> sim.fault("pool-down", "pool1.contoso.com"))
                .build();

        @RepeatedTest(3)
        void isBrokenAndNothingElseHasHappened(Simulation sim) {
            assertThat(sim.state().pool("pool1.contoso.com").state()).isEqualTo("Down");
            assertThat(sim.steps()).hasSize(1);
            sim.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void testsRunInParallel() {
        allPass(
                run(
                        Parallel.class,
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy",
                        "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                        "4"),
                8);
    }

    @PoolDrill(with = FEW)
    static class Parallel {

        @RepeatedTest(8)
        void eachByItself(Simulation sim) {
            sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
            sim.advance(Duration.ofMinutes(10));
            sim.fault("site-down", "Datacenter1").advance(Duration.ofMinutes(10));
            assertThat(sim.time()).isEqualTo(Duration.ofMinutes(20));
            assertThat(sim.state().user("alice@contoso.com").contacts()).containsExactly("bob@contoso.com");
        }
    }

    @Test
    void aFailedTestPrintsTheSeedTheLastEventsBySiteAndWhereItsLogIs() throws IOException {
        var printed = printed(Failing.class);

        var log = logs.resolve("PoolDrillExtensionTest.Failing.fails.events.jsonl");
        assertThat(printed)
                .contains(
                        "PoolDrillExtensionTest > Failing > fails(Simulation) failed, estate contoso, seed 5, at +0h10m00s")
                .containsPattern("(?m)^ {15}Datacenter1 +Datacenter2$")
                .containsPattern("(?m)^\\+0h01m00s {6}pool1.contoso.com is down")
                .containsPattern("(?m)^\\+0h02m00s {30,}exports of UserServices.PresenceFocus fail$")
                .contains("The whole log: " + log)
                .doesNotContain("gaveUp", "passes");
        assertThat(Files.readAllLines(log).get(0)).contains("Failing > fails");
        assertThat(Files.list(logs)).containsExactly(log);
    }

    private String printed(Class<?> tests) {
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run(tests);
        } finally {
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @PoolDrill(with = FEW, seed = 5)
    static class Failing {

        @Test
        void fails(Simulation sim) {
            sim.advance(Duration.ofMinutes(1));
            sim.fault("pool-down", "pool1.contoso.com").advance(Duration.ofMinutes(9));
            throw new AssertionError("on purpose");
        }

        @Test
        void passes(Simulation sim) {
            sim.advance(Duration.ofMinutes(1));
        }

        @Test
        void gaveUp(Simulation sim) {
            Assumptions.abort("not here");
        }
    }

    @Test
    void whereNoneCanBeHadTheTestIsToldWhatIsAccepted() {
        assertThat(problem(InConstructor.class)).contains("@PoolDrill(shared = true)", "static @RegisterExtension");
        assertThat(problem(Wrong.class)).contains("contso", "@org.pooldrill.junit.PoolDrill");
    }

    private String problem(Class<?> tests) {
        return run(tests).failed().stream()
                .map(failed -> failed.getPayload().orElseThrow().toString())
                .reduce("", String::concat);
    }

    @PoolDrill
    static class InConstructor {
        InConstructor(Simulation sim) {
            sim.close();
        }

        @Test
        void isNeverReached() {}
    }

    @PoolDrill(estate = "contso")
    static class Wrong {

        @Test
        void isNeverReached(Simulation sim) {
            sim.close();
        }
    }
}
