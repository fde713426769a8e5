package org.pooldrill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogEnd;

class DrillRunnerTest {

    private static void passes(String steps) {
        var report = Drills.run(steps);
        assertThat(report.failures()).isEmpty();
        assertThat(report.defect()).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
    }

    private static String failure(String steps) {
        var report = Drills.run(steps);
        assertThat(report.defect()).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.FAILED);
        return report.failures().get(0).text();
    }

    @Nested
    class OfTime {

        @Test
        void timePassesBeforeAStepThatSaysSoWithAllThatIsDueAtItsEnd() {
            var report = Drills.run("""
                - { fault: pool-down, at: pool1.contoso.com, for: 10m }
                - { after: 10m, expect: [time == duration('10m'), "pools['pool1.contoso.com'].frontEnds.running == 0"] }
                - { fault: wan-down, after: 1m }
                - { after: 0s, heal: wan-down }
                - expect: [time == duration('11m')]
                """);

            assertThat(report.passed()).isTrue();
        }

        @Test
        void letsWhatIsDueAtTheEndOfAnAdvanceHappenBeforeTheNextStep() {
            passes("""
                    - fault: filestore-down
                      at: pool1.contoso.com
                      for: 10m
                    - fault: wan-down
                      for: 10m
                    - advance: 599s
                    - expect: ["!pools['pool1.contoso.com'].reachable"]
                    - advance: 1s
                    - expect: ["pools['pool1.contoso.com'].reachable", "time == duration('10m')"]
                    """);
        }

        @Test
        void looksAtUntilBeforeAnyTimePasses() {
            passes("""
                    - until: "pools['pool1.contoso.com'].state == 'Active'"
                    - expect: ["time == duration('0s')"]
                    """);
        }

        @Test
        void endsUntilAtTheVeryEventThatMakesItHold() {
            passes("""
                    - advance: 7m
                    - fault: pool-down
                      at: pool1.contoso.com
                    - until: "users['alice@contoso.com'].cause == 'AwaitingPoolFailover'"
                      within: 1h
                    - expect: ["time >= duration('12m') && time < duration('40m')"]
                    """);
        }

        @Test
        void looksAtWhatReadsTimeEveryFullSecond() {
            passes("""
                    - advance: 1m500ms
                    - until: "time >= duration('100s')"
                    - expect: ["time == duration('100s')"]
                    """);
        }

        @Test
        void failsWhenTheLimitOfUntilComesFirst() {
            assertThat(failure("""
                    - until: "pools['pool1.contoso.com'].state == 'Down'"
                      within: 90s
                    """)).isEqualTo("""
                    not reached within 1m30s
                    pools['pool1.contoso.com'].state == 'Down'
                      left:  'Active'
                      right: 'Down'
                      at 1m30s (2013-11-04T08:01:30Z)""");
        }
    }

    @Nested
    class OfExpectations {

        @Test
        void failsWithBothSidesAndTheEventsThatChangedTheValue() {
            var text = failure("""
                    - advance: 1m
                    - user: alice@contoso.com
                      does: add-contact
                      with: { contact: bob@contoso.com }
                    - expect: ["users['alice@contoso.com'].contacts == []"]
                    """);

            assertThat(text).startsWith("""
                    users['alice@contoso.com'].contacts == []
                      left:  ['bob@contoso.com']
                      right: []
                      at 1m (2013-11-04T08:01:00Z)
                      last changed by
                        +0h01m00s event\s""");
            assertThat(text).contains("ContactAdded", "was [], became [bob@contoso.com]");
        }

        @Test
        void looksAtAllOfAStepAndReportsEach() {
            var report = Drills.run("""
                    - expect:
                        - cms.activeMasters == 1
                        - cms.activeMasters == 2
                        - cms.activeMasters == 3
                    - advance: 1h
                    """);

            assertThat(report.expectations()).extracting(Checked::met).containsExactly(true, false, false);
            assertThat(report.failures()).hasSize(2);
            assertThat(report.steps()).hasSize(1);
        }

        @Test
        void failsForWantOfAValueWithTheReason() {
            assertThat(failure("- expect: [\"conferences['weekly'].running\"]")).contains("no value: ", "weekly");
        }

        @Test
        void looksAtAlwaysAfterEveryEvent() {
            var report = DrillRunner.of(Drills.with("always: [\"pools['pool1.contoso.com'].reachable\"]\n", """
                            - advance: 1h
                            - fault: pool-down
                              at: pool1.contoso.com
                            - advance: 1h
                            """))
                    .run();

            assertThat(report.outcome()).isEqualTo(LogEnd.FAILED);
            assertThat(report.failures().get(0).step()).isEqualTo(2);
            assertThat(report.failures().get(0).text()).startsWith("always\npools['pool1.contoso.com'].reachable");
        }
    }

    @Nested
    class OfLines {

        @Test
        void failsForARefusalThatWasNotExpected() {
            assertThat(failure("- ps: Get-Nothing"))
                    .startsWith("Get-Nothing\nrefused, which was not expected: UnknownCommand\n  ")
                    .contains("+ FullyQualifiedErrorId : UnknownCommand");
        }

        @Test
        void acceptsTheRefusalThatWasExpected() {
            passes("""
                    - ps: Get-Nothing
                      refused: UnknownCommand
                    - expect: ["last.refused == 'UnknownCommand'"]
                    """);
        }

        @Test
        void failsWhenTheExpectedRefusalDoesNotCome() {
            assertThat(failure("""
                    - ps: Get-Command
                      refused: AccessDenied
                    """)).startsWith("Get-Command\nexpected to be refused: AccessDenied\nnot refused\n  ");
        }

        @Test
        void failsWhenTheExpectedFindingIsNotRaised() {
            assertThat(failure("""
                    - ps: Get-Command
                      warns: SplitBrain
                    """)).isEqualTo("Get-Command\nexpected to raise the finding SplitBrain\nraised: none");
        }

        @Test
        void letsTheDrillGoOnWhileALineRunsInTheBackground() {
            passes("""
                    - ps: Get-Command
                      name: asked
                      background: true
                    - expect: ["commands['asked'].running"]
                    - await: asked
                      within: 10m
                    - expect: ["!commands['asked'].running"]
                    """);
        }

        @Test
        void comparesWhatCameOfALineWithWhatEachWhoAwaitsItSays() {
            assertThat(failure("""
                    - { ps: Get-Command, name: over, background: true }
                    - await: over
                    - { await: over, refused: AccessDenied }
                    """)).startsWith("Get-Command\nexpected to be refused: AccessDenied\nnot refused\n  ");
            assertThat(failure("""
                    - { ps: Get-Command, name: over, background: true }
                    - await: over
                    - { await: over, warns: SplitBrain }
                    """)).isEqualTo("Get-Command\nexpected to raise the finding SplitBrain\nraised: none");
            assertThat(failure("""
                    - { ps: Get-Nothing, name: over, background: true }
                    - { await: over, refused: UnknownCommand }
                    - await: over
                    """)).startsWith("Get-Nothing\nrefused, which was not expected: UnknownCommand");
            passes("""
                    - { ps: Get-Nothing, name: over, background: true }
                    - { await: over, refused: UnknownCommand }
                    - { await: over, refused: UnknownCommand }
                    - expect: ["last.refused == 'UnknownCommand'"]
                    - { ps: Get-Nothing, name: again, background: true, refused: UnknownCommand }
                    - await: again
                    - await: again
                    """);
        }

        @Test
        void runsWhatStillRunsAtTheEndToItsEnd() {
            var report = Drills.run("""
                    - ps: Get-Nothing
                      name: asked
                      background: true
                    """);

            assertThat(report.failures().get(0).text()).startsWith("Get-Nothing\nrefused, which was not expected");
        }
    }

    @Nested
    class OfWhatIsDone {

        @Test
        void breaksAndRepairs() {
            passes("""
                    - fault: wan-slow
                      bandwidth: 1Mbps
                      latency: 200ms
                      loss: 5%
                    - fault: pool-down
                      at: pool2.contoso.com
                    - expect: ["pools['pool2.contoso.com'].state == 'Down'"]
                    - heal: pool-down
                      at: pool2.contoso.com
                    - heal: wan-slow
                    - until: "pools['pool2.contoso.com'].state == 'Active'"
                      within: 1h
                    """);
        }

        @Test
        void changesDnsTheFirewallAndTheTopology() {
            passes("""
                    - dns: { a: xmpp.contoso.com, to: edge2.contoso.com }
                    - firewall: { open: 5269, at: edge2.contoso.com }
                    - builder: { edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } } }
                    - expect: ["edges['edge1.contoso.com'].nextHop == 'pool2.contoso.com'"]
                    """);
        }

        @Test
        void letsUsersActAndExpectsTheirRefusals() {
            passes("""
                    - user: alice@contoso.com
                      does: schedule-conference
                      with: { id: weekly, starts: 1h, length: 30m }
                    - user: alice@contoso.com
                      does: modify-conference
                      with: { id: weekly, length: 1h }
                    - user: alice@contoso.com
                      does: upload-content
                      with: { conference: weekly, file: a.pptx, size: 2MB }
                    - user: bob@contoso.com
                      does: join-conference
                      with: { id: daily }
                      refused: UnknownConference
                    - user: nobody@contoso.com
                      does: im
                      with: { to: bob@contoso.com }
                      refused: UnknownUser
                    - expect: ["conferences['weekly'].content == ['a.pptx']"]
                    """);
        }

        @Test
        void failsForAnActThatIsRefusedUnexpectedly() {
            assertThat(failure("""
                    - user: alice@contoso.com
                      does: sign-out
                    - user: alice@contoso.com
                      does: call
                      with: { to: bob@contoso.com }
                    """)).isEqualTo("""
                    alice@contoso.com call (to bob@contoso.com)
                    refused, which was not expected: SignedOut
                      he is signed out""");
        }
    }

    @Nested
    class OfRunsAsAWhole {

        private static final String STEPS = """
                - advance: 10m
                - note: A note.
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 30m
                """;

        @Test
        void givesTheSameLogEachTimeAndWhoeverListens() {
            var drill = Drills.with("", STEPS);
            var heard = new AtomicInteger();

            var alone = DrillRunner.of(drill).run();
            var watched = DrillRunner.of(drill)
                    .heardBy((raw, payload) -> heard.incrementAndGet())
                    .run();

            assertThat(watched.logSha256()).isEqualTo(alone.logSha256());
            assertThat(heard).hasValue((int) alone.events());
        }

        @Test
        void givesAnotherLogWithAnotherSeed() {
            var runner = DrillRunner.of(Drills.with("", STEPS));

            assertThat(runner.seeded(7).run().logSha256())
                    .isNotEqualTo(runner.run().logSha256());
            assertThat(runner.seeded(7).run().seed()).isEqualTo(7);
        }

        @Test
        void makesAStepTheCauseOfWhatItDoes() {
            var causes = new ArrayList<String>();
            DrillRunner.of(Drills.with("", STEPS))
                    .heardBy((raw, payload) -> causes.add(raw.type().name() + " of "
                            + (raw.cause() == 0
                                    ? "nothing"
                                    : causes.get((int) raw.cause() - 1).split(" ")[0])))
                    .run();

            assertThat(causes).contains("NoteWritten of StepBegan", "FaultStarted of StepBegan");
        }

        @Test
        void stopsWhenItIsInterrupted() {
            var asked = new AtomicInteger();

            var report = DrillRunner.of(Drills.with("", STEPS))
                    .interruptedBy(() -> asked.incrementAndGet() > 20)
                    .run();

            assertThat(report.outcome()).isEqualTo(LogEnd.INTERRUPTED);
            assertThat(report.failures()).isEmpty();
        }

        @Test
        void reportsADefectInsteadOfThrowingIt() {
            var report = DrillRunner.of(Drills.with("", STEPS))
                    .heardBy((raw, payload) -> {
                        if (raw.seq() == 30) {
                            throw new IllegalStateException("broken");
                        }
                    })
                    .run();

            assertThat(report.outcome()).isEqualTo(LogEnd.DEFECT);
            assertThat(report.defect().orElseThrow()).hasMessage("broken");
        }
    }
}
