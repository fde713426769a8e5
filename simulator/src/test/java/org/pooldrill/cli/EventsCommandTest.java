package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.run.Drills;

/** What {@code events} prints of a log, and in which form. */
class EventsCommandTest {
    private static final String DRILL = Drills.file("""
            - advance: 1m
            - note: with "quotes", commas
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - user: alice@contoso.com
              does: remove-contact
              with: { contact: bob@contoso.com }
            - user: bob@contoso.com
              does: add-contact
              with: { contact: alice@contoso.com }
            - advance: 10m
            """);

    @TempDir
    static Path folder;

    private static String log = "";
    private static List<JsonNode> all = List.of();

    @BeforeAll
    static void run() {
        log = folder.resolve("a.events.jsonl").toString();
        Typed.withInput(DRILL, "run", "-", "--log", log);
        all = printed();
    }

    private static List<JsonNode> printed(String... words) {
        var command = new ArrayList<>(List.of("events", log, "--format", "jsonl"));
        command.addAll(List.of(words));
        return Typed.of(command.toArray(String[]::new))
                .out()
                .lines()
                .map(EventsCommandTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Nested
    class Filters {

        @Test
        void takeWildcardsForTypes() {
            assertThat(printed("--type", "contact*"))
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("ContactAdded", "ContactRemoved", "ContactAdded");
            assertThat(printed("--type", "Contact?dded", "--type", "NoteWritten"))
                    .hasSize(3);
        }

        @Test
        void takeSeveralStores() {
            assertThat(printed("--pool", "pool1.contoso.com", "--pool", "pool2.contoso.com"))
                    .hasSizeLessThan(all.size())
                    .extracting(event -> event.path("store").asText())
                    .containsOnly("pool1.contoso.com", "pool2.contoso.com");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bob@contoso.com", "sip:Bob@contoso.com"})
        void findWhatNamesAUserAnywhereInItsData(String sip) {
            assertThat(printed("--user", sip))
                    .isNotEmpty()
                    .isEqualTo(all.stream()
                            .filter(event -> event.path("data").toString().contains("\"bob@contoso.com\""))
                            .toList());
        }

        @Test
        void followWhatAnEventLedTo() {
            var added = printed("--type", "ContactAdded").get(0);
            var root = added.path("cause").asLong();

            var followed = printed("--cause", Long.toString(root));

            assertThat(followed).contains(added).allSatisfy(event -> {
                var cause = event.path("cause").asLong();
                while (cause > root) {
                    cause = all.get((int) cause - 1).path("cause").asLong();
                }
                assertThat(cause).isEqualTo(root);
            });
            assertThat(followed)
                    .hasSameSizeAs(
                            all.stream().filter(event -> leadsTo(root, event)).toList());
        }

        private boolean leadsTo(long root, JsonNode event) {
            var cause = event.path("cause").asLong();
            while (cause > root) {
                cause = all.get((int) cause - 1).path("cause").asLong();
            }
            return cause == root;
        }

        @Test
        void endAfterTheFirstOrBeginWithTheLast() {
            assertThat(printed("--limit", "3")).isEqualTo(all.subList(0, 3));
            assertThat(printed("--last", "3")).isEqualTo(all.subList(all.size() - 3, all.size()));
            assertThat(printed("--type", "ContactAdded", "--last", "1"))
                    .extracting(event -> event.at("/data/user").asText())
                    .containsExactly("bob@contoso.com");
            assertThat(printed("--limit", "1000000")).isEqualTo(all);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "--type Contract*|there is no such type of event",
                    "--user alise@contoso.com|there is no such user; did you mean 'alice@contoso.com'?",
                    "--cause 0|accepted is 1 to",
                    "--cause 1000000|accepted is 1 to",
                    "--limit 0|accepted is 1 or more",
                    "--last 2 --limit 2|accepted is one of them",
                    "--last 2 --follow|not known while it is followed",
                    "--format cvs|accepted: text, json, jsonl, cloudevents, csv"
                })
        void refuseWhatNoLogHas(String options, String problem) {
            var words = new ArrayList<>(List.of("events", log));
            words.addAll(Arrays.asList(options.split(" ")));

            var typed = Typed.of(words.toArray(String[]::new));

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains(problem);
            assertThat(typed.out()).isEmpty();
        }
    }

    @Nested
    class Forms {

        @Test
        void haveOneNameMoreForTheLinesOfTheLog() {
            assertThat(Typed.of("events", log, "--format", "jsonl"))
                    .isEqualTo(Typed.of("events", log, "--format", "json"));
        }

        @Test
        void areCloudEventsThatTheRunAloneDetermines() {
            var typed = Typed.of("events", log, "--format", "cloudevents");
            var events = typed.out().lines().map(EventsCommandTest::json).toList();

            assertThat(events).hasSameSizeAs(all);
            for (var i = 0; i < events.size(); i++) {
                var event = events.get(i);
                var line = all.get(i);
                assertThat(event.path("specversion").asText()).isEqualTo("1.0");
                assertThat(event.path("id").asText()).isEqualTo(line.path("seq").asText());
                assertThat(event.path("source").asText()).matches("urn:pooldrill:run:[0-9a-f]{64}");
                assertThat(event.path("type").asText())
                        .isEqualTo("org.pooldrill." + line.path("type").asText() + ".v1");
                assertThat(Instant.parse(event.path("time").asText()))
                        .isEqualTo(Instant.parse("2013-11-04T08:00:00Z")
                                .plusMillis(line.path("t").asLong()));
                assertThat(event.path("subject").asText())
                        .isEqualTo(line.path("store").asText());
                assertThat(event.path("cause").asText())
                        .isEqualTo(line.path("cause").asText());
                assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
                assertThat(event.path("data")).isEqualTo(line.path("data"));
                assertThat(event.fieldNames()).toIterable().allMatch(name -> name.matches("[a-z0-9]{1,20}"));
            }
            assertThat(Typed.of("events", log, "--format", "cloudevents")).isEqualTo(typed);
        }

        @Test
        void areCsvThatOtherProgramsRead() throws IOException {
            var typed = Typed.of("events", log, "--format", "csv");

            assertThat(typed.out()).startsWith("seq,time,t,store,n,type,v,cause,data\r\n1,2013-11-04T08:00:00Z,0,");
            try (var rows = new CsvMapper()
                    .readerFor(Map.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .<Map<String, String>>readValues(typed.out())) {
                var read = rows.readAll();
                assertThat(read).hasSameSizeAs(all);
                for (var i = 0; i < read.size(); i++) {
                    assertThat(json(read.get(i).get("data")))
                            .isEqualTo(all.get(i).path("data"));
                    assertThat(read.get(i).get("cause"))
                            .isEqualTo(all.get(i).path("cause").asText());
                }
            }
        }
    }

    @Nested
    class OfALogThatIsBeingWritten {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Interruption interruption = Interruption.none();

        private CompletableFuture<Integer> follow(Path file, String... more) {
            var words = new ArrayList<>(List.of("events", file.toString(), "--follow", "--format", "jsonl"));
            words.addAll(List.of(more));
            var streams = new Streams(
                    new ByteArrayInputStream(new byte[0]), new PrintStream(out), new PrintStream(err), false, 0, false);
            return CompletableFuture.supplyAsync(
                    () -> Pooldrill.run(streams, interruption, words.toArray(String[]::new)));
        }

        private String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".gz", ".zst"})
        void arePrintedAsTheyComeUntilItsEnd(String ending) throws Exception {
            var whole = folder.resolve("whole.events.jsonl" + ending);
            Typed.withInput(DRILL, "run", "-", "--log", whole.toString());
            var bytes = Files.readAllBytes(whole);
            var growing = folder.resolve("growing" + ending);
            var half = bytes.length - 1;
            if (ending.isEmpty()) {
                var lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
                half = String.join("\n", Arrays.copyOf(lines, all.size() / 2)).length() + 5;
            }
            Files.write(growing, Arrays.copyOf(bytes, half));

            var exit = follow(growing);
            if (ending.isEmpty()) {
                await().atMost(1, TimeUnit.MINUTES).until(() -> out().lines().count() == all.size() / 2 - 1);
                assertThat(out()).endsWith("}\n");
            }
            assertThat(exit).isNotDone();
            Files.write(growing, Arrays.copyOfRange(bytes, half, bytes.length), StandardOpenOption.APPEND);

            assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
            assertThat(out().lines().map(EventsCommandTest::json)).containsExactlyElementsOf(all);
        }

        @Test
        void areFollowedUntilSomebodyStopsThat() throws Exception {
            var growing = folder.resolve("stopped");
            var lines = Files.readAllLines(Path.of(log));
            Files.writeString(growing, String.join("\n", lines.subList(0, 20)) + "\n{\"seq\"");

            var exit = follow(growing);
            await().atMost(1, TimeUnit.MINUTES).until(() -> out().lines().count() == 19);
            interruption.happen();

            assertThat(exit.get(1, TimeUnit.MINUTES)).isEqualTo(130);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }

        @Test
        void areRefusedWhereTheLogTurnsOutToBeAnother() throws Exception {
            var growing = folder.resolve("damaged");
            var text = Files.readString(Path.of(log)).replace("\"seq\":9,", "\"seq\":10,");
            Files.writeString(growing, text);

            assertThat(follow(growing).get(1, TimeUnit.MINUTES)).isEqualTo(2);
            assertThat(out().lines()).hasSize(8);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("damaged:10: event 10 stands after event 8");
        }

        @Test
        void areRefusedWhereAnotherLogTakesItsPlace() throws Exception {
            var growing = folder.resolve("replaced");
            Files.writeString(
                    growing, String.join("\n", Files.readAllLines(Path.of(log)).subList(0, 20)) + "\n");

            var exit = follow(growing);
            await().atMost(1, TimeUnit.MINUTES).until(() -> out().lines().count() == 19);
            Files.writeString(growing, "");

            assertThat(exit.get(1, TimeUnit.MINUTES)).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("became shorter while it was followed");
        }

        @Test
        void endWithTheFirstOfThemWhereNoMoreAreWanted() throws Exception {
            var growing = folder.resolve("limited");
            Files.writeString(
                    growing, String.join("\n", Files.readAllLines(Path.of(log)).subList(0, 20)) + "\n");

            assertThat(follow(growing, "--limit", "5").get(1, TimeUnit.MINUTES)).isZero();
            assertThat(out().lines()).hasSize(5);
        }
    }
}
