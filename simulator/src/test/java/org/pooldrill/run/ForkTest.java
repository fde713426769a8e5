package org.pooldrill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;

/** Drills that go on in another way from some moment on. */
class ForkTest {

    private static DrillFile.Ready drill(String steps, String forks) {
        return Drills.with("forks:\n" + forks.indent(2), steps);
    }

    private static RunReport run(String steps, String forks) {
        return DrillRunner.of(drill(steps, forks)).run();
    }

    private static RunReport passes(String steps, String forks) {
        var report = run(steps, forks);
        assertThat(report.failures()).isEmpty();
        assertThat(report.defect()).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
        return report;
    }

    private static String failure(String steps, String forks) {
        var report = run(steps, forks);
        assertThat(report.defect()).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.FAILED);
        return report.failures().get(0).text();
    }

    private static List<Integer> numbers(RunReport report) {
        return report.steps().stream().map(StepResult::number).toList();
    }

    /** Everything that happens, in order, without what steps are called. */
    private static List<String> events(DrillFile.Ready drill) {
        var events = new ArrayList<String>();
        DrillRunner.of(drill)
                .heardBy((raw, payload) -> events.add(raw.t() + " " + payload))
                .run();
        return events;
    }

    @Nested
    class TheMoment {

        @Test
        void endsAnAdvance() {
            passes("- advance: 1h\n- expect: [\"false\"]", """
                    - at: 10m500ms
                      steps:
                        - expect: ["time == duration('10m500ms')"]
                    """);
        }

        @Test
        void endsAWaitWhetherItsConditionHoldsOrNot() {
            passes("- until: \"time >= duration('30m')\"\n  within: 10m", """
                    - at: 10m
                      steps:
                        - expect: ["time == duration('10m')"]
                    """);
            passes("- until: \"time >= duration('10m')\"\n  reached: false", """
                    - at: 10m
                      steps:
                        - expect: ["time == duration('10m')"]
                    """);
        }

        @Test
        void comesAfterWhatIsDueAndBeforeTheStepThatWouldBegin() {
            passes("""
                    - fault: pool-down
                      at: pool1.contoso.com
                      for: 10m
                    - advance: 10m
                    - fault: pool-down
                      at: pool2.contoso.com
                    """, """
                    - at: 10m
                      steps:
                        - expect:
                            - pools['pool1.contoso.com'].frontEnds.running == 0
                            - services['fe1.pool1.contoso.com']['RTCSRV'] == 'Starting'
                            - pools['pool2.contoso.com'].state == 'Active'
                    """);
        }

        @Test
        void letsWhatIsStillDueHappenWhenAWaitEndedAtItBeforeEverythingDid() {
            passes("""
                    - fault: pool-down
                      at: pool1.contoso.com
                      for: 10m
                    - fault: pool-down
                      at: pool2.contoso.com
                      for: 10m
                    - until: services['fe1.pool1.contoso.com']['RTCSRV'] == 'Starting'
                    - note: Not taken.
                    """, """
                    - at: 10m
                      steps:
                        - expect: ["services['fe1.pool2.contoso.com']['RTCSRV'] == 'Starting'"]
                    """);
        }

        @Test
        void mayBeTheStartOrComeAfterTheLastStep() {
            assertThat(numbers(passes("- note: a\n- advance: 10m", "- { at: 0s, steps: [ note: b ] }")))
                    .containsExactly(3);
            assertThat(numbers(passes("- note: a\n- advance: 10m", "- { at: 10m, steps: [ note: b ] }")))
                    .containsExactly(1, 2, 3);
            assertThat(numbers(passes("""
                    - ps: Invoke-CsManagementServerFailover
                      on: pool2.contoso.com
                      name: move
                      background: true
                      refused: UnknownSqlServer
                    """, "- { at: 1s, steps: [ note: b ] }"))).containsExactly(1, 2);
        }

        @Test
        void failsTheDrillWhereItHasEndedBefore() {
            assertThat(failure("- advance: 10m", "- { at: 11m, steps: [ note: b ] }"))
                    .isEqualTo("the steps have ended at +0h10m00s, before the fork");
            assertThat(failure("- advance: 10m", "- { at: 11m, seed: 3 }")).contains("before the fork");
        }

        @Test
        void isNeverReachedByADrillThatFailsBefore() {
            assertThat(failure("- advance: 1m\n- expect: [\"false\"]", "- { at: 10m, steps: [ note: b ] }"))
                    .contains("false");
        }
    }

    @Nested
    class ALineThatRuns {
        private static final String DISASTER = """
                - advance: 10m
                - fault: pool-down
                  at: pool1.contoso.com
                - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                  on: pool2.contoso.com
                """;

        @Test
        void goesOnInTheBackground() {
            passes(DISASTER, """
                    - at: 11m
                      steps:
                        - expect: ["cms.state == 'MoveInProgress'"]
                        - until: cms.activeMaster == 'pool2.contoso.com'
                          within: 10m
                    """);
        }

        @Test
        void runsToItsEndWhenTheStepsHaveEnded() {
            var report = passes(DISASTER, "- { at: 11m, steps: [ note: That is all. ] }");

            assertThat(report.state().at("/cms/activeMaster").asText()).isEqualTo("pool2.contoso.com");
        }

        @Test
        void isNoLongerExpectedToBeRefused() {
            passes(DISASTER + "  refused: UnknownSqlServer", "- { at: 11m, steps: [ advance: 1h ] }");
        }

        @Test
        void canBeAwaitedByItsNameAndIsThenLookedAt() {
            var refused = DISASTER + "  name: move\n  refused: UnknownSqlServer";
            assertThat(failure(refused, "- { at: 11m, steps: [ await: move ] }"))
                    .contains("expected to be refused: UnknownSqlServer\nnot refused");
            passes(DISASTER + "  name: move", """
                    - at: 11m
                      steps:
                        - await: move
                        - expect: ["cms.activeMaster == 'pool2.contoso.com'", "!commands['move'].running"]
                    """);
        }

        @Test
        void canBeAwaitedAgainWhereAnAwaitWasUnderWay() {
            passes("""
                    - advance: 10m
                    - ps: Invoke-CsManagementServerFailover
                      on: pool2.contoso.com
                      name: move
                      background: true
                    - await: move
                    """, """
                    - at: 11m
                      steps:
                        - await: move
                        - expect: ["cms.activeMaster == 'pool2.contoso.com'"]
                    """);
        }

        @Test
        void cannotBeAwaitedWhereItWasNeverTyped() {
            assertThat(failure("""
                    - advance: 10m
                    - ps: Invoke-CsManagementServerFailover
                      name: move
                      background: true
                    """, "- { at: 5m, steps: [ await: move ] }"))
                    .isEqualTo("no line 'move' was typed in the background, or ran on there, before this moment");
        }

        @Test
        void mayHaveItsNameGivenAgain() {
            passes(DISASTER + "  name: move", """
                    - at: 11m
                      steps:
                        - ps: Get-CsPoolBackupRelationship -PoolFQDN pool1.contoso.com
                          on: pool2.contoso.com
                          name: move
                          background: true
                        - await: move
                    """);
        }
    }

    @Nested
    class WhatAlwaysHolds {

        @Test
        void isAddedToWhatHeldBefore() {
            var before = "always: [\"pools['pool2.contoso.com'].state == 'Active'\"]\nforks:\n";
            var fault = "- { fault: pool-down, at: pool1.contoso.com }\n";
            var fork = """
                    - at: 10m
                      always: ["time < duration('30m')"]
                      steps:
                        - advance: 15m
                    """;
            var more = "- { fault: pool-down, at: pool2.contoso.com }\n".indent(4);

            assertThat(DrillRunner.of(Drills.with(before + fork.indent(2), fault + "- advance: 1h"))
                            .run()
                            .passed())
                    .isTrue();
            assertThat(DrillRunner.of(Drills.with(before + (fork + more).indent(2), fault + "- advance: 1h"))
                            .run()
                            .failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.text()).contains("pool2.contoso.com"));
        }

        @Test
        void isLookedAtFromTheMomentOnAndNotBefore() {
            var down = "pools['pool1.contoso.com'].state == 'Down'";
            var steps = """
                    - advance: 1m
                    - fault: pool-down
                      at: pool1.contoso.com
                      for: 10m
                    - advance: 1h
                    """;

            passes(steps, "- { at: 5m, always: [\"" + down + "\"], steps: [ advance: 1m ] }");
            assertThat(failure(steps, "- { at: 30s, always: [\"" + down + "\"], steps: [ advance: 1m ] }"))
                    .startsWith("always")
                    .contains("at 30s");
            assertThat(failure(steps, "- { at: 5m, always: [\"" + down + "\"] }"))
                    .startsWith("always");
        }
    }

    @Nested
    class Chance {
        private static final String STEPS = """
                - advance: 10m
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge2.contoso.com -Registrar Registrar:pool1.contoso.com
                - advance: 10m
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                - advance: 30m
                """;

        @Test
        void goesOnWhereNoSeedIsGiven() {
            assertThat(events(drill(STEPS, "- at: 15m"))).isEqualTo(events(Drills.with("", STEPS)));
        }

        @Test
        void isDrawnFromTheSeedFromTheMomentOn() {
            var whole = events(Drills.with("", STEPS));
            var forked = events(drill(STEPS, "- { at: 15m, seed: 99 }"));

            assertThat(forked).isNotEqualTo(whole);
            assertThat(before15m(forked)).isNotEmpty().isEqualTo(before15m(whole));
            assertThat(events(drill(STEPS, "- { at: 15m, seed: 99 }"))).isEqualTo(forked);
            assertThat(events(drill(STEPS, "- { at: 15m, seed: 98 }"))).isNotEqualTo(forked);
        }

        private static List<String> before15m(List<String> events) {
            return events.stream()
                    .takeWhile(event -> Long.parseLong(event.substring(0, event.indexOf(' '))) < 900_000)
                    .toList();
        }
    }

    @Nested
    class Several {

        @Test
        void followEachOther() {
            assertThat(numbers(passes("- advance: 1h\n- note: a", """
                    - { at: 10m, steps: [ advance: 1h, note: b ] }
                    - { at: 20m, seed: 1 }
                    - { at: 30m, steps: [ expect: ["time == duration('30m')"] ] }
                    """))).containsExactly(1, 3, 5);
        }

        @Test
        void mayComeAtOneMoment() {
            assertThat(numbers(passes("- advance: 1h\n- note: a", """
                    - { at: 10m, steps: [ note: b ] }
                    - { at: 10m, steps: [ expect: ["time == duration('10m')"] ] }
                    """))).containsExactly(1, 4);
        }
    }
}
