package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.Drills;
import org.pooldrill.store.StoredEvent;
import org.w3c.dom.Element;
import picocli.CommandLine;

/** Several drills, and drills with many seeds. */
class ManyRunsTest {

    @TempDir
    Path folder;

    private String lost;
    private String quiet;

    @BeforeEach
    void writeDrills() throws IOException {
        lost = drill("lost", """
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 10m
                - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                  on: pool2.contoso.com
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                - until: pools['pool1.contoso.com'].users.regular == 6
                """);
        quiet = drill("quiet", "- advance: 1h");
    }

    private String drill(String name, String steps) throws IOException {
        return Files.writeString(folder.resolve(name + ".drill.yaml"), Drills.file(steps))
                .toString();
    }

    private Typed run(String... words) {
        var all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        return Typed.of(all.toArray(String[]::new));
    }

    @Nested
    class SideBySideAndOneAfterTheOther {

        @Test
        void giveTheSameTextAndTheSameLogs() throws IOException {
            var one = run(lost, quiet, "--seeds", "1..6", "--jobs", "1", "--log", folder + "/one/");
            var two = run(lost, quiet, "--seeds", "1..6", "--jobs", "2", "--log", folder + "/two/");

            assertThat(two.out().replace("/two/", "/one/")).isEqualTo(one.out());
            assertThat(two.exit()).isZero();
            assertThat(logs("two"))
                    .hasSize(12)
                    .containsKey("lost-6.events.jsonl")
                    .isEqualTo(logs("one"));
        }

        @Test
        void printTheSameStoriesInTheOrderOfTheDrills() {
            var one = run(lost, quiet, "seed-note", "--jobs", "1");
            var two = run(lost, quiet, "seed-note", "--jobs", "3");

            assertThat(two).isEqualTo(one);
        }

        @Test
        void printTheSameDocumentsDrillByDrillAndSeedBySeed() throws IOException {
            var typed = run(lost, quiet, "--seeds", "8,2..3", "--jobs", "4", "--format", "json");

            var documents = new ArrayList<String>();
            for (var line : typed.out().lines().toList()) {
                var json = new ObjectMapper().readTree(line);
                documents.add(
                        json.path("seed").asLong() + " " + json.path("events").asLong());
            }
            assertThat(documents).hasSize(6);
            assertThat(documents.stream().map(text -> text.substring(0, 1)))
                    .containsExactly("2", "3", "8", "2", "3", "8");
            assertThat(typed).isEqualTo(run(lost, quiet, "--seeds", "2,3,8", "--jobs", "1", "--format", "json"));
        }

        private TreeMap<String, String> logs(String name) throws IOException {
            var logs = new TreeMap<String, String>();
            try (var files = Files.list(folder.resolve(name))) {
                for (var file : files.toList()) {
                    logs.put(file.getFileName().toString(), Files.readString(file));
                }
            }
            return logs;
        }
    }

    @Nested
    class EndWith {

        @Test
        void aTableAfterTheStories() {
            var typed = run(lost, quiet);

            assertThat(typed.out())
                    .startsWith("A test\n")
                    .contains("seed 0\n", "\n\nA test\n")
                    .endsWith("""

                    Runs
                      drill  seed  outcome  RPO  detect  decide  execute  sign in  total  lost changes  conferences  files    bytes
                      lost      0  passed    0s      5m     10m     7m2s       0s  17m2s             0            0      0  0 bytes
                      quiet     0  passed     -       -       -        -        -      -             0            0      0  0 bytes
                    """);
        }

        @Test
        void noTableAfterASingleRun() {
            assertThat(run(quiet).out()).doesNotContain("Runs\n");
            assertThat(run(quiet, "--seeds", "4").out())
                    .contains("simulated time, seed 4\n")
                    .doesNotContain("Runs\n");
        }

        @Test
        void theSpreadOfTheirFiguresOverManySeeds() {
            var typed = run(lost, "--seeds", "1..3");

            assertThat(typed.out())
                    .startsWith("Runs\n")
                    .contains("""

                    lost: 3 of 3 runs passed, 3 of 3 passed runs lost nothing
                      passed runs         min     median       95 %        max     runs
                      RPO                  0s         0s         0s         0s        3
                    """)
                    .contains("""
                      decide              10m        10m        10m        10m        3
                    """)
                    .endsWith("""
                      lost changes          0          0          0          0        3
                      conferences           0          0          0          0        3
                      files                 0          0          0          0        3
                      bytes           0 bytes    0 bytes    0 bytes    0 bytes        3
                    """);
        }

        @Test
        void whyRunsAmongManyFailed() throws IOException {
            var fails = drill("fails", "- expect: [cms.activeMasters == 2]");

            var typed = run(fails, "--seeds", "1..22");

            assertThat(typed.exit()).isEqualTo(1);
            assertThat(typed.out())
                    .startsWith("FAILED  A test, seed 1\n  " + fails + ":4:14: step 1\n")
                    .contains("cms.activeMasters == 2", "left:  1", "FAILED  A test, seed 20\n")
                    .contains("\nand 2 more; --seed N tells of one, --junit of all\n\nRuns\n")
                    .contains("  fails    22  failed ", "fails: 0 of 22 runs passed, so there is nothing to compare\n")
                    .doesNotContain("FAILED  A test, seed 21\n");
        }

        @Test
        void theGravestExitCode() throws IOException {
            var fails = drill("fails", "- expect: [cms.activeMasters == 2]");
            var unusable = Files.writeString(folder.resolve("unusable.yaml"), "drill: x")
                    .toString();

            assertThat(run(quiet, fails, "--seeds", "1..3").exit()).isEqualTo(1);
            var typed = run(unusable, quiet, fails, "--seeds", "1..2");
            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.out()).contains("  quiet     2  passed ", "  fails     2  failed ");
        }
    }

    @Test
    void goOnWhereADefectStopsOneOfThem() {
        var typed = inOrder((number, ready) -> {
            var runner = DrillRunner.of(ready);
            return number == 2 ? runner.heardBy(ManyRunsTest::breakAtNine) : runner;
        });

        assertThat(typed.exit()).isEqualTo(70);
        assertThat(typed.err())
                .isEqualTo("pooldrill: " + quiet + ", seed 2: a defect of the program stopped the run:"
                        + " java.lang.IllegalStateException: a rule broke; its log is " + folder
                        + "/quiet-2.events.jsonl\n");
        assertThat(typed.out())
                .startsWith("DEFECT  A test, seed 2\n  java.lang.IllegalStateException: a rule broke\n\nRuns\n")
                .contains("  quiet     1  passed ", "  quiet     2  defect ", "  quiet     3  passed ")
                .contains("quiet: 2 of 3 runs passed, 2 of 2 passed runs lost nothing");
    }

    @Test
    void goOnWhereARunCannotEvenBegin() {
        var typed = inOrder((number, ready) -> {
            if (number == 1) {
                throw new IllegalStateException("no runner");
            }
            return DrillRunner.of(ready);
        });

        assertThat(typed.exit()).isEqualTo(70);
        assertThat(typed.out())
                .contains("  quiet     1  defect ", "quiet: 2 of 3 runs passed, 2 of 2 passed runs lost nothing");
    }

    @Test
    void areReportedAsFarAsTheyWentWhereTheyAreInterrupted() {
        var interruption = Interruption.none();
        var typed = inOrder(interruption, (number, ready) -> {
            if (number == 2) {
                interruption.happen();
            }
            return DrillRunner.of(ready);
        });

        assertThat(typed.exit()).isEqualTo(130);
        assertThat(typed.out())
                .startsWith("Runs\n")
                .contains("  quiet     1  passed ", "  quiet     2  interrupted ")
                .contains("quiet: 1 of 2 runs passed, 1 of 1 passed run lost nothing")
                .endsWith("\nstopped after 2 of 3 runs\n");
    }

    @Test
    void saySoWhereTheyAreInterruptedBeforeOneHasEnded() {
        var interruption = Interruption.none();
        interruption.happen();

        var typed = inOrder(interruption, (number, ready) -> DrillRunner.of(ready));

        assertThat(typed).isEqualTo(new Typed(130, "stopped: none of 3 runs ended\n", ""));
    }

    private Typed inOrder(BiFunction<Integer, DrillFile.Ready, DrillRunner> runners) {
        return inOrder(Interruption.none(), runners);
    }

    /** Three runs, one after the other, each with a runner made for its number. */
    private Typed inOrder(Interruption interruption, BiFunction<Integer, DrillFile.Ready, DrillRunner> runners) {
        var number = new AtomicInteger();
        return Typed.with(streams -> new CommandLine(
                        new RunCommand(streams, interruption, ready -> runners.apply(number.incrementAndGet(), ready)))
                .execute(quiet, "--seeds", "1..3", "--jobs", "1", "--log", folder.toString()));
    }

    private static void breakAtNine(StoredEvent raw, Object payload) {
        if (raw.seq() == 9) {
            throw new IllegalStateException("a rule broke");
        }
    }

    @Test
    void stopWhereTheLogCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("quiet-2.events.jsonl"));

        var typed = run(quiet, "--seeds", "1..40", "--log", folder + "/{drill}-{seed}.events.jsonl");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains("quiet-2.events.jsonl").doesNotContain("Exception");
    }

    @Nested
    class WriteLogs {

        @Test
        void toFilesNamedAfterDrillAndSeed() {
            run(lost, quiet, "--seeds", "3..4", "--log", folder + "/{seed}/{drill}.events.jsonl.gz");

            assertThat(folder.resolve("3/lost.events.jsonl.gz")).exists();
            assertThat(folder.resolve("4/quiet.events.jsonl.gz")).exists();
        }

        @Test
        void notWhereTheNameHasAnUnknownPlaceholder() {
            var name = folder + "/q{sede}-{seed}.jsonl";

            assertThat(run(quiet, "--seeds", "1..2", "--log", name))
                    .isEqualTo(new Typed(
                            2,
                            "",
                            "pooldrill: --log " + name + ": unknown placeholder '{sede}'; accepted: {drill}, {seed};"
                                    + " did you mean '{seed}'?\n"));
            assertThat(run(quiet, "--log", folder + "/{date}.jsonl").exit()).isEqualTo(2);
        }

        @Test
        void notToOneFile() {
            assertThat(run(quiet, "--seeds", "1..3", "--log", folder + "/a.events.jsonl"))
                    .isEqualTo(new Typed(
                            2,
                            "",
                            "pooldrill: --log " + folder + "/a.events.jsonl is one file for 3 runs;"
                                    + " accepted is a folder, or a name with {seed} in it\n"));
            assertThat(run(lost, quiet, "--seeds", "1..3", "--log", folder + "/{drill}")
                            .err())
                    .isEqualTo("pooldrill: --log " + folder + "/{drill}: two runs would be logged to " + folder
                            + "/lost; accepted is a folder, or a name with {drill} and {seed} in it\n");
        }
    }

    @Nested
    class OfTheSameName {
        private String inA;
        private String inB;

        @BeforeEach
        void writeNamesakes() throws IOException {
            Files.createDirectory(folder.resolve("a"));
            Files.createDirectory(folder.resolve("b"));
            inA = drill("a/same", "- advance: 1h");
            inB = drill("b/same", "- expect: [cms.activeMasters == 2]");
        }

        @Test
        void areToldApartAsTheyWereTyped() {
            var typed = run(inA, inB, quiet, "--seeds", "1..3");

            assertThat(typed.out())
                    .contains("  " + inA + "     3  passed ", "  " + inB + "     1  failed ", "  quiet ")
                    .contains("\n" + inA + ": 3 of 3 runs passed", "\n" + inB + ": 0 of 3 runs passed")
                    .contains("\nquiet: 3 of 3 runs passed");
        }

        @Test
        void cannotBeLoggedInOneGo() {
            var logs = folder + "/logs/";
            var why = inA + " and " + inB + " are both called same and would be logged to ";
            var accepted = "; accepted are drills of different names, or one after the other with a folder each\n";

            assertThat(run(inA, quiet, inB, "--log", logs))
                    .isEqualTo(new Typed(
                            2, "", "pooldrill: --log " + logs + ": " + why + logs + "same.events.jsonl" + accepted));
            assertThat(run(inA, inB, "--seeds", "1..2", "--log", logs + "{drill}-{seed}")
                            .err())
                    .isEqualTo("pooldrill: --log " + logs + "{drill}-{seed}: " + why + logs + "same-1" + accepted);
        }

        @Test
        void keepLogsOfTheirOwnWhereADefectStopsThem() {
            var ready = new Sources(new Streams(InputStream.nullInputStream(), System.out, System.err, false, 0, false))
                    .drill(inA)
                    .ready()
                    .orElseThrow();
            assertThat(Stream.of(
                                    new Planned(0, inA, ready, 1, true, true),
                                    new Planned(1, inA, ready, 2, true, true),
                                    new Planned(2, inB, ready, 1, true, true),
                                    new Planned(3, quiet, ready, 1, true, false))
                            .map(Planned::defectLog)
                            .map(Path::toString))
                    .containsExactly(
                            "same-1.run1.defect.events.jsonl",
                            "same-2.run2.defect.events.jsonl",
                            "same-1.run3.defect.events.jsonl",
                            "quiet-1.defect.events.jsonl");
        }
    }

    @Test
    void sayThatADrillIsNamedAgainAndRunItOnce() {
        var typed = run(quiet, lost, quiet, "--seeds", "1..2");

        assertThat(typed.err()).isEqualTo("pooldrill: " + quiet + " is named more than once and run once\n");
        assertThat(typed.out()).contains("quiet: 2 of 2 runs passed");
    }

    @Test
    void areCasesOfTheirDrillToBuildServers() throws Exception {
        var fails = drill("fails", "- expect: [cms.activeMasters == 2]");
        var xml = folder.resolve("report.xml");

        run(quiet, fails, "--seeds", "1..3", "--junit", xml.toString());

        var root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        var suites = root.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(((Element) suites.item(0)).getAttribute("tests")).isEqualTo("3");
        assertThat(((Element) suites.item(0)).getAttribute("name")).isEqualTo("quiet: A test");
        assertThat(((Element) root.getElementsByTagName("testcase").item(4)).getAttribute("classname"))
                .isEqualTo("fails");
        assertThat(((Element) suites.item(1)).getAttribute("failures")).isEqualTo("3");
        assertThat(((Element) root.getElementsByTagName("testcase").item(4)).getAttribute("name"))
                .isEqualTo("seed 2");
        assertThat(root.getElementsByTagName("failure").item(1).getTextContent())
                .contains("cms.activeMasters == 2");
    }
}
