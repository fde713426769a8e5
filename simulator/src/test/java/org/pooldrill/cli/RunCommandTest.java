package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.Drills;
import org.w3c.dom.Element;
import picocli.CommandLine;

class RunCommandTest {

    private static final String PASSES = Drills.file("- advance: 1h");
    private static final String FAILS = Drills.file("- expect: [cms.activeMasters == 2]");

    @TempDir
    Path folder;

    private String drill(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".drill.yaml"), text).toString();
    }

    @Nested
    class EndsWith {

        @Test
        void zeroWhereAllIsAsExpected() {
            assertThat(Typed.withInput(PASSES, "run", "-").exit()).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "- expect: [cms.activeMasters == 2]",
                    "- until: cms.activeMasters == 2\n  within: 1m",
                    "- ps: Get-Nothing",
                    "- ps: Get-Command\n  refused: AccessDenied"
                })
        void oneWhereItIsNot(String steps) {
            var typed = Typed.withInput(Drills.file(steps), "run", "-");

            assertThat(typed.exit()).isEqualTo(1);
            assertThat(typed.out()).contains("\nFailure\n  standard input:", "\nFAILED  A test\n");
        }

        @Test
        void twoWhereADrillCannotBeUsed() {
            assertThat(Typed.withInput("drill: x", "run", "-").exit()).isEqualTo(2);
            assertThat(Typed.of("run", "no-such-drill").exit()).isEqualTo(2);
            assertThat(Typed.of("run", "contoso").err())
                    .isEqualTo("pooldrill: contoso is an estate; a drill runs on it: estate: contoso\n");
            assertThat(Typed.withInput(PASSES, "run", "-", "--seed", "x").exit())
                    .isEqualTo(2);
            assertThat(Typed.withInput(PASSES, "run", "-", "--seed", "-1").exit())
                    .isEqualTo(2);
        }

        @Test
        void oneHundredAndThirtyWhereItIsInterruptedWithAWholeLog() throws IOException {
            var log = folder.resolve("a.events.jsonl");

            var typed = Typed.in(new InterruptionAfter(40), PASSES, "run", "-", "--log", log.toString());

            assertThat(typed.exit()).isEqualTo(130);
            assertThat(Files.readString(log)).contains("{\"end\":\"interrupted\",");
            assertThat(Typed.of("events", log.toString()).exit()).isZero();
        }

        @Test
        void theGravestOfSeveralDrills() throws IOException {
            var passes = drill("passes", PASSES);
            var fails = drill("fails", FAILS);
            var unusable = drill("unusable", "drill: x");

            assertThat(Typed.of("run", passes, fails).exit()).isEqualTo(1);
            assertThat(Typed.of("run", fails, unusable, passes).exit()).isEqualTo(2);
        }

        @Test
        void twoWhereTheLogCannotBeWritten() throws IOException {
            var inTheWay = Files.writeString(folder.resolve("file"), "x").resolve("a.events.jsonl");

            var typed = Typed.withInput(PASSES, "run", "-", "--log", inTheWay.toString());

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).doesNotContain("Exception");
        }
    }

    @Test
    void endsWithSeventyWhereTheProgramIsBrokenAndKeepsTheLog() throws IOException {
        var log = folder.resolve("a.events.jsonl");
        var typed = Typed.with(streams -> {
            Function<DrillFile.Ready, DrillRunner> broken =
                    ready -> DrillRunner.of(ready).heardBy((raw, payload) -> {
                        if (raw.seq() == 9) {
                            throw new IllegalStateException("a rule broke");
                        }
                    });
            return new CommandLine(new RunCommand(streams, Interruption.none(), broken))
                    .execute(drillOrFail(), "--log", log.toString());
        });

        assertThat(typed.exit()).isEqualTo(70);
        assertThat(typed.err())
                .contains("a defect of the program stopped the run", "a rule broke; its log is " + log)
                .doesNotContain("\tat ");
        assertThat(Files.readString(log)).contains("{\"end\":\"defect\",\"events\":9,");
    }

    private String drillOrFail() {
        try {
            return drill("a", PASSES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ordersExitCodesByGravity() {
        assertThat(Exit.values()).extracting(Exit::code).containsExactly(130, 70, 2, 3, 1, 0);
        assertThat(Exit.NO.and(Exit.UNUSABLE)).isEqualTo(Exit.UNUSABLE);
        assertThat(Exit.DEFECT.and(Exit.DONE)).isEqualTo(Exit.DEFECT);
    }

    @Test
    void printsATimelineAndASummary() {
        var typed = Typed.withInput(Drills.file("""
                - advance: 10m
                - note: The power fails.
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 10m
                - ps: Get-Nothing
                  refused: UnknownCommand
                - expect: ["pools['pool1.contoso.com'].state == 'Down'"]
                """), "run", "-");

        assertThat(typed.out()).startsWith("""
                A test
                +0h00m00s  11-04 08:00:00  advance 10m
                +0h10m00s  11-04 08:10:00  # The power fails.
                +0h10m00s  11-04 08:10:00  fault pool-down at pool1.contoso.com
                +0h10m00s  11-04 08:10:00  pool1.contoso.com is down: its Front Ends are down or starting
                +0h10m00s  11-04 08:10:00  the file store of pool1.contoso.com is down
                +0h10m00s  11-04 08:10:00  6 users of pool1.contoso.com lost pool1.contoso.com (AwaitingRegistrarTimer)
                """);
        assertThat(typed.out()).contains("""
                +0h20m00s  11-04 08:20:00  admin> Get-Nothing
                +0h20m00s  11-04 08:20:00    refused: UnknownCommand after 0s
                    Get-Nothing : """.stripTrailing());
        assertThat(typed.out()).contains("""
                +0h20m00s  11-04 08:20:00  ok      pools['pool1.contoso.com'].state == 'Down'

                Pools
                  pool1.contoso.com  Down, served by nobody
                    users 6: 0 Regular, 6 in Resiliency mode, 0 cannot sign in, 0 signed out
                    lost nothing
                  pool2.contoso.com  Active, served by pool2.contoso.com
                """);
        assertThat(typed.out())
                .containsPattern(
                        "PASSED {2}A test\n {2}6 steps, 1 of 1 expectation met, 20m of simulated time, seed 0\n"
                                + " {2}[0-9,]+ events, log [0-9a-f]{64}\n$");
    }

    @Test
    void printsOneDocumentForEachRunToPrograms() throws IOException {
        var typed = Typed.of("run", drill("a", PASSES), drill("b", FAILS), "--seed", "3", "--format", "json");

        var documents = typed.out().lines().toList();
        assertThat(documents).hasSize(2);
        var json = new ObjectMapper().readTree(documents.get(1));
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith("drill", "outcome", "seed", "events", "logSha256", "expectations")
                .endsWith("state");
        assertThat(json.path("outcome").asText()).isEqualTo("failed");
        assertThat(json.path("seed").asLong()).isEqualTo(3);
        assertThat(json.at("/expectations/0/met").asBoolean()).isFalse();
        assertThat(json.at("/expectations/0/text").asText()).contains("left:  1", "right: 2");
    }

    @Nested
    class Logs {

        @Test
        void areTheSameWithAndWithoutAFile() throws IOException {
            var log = folder.resolve("a.events.jsonl");

            var with = Typed.withInput(PASSES, "run", "-", "--format", "json", "--log", log.toString());
            var without = Typed.withInput(PASSES, "run", "-", "--format", "json");

            assertThat(with.out()).isEqualTo(without.out());
            assertThat(Files.readString(log)).endsWith("\"}\n");
        }

        @Test
        void ofSeveralDrillsGoToAFolderOrToNamesOfTheirOwn() throws IOException {
            var a = drill("a", PASSES);
            var b = drill("b", PASSES);

            Typed.of("run", a, b, "--log", folder + "/logs/");
            Typed.of("run", a, b, "--log", folder + "/{drill}/x.events.jsonl.gz");

            assertThat(folder.resolve("logs/a.events.jsonl")).exists();
            assertThat(folder.resolve("logs/b.events.jsonl")).exists();
            assertThat(folder.resolve("a/x.events.jsonl.gz")).exists();
            assertThat(folder.resolve("b/x.events.jsonl.gz")).exists();
        }

        @Test
        void ofSeveralDrillsDoNotGoToOneFile() throws IOException {
            var typed = Typed.of("run", drill("a", PASSES), drill("b", PASSES), "--log", folder + "/one.events.jsonl");

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("is one file for 2 drills", "{drill}");
        }

        @Test
        void areRefusedInFormatsThatAreNotSupported() {
            assertThat(Typed.withInput(PASSES, "run", "-", "--log", folder + "/a.events.jsonl.xz"))
                    .satisfies(typed -> assertThat(typed.exit()).isEqualTo(2))
                    .satisfies(typed -> assertThat(typed.err()).contains("no log is written as .xz"));
        }
    }

    @Test
    void writesAReportForBuildServers() throws Exception {
        var xml = folder.resolve("report.xml");

        Typed.of("run", drill("a", PASSES), drill("b", FAILS), "--junit", xml.toString());

        var root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        var suites = root.getElementsByTagName("testsuite");
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(((Element) suites.item(0)).getAttribute("failures")).isEqualTo("0");
        assertThat(((Element) suites.item(1)).getAttribute("failures")).isEqualTo("1");
        assertThat(((Element) root.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("step 1: advance 1h");
        assertThat(root.getElementsByTagName("failure").item(0).getTextContent())
                .contains("b.drill.yaml:", "cms.activeMasters == 2", "left:  1");
    }
}
