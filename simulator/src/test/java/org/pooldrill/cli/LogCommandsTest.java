package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.run.Drills;

/** The commands that read a log: state, events, verify. */
class LogCommandsTest {

    private static final String DRILL = Drills.file("""
            - advance: 1m
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - fault: pool-down
              at: pool1.contoso.com
            - advance: 30m
            - user: carol@contoso.com
              does: add-contact
              with: { contact: dave@contoso.com }
            - advance: 10m
            """);

    private static final String REACHABLE = "pools['pool1.contoso.com'].reachable";

    @TempDir
    Path folder;

    private String log = "";
    private JsonNode report = new ObjectMapper().createObjectNode();

    @BeforeEach
    void run() throws IOException {
        log = folder.resolve("a.events.jsonl").toString();
        report = json(Typed.withInput(DRILL, "run", "-", "--format", "json", "--log", log)
                .out());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(Path.of(log));
    }

    @Nested
    class OfState {

        @Test
        void isAtTheEndTheStateOfTheRun() throws IOException {
            assertThat(json(Typed.of("state", log, "--format", "json").out())).isEqualTo(report.path("state"));
        }

        @Test
        void isFoldedUpToAMoment() throws IOException {
            for (var at : List.of("30s", "+0h0m30s", "2013-11-04T08:00:30Z")) {
                var state = json(
                        Typed.of("state", log, "--at", at, "--format", "json").out());

                assertThat(state.path("time").asText()).isEqualTo("PT30S");
                assertThat(state.at("/users/alice@contoso.com/contacts")).isEmpty();
            }
            assertThat(json(Typed.of("state", log, "--at", "1m", "--format", "json")
                                    .out())
                            .at("/users/alice@contoso.com/contacts/0")
                            .asText())
                    .isEqualTo("bob@contoso.com");
        }

        @Test
        void isFoldedUpToAnEvent() throws IOException {
            assertThat(json(Typed.of("state", log, "--seq", "5", "--format", "json")
                                    .out())
                            .path("time")
                            .asText())
                    .isEqualTo("PT0S");
        }

        @Test
        void hasAllUsersOnlyWhereTheyAreAskedFor() throws IOException {
            assertThat(json(Typed.of("state", log, "--format", "json").out()).path("users"))
                    .hasSize(4);
            assertThat(json(Typed.of("state", log, "--format", "json", "--all-users")
                                    .out())
                            .path("users"))
                    .hasSize(12);
        }

        @Test
        void isPrintedInWordsToPeople() {
            assertThat(Typed.of("state", log).out())
                    .startsWith(
                            "time: PT41M\nclock: 2013-11-04T08:41:00Z\npools:\n  pool1.contoso.com:\n    state: Down\n");
        }

        @Test
        void saysHowAValueWentThroughTime() {
            var watched =
                    Typed.of("state", log, "--watch", "users['alice@contoso.com'].contacts", "--watch", REACHABLE);

            assertThat(watched.out().lines())
                    .hasSize(5)
                    .anyMatch(line -> line.matches("\\+0h00m00s +[0-9]+  \\[] +true"))
                    .anyMatch(line -> line.matches("\\+0h01m00s +[0-9]+  \\[\"bob@contoso.com\"] +true"
                            + " +ContactAdded in pool1.contoso.com <- [0-9]+ StepBegan"))
                    .anyMatch(line -> line.matches("\\+0h01m00s .* false +[A-Za-z]+ in estate <- .*"));
        }

        @Test
        void samplesAValueAtRegularTimes() {
            var sampled = Typed.of(
                    "state", log, "--watch", REACHABLE, "--watch", "time", "--every", "20m", "--format", "csv");

            assertThat(sampled.out().lines())
                    .satisfiesExactly(
                            head -> assertThat(head)
                                    .isEqualTo("seconds,clock,seq,pools['pool1.contoso.com'].reachable,time,event,"
                                            + "store,cause,causedBy"),
                            first -> assertThat(first).matches("0,2013-11-04T08:00:00Z,[0-9]+,true,0,,,,"),
                            second -> assertThat(second).matches("1200,2013-11-04T08:20:00Z,[0-9]+,false,1200,,,,"),
                            third -> assertThat(third).matches("2400,2013-11-04T08:40:00Z,[0-9]+,false,2400,,,,"));
        }

        @Test
        void namesEachChangeForPrograms() throws IOException {
            var rows = Typed.of("state", log, "--watch", REACHABLE, "--from", "1m", "--format", "json")
                    .out()
                    .lines()
                    .toList();

            assertThat(rows).hasSizeBetween(1, 2);
            assertThat(json(rows.get(rows.size() - 1))
                            .path("values")
                            .path(REACHABLE)
                            .asBoolean(true))
                    .isFalse();
        }

        @Test
        void refusesToWatchWhatCannotBe() {
            assertThat(Typed.of("state", log, "--watch", "pools['pool1.contoso.con'].state")
                            .err())
                    .contains("did you mean 'pool1.contoso.com'?");
            assertThat(Typed.of("state", log, "--watch", "pools['pool1.contoso.com'].stat")
                            .err())
                    .contains("did you mean 'state'?");
            assertThat(Typed.of("state", log, "--watch", "time").err()).contains("--every");
            assertThat(Typed.of("state", log, "--watch", "pools[").err()).contains("accepted is a path such as");
            assertThat(Typed.of("state", log, "--watch", "cms.state", "--at", "1m")
                            .exit())
                    .isEqualTo(2);
            assertThat(Typed.of("state", log, "--every", "1m").exit()).isEqualTo(2);
            assertThat(Typed.of("state", log, "--format", "csv").exit()).isEqualTo(2);
        }

        @Test
        void refusesMomentsThatAreNotInTheLog() {
            assertThat(Typed.of("state", log, "--at", "2h").err()).contains("is after the end of the log");
            assertThat(Typed.of("state", log, "--at", "noon").err()).contains("accepted is a duration such as");
            assertThat(Typed.of("state", log, "--seq", "100000").err()).contains("accepted is 1 to ");
            assertThat(Typed.of("state", log, "--at", "1m", "--seq", "1").exit())
                    .isEqualTo(2);
        }

        @Test
        void refusesALogThatIsCutOffUnlessToldToSalvageIt() throws IOException {
            Files.write(Path.of(log), lines().subList(0, 10));

            var refused = Typed.of("state", log, "--format", "json");
            var salvaged = Typed.of("state", log, "--format", "json", "--salvage");

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("the log is cut off after event 9");
            assertThat(salvaged.exit()).isZero();
            assertThat(salvaged.err()).contains("read up to there");
            assertThat(json(salvaged.out()).path("time").asText()).isEqualTo("PT0S");
        }
    }

    @Nested
    class OfEvents {

        @Test
        void areTheLinesOfTheLogForPrograms() throws IOException {
            var all = lines();

            assertThat(Typed.of("events", log, "--format", "json").out().lines())
                    .containsExactlyElementsOf(all.subList(1, all.size() - 1));
        }

        @Test
        void areFilteredByStoreTypeAndTime() {
            var typed = Typed.of("events", log, "--pool", "pool1.contoso.com", "--type", "contactadded");

            assertThat(typed.out())
                    .matches(" +[0-9]+ \\+0h01m00s +pool1.contoso.com ContactAdded"
                            + " \\{\"user\":\"alice@contoso.com\",\"contact\":\"bob@contoso.com\"} <- [0-9]+\n");
            assertThat(Typed.of("events", log, "--from", "32m", "--type", "ContactAdded")
                            .out())
                    .isEmpty();
            assertThat(Typed.of("events", log, "--from", "31m", "--to", "31m", "--type", "ContactAdded")
                            .out())
                    .contains("carol@contoso.com");
        }

        @Test
        void nameTheStoreAndTheTypeThatWereMeant() {
            assertThat(Typed.of("events", log, "--pool", "pool1.contoso.con").err())
                    .contains("did you mean 'pool1.contoso.com'?");
            assertThat(Typed.of("events", log, "--type", "ContactAded").err()).contains("did you mean 'ContactAdded'?");
        }

        @Test
        void areNotPrintedWhereTheLogIsDamaged() throws IOException {
            var text = Files.readString(Path.of(log)).replace("dave@contoso.com", "rave@contoso.com");
            Files.writeString(Path.of(log), text);

            var typed = Typed.of("events", log);

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err()).contains("the check sum does not fit");
        }

        @Test
        void areReadFromStandardInput() throws IOException {
            assertThat(Typed.withInput(Files.readString(Path.of(log)), "events", "-", "--type", "NoteWritten")
                            .exit())
                    .isZero();
        }
    }

    @Nested
    class OfVerify {

        @Test
        void findsALogIdentical() {
            assertThat(Typed.of("verify", log)).isEqualTo(new Typed(0, log + ": identical\n", ""));
        }

        @ParameterizedTest
        @ValueSource(strings = {".gz", ".zst"})
        void findsACompressedLogIdentical(String ending) {
            var zipped = folder.resolve("b.events.jsonl" + ending).toString();
            Typed.withInput(DRILL, "run", "-", "--log", zipped);

            assertThat(Typed.of("verify", zipped).exit()).isZero();
        }

        @Test
        void findsADamagedLog() throws IOException {
            var text = Files.readString(Path.of(log)).replace("dave@contoso.com", "rave@contoso.com");
            Files.writeString(Path.of(log), text);

            var typed = Typed.of("verify", log);

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("damaged", "the check sum does not fit");
        }

        @Test
        void showsTheFirstLineThatDiffersInAnIntactLog() throws IOException {
            Forged.replace(Path.of(log), "dave@contoso.com\\\\?\"}", "erin@contoso.com\"}");

            var typed = Typed.of("verify", log);

            assertThat(typed.exit()).isEqualTo(3);
            assertThat(typed.out())
                    .contains(": differs: line ", "  log: {\"seq\":", "erin@contoso.com", "  run: {\"seq\":");
        }

        @Test
        void saysThatAnotherVersionWroteALogThatItCannotRead() throws IOException {
            Forged.replace(Path.of(log), "\"version\":\"[^\"]*\",\"start\"", "\"version\":\"9.9.9\",\"start\"");
            Forged.replace(
                    Path.of(log), "\"type\":\"NoteWritten\"|\"type\":\"ContactAdded\"", "\"type\":\"FromTheFuture\"");

            var typed = Typed.of("verify", log);

            assertThat(typed.exit()).isEqualTo(3);
            assertThat(typed.out()).contains("not reproduced", "9.9.9");
        }

        @Test
        void reproducesALogOfAnotherVersionWhereItCan() throws IOException {
            Forged.replace(Path.of(log), "\"version\":\"[^\"]*\",\"start\"", "\"version\":\"0.0.9\",\"start\"");

            assertThat(Typed.of("verify", log).exit()).isZero();
        }

        @Test
        void reproducesALogThatWasInterrupted() {
            var cut = folder.resolve("cut.events.jsonl").toString();
            var run = Typed.in(new InterruptionAfter(60), DRILL, "run", "-", "--log", cut);

            assertThat(run.exit()).isEqualTo(130);
            assertThat(Typed.of("verify", cut)).isEqualTo(new Typed(0, cut + ": identical\n", ""));
        }

        @Test
        void endsAsTheGravestOfSeveralLogs() {
            assertThat(Typed.of("verify", log, folder.resolve("none").toString())
                            .exit())
                    .isEqualTo(2);
        }
    }
}
