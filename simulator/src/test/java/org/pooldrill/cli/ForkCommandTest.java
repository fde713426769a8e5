package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.run.Drills;

/** Other futures of a log. */
class ForkCommandTest {
    private static final String DRILL = Drills.file("""
            - advance: 10m
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - ps: Invoke-CsManagementServerFailover
              on: pool2.contoso.com
              name: move
              background: true
            - advance: 20m
            - await: move
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            - advance: 10m
            - expect: ["cms.activeMaster == 'pool2.contoso.com'"]
            """);

    @TempDir
    static Path before;

    private static String parent = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void run() {
        parent = before.resolve("parent.events.jsonl").toString();
        assertThat(Typed.withInput(DRILL, "run", "-", "--log", parent).exit()).isZero();
    }

    private String log(String name) {
        return folder.resolve(name + ".events.jsonl").toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static JsonNode header(String log) throws IOException {
        return new ObjectMapper().readTree(Files.readAllLines(Path.of(log)).get(0));
    }

    private static JsonNode footer(String log) throws IOException {
        var lines = Files.readAllLines(Path.of(log));
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static List<String> events(String log) throws IOException {
        var lines = Files.readAllLines(Path.of(log));
        return lines.subList(1, lines.size() - 1);
    }

    @Nested
    class WithTheOriginalRest {

        @ParameterizedTest
        @CsvSource({"0s", "10m", "11m1ms", "30m", "40m1s", "40m2s", "2013-11-04T08:15:00Z"})
        void givesTheOriginalEvents(String at) throws IOException {
            var fork = log("fork");

            assertThat(Typed.of("fork", parent, "--at", at, "--log", fork).exit())
                    .isZero();

            assertThat(events(fork)).isEqualTo(events(parent));
            assertThat(Typed.of("verify", fork).exit()).isZero();
        }

        @Test
        void goesOnWhereTheParentWasInterrupted() throws IOException {
            var cut = log("cut");
            var interrupted = Typed.in(new InterruptionAfter(25), DRILL, "run", "-", "--log", cut);
            assertThat(interrupted.exit()).isEqualTo(130);
            assertThat(footer(cut).path("end").asText()).isEqualTo("interrupted");
            var there = events(cut);
            assertThat(there).hasSizeBetween(12, events(parent).size() - 5);
            var last = json(there.get(there.size() - 1)).path("t").asLong();

            var fork = log("fork");
            assertThat(Typed.of("fork", cut, "--at", last + "ms", "--log", fork).exit())
                    .isZero();

            assertThat(events(fork)).isEqualTo(events(parent));
        }

        @ParameterizedTest
        @ValueSource(strings = {".gz", ".zst"})
        void readsACompressedParent(String ending) throws IOException {
            var zipped = log("zipped") + ending;
            assertThat(Typed.withInput(DRILL, "run", "-", "--log", zipped).exit())
                    .isZero();
            var fork = log("fork");

            assertThat(Typed.of("fork", zipped, "--at", "15m", "--log", fork).exit())
                    .isZero();
            assertThat(events(fork)).isEqualTo(events(parent));
            assertThat(header(fork).at("/parent/sha256").asText())
                    .isEqualTo(footer(parent).path("sha256").asText());
        }

        @Test
        void readsAParentFromStandardInput() throws IOException {
            var text = Files.readString(Path.of(parent));

            var typed = Typed.withInput(text, "fork", "-", "--at", "15m", "--log", log("fork"));

            assertThat(typed.out()).contains("# forked from standard input after ");
            assertThat(typed.exit()).isZero();
            assertThat(events(log("fork"))).isEqualTo(events(parent));
        }

        @Test
        void drawsChanceFromAnotherSeedFromTheMomentOn() throws IOException {
            var fork = log("fork");
            assertThat(Typed.of("fork", parent, "--at", "15m", "--seed", "7", "--log", fork)
                            .exit())
                    .isZero();

            assertThat(events(fork)).isNotEqualTo(events(parent));
            assertThat(header(fork).path("seed")).isEqualTo(header(parent).path("seed"));
            assertThat(header(fork).at("/drill/forks/0")).isEqualTo(json("{\"at\":\"15m\",\"seed\":7}"));
            assertThat(Typed.of("verify", fork).exit()).isZero();
        }
    }

    @Nested
    class WithOtherSteps {

        @Test
        void tellsFromTheMomentOnWhatBecomesOfIt() throws IOException {
            var typed = Typed.of(
                    "fork",
                    parent,
                    "--at",
                    "10m",
                    "--with",
                    file("with.yaml", "- note: Nobody does anything.\n- advance: 5m\n"));

            assertThat(typed.err()).isEmpty();
            assertThat(typed.out())
                    .startsWith("A test\n+0h10m00s  11-04 08:10:00  # forked from " + parent
                            + " after 1 step and event 9, which both have\n"
                            + "+0h10m00s  11-04 08:10:00  # Nobody does anything.\n"
                            + "+0h10m00s  11-04 08:10:00  advance 5m\n\nPools\n")
                    .contains("PASSED  A test\n  3 steps, 0 of 0 expectations met, 15m of simulated time");
            assertThat(typed.exit()).isZero();
        }

        @Test
        void takesStepsFromTheCommandLine() {
            var typed = Typed.of(
                    "fork",
                    parent,
                    "--at",
                    "10m",
                    "--step",
                    "{ fault: pool-down, at: pool1.contoso.com }",
                    "--step",
                    "advance: 10m",
                    "--step",
                    "expect: [\"pools['pool1.contoso.com'].lost.changes == 0\", \"time == duration('20m')\"]");

            assertThat(typed.out()).contains("fault pool-down at pool1.contoso.com", "ok      time == duration('20m')");
            assertThat(typed.exit()).isZero();
        }

        @Test
        void holdsWhatIsExpectedOfThem() {
            var typed = Typed.of("fork", parent, "--at", "10m", "--step", "expect: [\"cms.activeMasters == 2\"]");

            assertThat(typed.out()).contains("FAILED  A test", "Failure\n  --step:1:10: step 9");
            assertThat(typed.exit()).isEqualTo(1);
        }

        @Test
        void awaitsLinesOfTheParentByName() {
            assertThat(Typed.of("fork", parent, "--at", "11m", "--step", "await: move", "--step", "advance: 1m")
                            .exit())
                    .isZero();
        }

        @Test
        void writesALogThatSaysWhereItComesFromAndStandsForItself() throws IOException {
            var fork = log("fork");
            var with = file("with.yaml", """
                    seed: 3
                    always: ["cms.activeMasters <= 1"]
                    steps:
                      - await: move
                      - advance: 1m
                    """);
            assertThat(Typed.of("fork", parent, "--at", "11m", "--with", with, "--log", fork)
                            .exit())
                    .isZero();

            var header = header(fork);
            assertThat(header.path("parent"))
                    .isEqualTo(json("{\"sha256\":\""
                            + footer(parent).path("sha256").asText() + "\",\"at\":660000,\"seq\":" + lastBefore(660_000)
                            + "}"));
            assertThat(header.at("/drill/forks")).isEqualTo(json("""
                    [ { "at": "11m", "seed": 3, "always": [ "cms.activeMasters <= 1" ],
                        "steps": [ { "await": "move" }, { "advance": "1m" } ] } ]"""));
            assertThat(events(fork).subList(0, lastBefore(660_000)))
                    .isEqualTo(events(parent).subList(0, lastBefore(660_000)));
            assertThat(Typed.of("verify", fork).out()).isEqualTo(fork + ": identical\n");
            assertThat(Typed.of("state", fork, "--at", "11m").exit()).isZero();
        }

        private int lastBefore(long millis) throws IOException {
            return (int) events(parent).stream()
                    .takeWhile(line -> {
                        try {
                            return json(line).path("t").asLong() <= millis;
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .count();
        }

        @Test
        void givesTheSameBytesTwice() throws IOException {
            for (var name : List.of("one", "two")) {
                Typed.of("fork", parent, "--at", "12m", "--step", "advance: 1h", "--seed", "3", "--log", log(name));
            }

            assertThat(Path.of(log("one"))).hasSameBinaryContentAs(Path.of(log("two")));
        }

        @Test
        void canBeForkedAgainBeforeAndAfterTheFirst() throws IOException {
            var first = log("first");
            assertThat(Typed.of(
                                    "fork",
                                    parent,
                                    "--at",
                                    "15m",
                                    "--step",
                                    "advance: 1h",
                                    "--step",
                                    "note: a",
                                    "--log",
                                    first)
                            .exit())
                    .isZero();
            var later = log("later");
            assertThat(Typed.of("fork", first, "--at", "20m", "--step", "note: b", "--log", later)
                            .exit())
                    .isZero();
            var earlier = log("earlier");
            assertThat(Typed.of("fork", first, "--at", "12m", "--step", "note: c", "--log", earlier)
                            .exit())
                    .isZero();

            assertThat(header(later).at("/drill/forks")).hasSize(2);
            assertThat(header(later).at("/parent/sha256").asText())
                    .isEqualTo(footer(first).path("sha256").asText());
            assertThat(header(earlier).at("/drill/forks")).hasSize(1);
            for (var log : List.of(first, later, earlier)) {
                assertThat(Typed.of("verify", log).out()).endsWith(": identical\n");
            }
            assertThat(Typed.of("fork", first, "--at", "12m", "--log", log("same"))
                            .exit())
                    .isZero();
            assertThat(events(log("same"))).isEqualTo(events(first));
        }

        @Test
        void goesOnFromASessionAtTheShell() {
            var session = log("session");
            Typed.withInput(
                    "advance 5m\nfault pool-down at pool1.contoso.com\nadvance 5m\n", "shell", "--log", session);

            var typed = Typed.of(
                    "fork",
                    session,
                    "--at",
                    "7m",
                    "--step",
                    "{ heal: pool-down, at: pool1.contoso.com }",
                    "--step",
                    "advance: 10m");

            assertThat(typed.err()).isEmpty();
            assertThat(typed.exit()).isZero();
        }

        @Test
        void writesTheReportsThatRunWrites() throws IOException {
            var page = folder.resolve("fork.md");
            var junit = folder.resolve("fork.xml");
            var typed = Typed.of(
                    "fork",
                    parent,
                    "--at",
                    "10m",
                    "--step",
                    "advance: 1m",
                    "--format",
                    "json",
                    "--report",
                    page.toString(),
                    "--junit",
                    junit.toString(),
                    "--log",
                    folder + "/");

            var document = json(typed.out());
            assertThat(document.path("outcome").asText()).isEqualTo("passed");
            assertThat(document.at("/parent/at").asLong()).isEqualTo(600_000);
            assertThat(document.path("logSha256"))
                    .isEqualTo(footer(log("parent.fork")).path("sha256"));
            assertThat(Files.readString(page))
                    .startsWith("# A test\n")
                    .contains("# forked from " + parent)
                    .doesNotContain("advance 10m");
            assertThat(Files.readString(junit)).contains("step 1: advance 10m", "step 9: advance 1m");
        }
    }

    @Nested
    class Refuses {

        @Test
        void aMomentThatIsNotInTheLog() {
            assertThat(Typed.of("fork", parent, "--at", "3h").err())
                    .isEqualTo(
                            "pooldrill: --at 3h is after the end of the log, which is +0h40m02s (2013-11-04T08:40:02Z)\n");
            assertThat(Typed.of("fork", parent, "--at", "noon").err()).contains("accepted is a duration such as");
            assertThat(Typed.of("fork", parent).err()).contains("--at");
            assertThat(Typed.of("fork", parent, "--at", "3h").exit()).isEqualTo(2);
        }

        @Test
        void wrongStepsAllAtOnceWithTheirPlaces() throws IOException {
            var with = file("with.yaml", """
                    step: []
                    seed: many
                    always: ["cms.activeMaster <= 1"]
                    steps:
                      - advnce: 1m
                      - heal: pool-down
                        at: pool1.contoso.com
                      - await: moved
                      - note: a
                        name: move
                      - fault: pool-down
                        at: pool3.contoso.com
                      - advance: soon
                    """);

            var typed = Typed.of("fork", parent, "--at", "11m", "--with", with, "--log", log("fork"));

            assertThat(typed.err().replace(with, "with.yaml")).isEqualTo("""
                    with.yaml:1:1: unknown key 'step' in a fork; did you mean 'steps'?
                    with.yaml:2:7: found 'many', accepted is a whole number
                    with.yaml:3:10: column 18: a string cannot be compared with an int by '<='
                    with.yaml:5:5: unknown key 'advnce' in a step; did you mean 'advance'?
                    with.yaml:8:12: no background step 'moved'; did you mean 'move'?
                    with.yaml:10:11: the name 'move' is taken by step 3
                    with.yaml:12:9: unknown pool 'pool3.contoso.com'; did you mean 'pool1.contoso.com'?
                    with.yaml:13:14: found 'soon', accepted is a duration such as 90s, 10m, 1h30m, 1d or PT10M
                    """);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.exit()).isEqualTo(2);
            assertThat(Path.of(log("fork"))).doesNotExist();
        }

        @Test
        void whatSpeaksOfStepsThatHadNotComeYet() {
            var typed = Typed.of(
                    "fork",
                    parent,
                    "--at",
                    "10m",
                    "--step",
                    "await: move",
                    "--step",
                    "{ heal: pool-down, at: pool1.contoso.com }");

            assertThat(typed.err()).isEqualTo("""
                    --step 1:1:8: no background step 'move'; there is none
                    --step 2:1:9: there is no fault 'pool-down at pool1.contoso.com' to heal at this point; no fault is there
                    """);
            assertThat(Typed.of("fork", parent, "--at", "10m", "--step", "{ note: a, name: move }")
                            .exit())
                    .as("a name that no step had yet")
                    .isZero();
        }

        @Test
        void whatIsNoFork() throws IOException {
            assertThat(Typed.of("fork", parent, "--at", "1m", "--with", file("a.yaml", "text"))
                            .err())
                    .endsWith(
                            "a.yaml:1:1: a fork is a list of steps, or a map with steps, always or seed; found 'text'\n");
            assertThat(Typed.of("fork", parent, "--at", "1m", "--with", file("b.yaml", "at: 1m\nseed: 1"))
                            .err())
                    .endsWith("b.yaml:1:1: unknown key 'at': the moment of a fork is not its own\n");
            assertThat(Typed.of("fork", parent, "--at", "1m", "--with", "none.yaml")
                            .err())
                    .isEqualTo("none.yaml: no file 'none.yaml'\n");
            assertThat(Typed.of("fork", parent, "--at", "1m", "--step", "advance")
                            .err())
                    .isEqualTo("--step:1:1: found 'advance', accepted is a step\n");
            assertThat(Typed.of("fork", parent, "--at", "1m", "--step", "[").err())
                    .startsWith("--step:1:2: not YAML");
        }

        @Test
        void twoWaysToSayOneThing() {
            assertThat(Typed.of("fork", parent, "--at", "1m", "--with", "a.yaml", "--step", "note: a")
                            .err())
                    .contains("--with and --step both say what happens");
            assertThat(Typed.of("fork", "-", "--at", "1m", "--with", "-").err())
                    .contains("cannot both be standard input");
        }

        @Test
        void toWriteOverItsParent() throws IOException {
            var before = events(parent);

            assertThat(Typed.of("fork", parent, "--at", "1m", "--log", parent).err())
                    .contains("is what is read; accepted is another file");
            assertThat(events(parent)).isEqualTo(before);
        }

        @Test
        void aDamagedParent() throws IOException {
            var cut = file(
                    "cut", String.join("\n", Files.readAllLines(Path.of(parent)).subList(0, 20)) + "\n");

            var typed = Typed.of("fork", cut, "--at", "1m");

            assertThat(typed.err()).contains("the log is cut off after event 19");
            assertThat(typed.exit()).isEqualTo(2);
        }

        @Test
        void aParentWhoseDrillGivesAnotherLogBeforeTheMoment() throws IOException {
            var other = file("other", Files.readString(Path.of(parent)));
            Forged.replace(Path.of(other), "bob@contoso.com", "eve@contoso.com");

            var early = Typed.of("fork", other, "--at", "5m", "--step", "advance: 1m");
            var late = Typed.of("fork", other, "--at", "30m", "--log", log("fork"));

            assertThat(early.exit()).isZero();
            assertThat(late.exit()).isEqualTo(3);
            assertThat(late.err())
                    .contains(
                            other + ": differs: line ",
                            " is the first that differs\n  log: ",
                            "eve@",
                            "\n  run: ",
                            "bob@");
            assertThat(Path.of(log("fork"))).doesNotExist();
        }
    }

    @Test
    void isInterruptedLikeARun() throws IOException {
        var typed = Typed.in(
                new InterruptionAfter(20),
                "",
                "fork",
                parent,
                "--at",
                "11m",
                "--step",
                "advance: 10h",
                "--log",
                log("fork"));

        assertThat(typed.exit()).isEqualTo(130);
        assertThat(footer(log("fork")).path("end").asText()).isEqualTo("interrupted");
        assertThat(Typed.of("verify", log("fork")).out()).endsWith(": identical\n");
    }
}
