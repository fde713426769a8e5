package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.change.Event;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.AnyDrill;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.View;

/** What holds for the log of any drill, as the commands show it that read logs. */
@Tag("long")
class AnyLogTest {
    private static final int LOGS = Integer.getInteger("pooldrill.logs", 3);
    private static final int MOMENTS = 3;
    private static final int FLIPS = 10;

    @TempDir
    static Path folder;

    static Stream<Long> seeds() {
        return LongStream.range(0, LOGS).boxed();
    }

    /** A run and its log. */
    private record Logged(DrillFile.Ready drill, Path log, List<LogEvent> events) {

        static Logged of(long seed) {
            var drill = AnyDrill.of(seed);
            var log = folder.resolve("any" + seed + ".events.jsonl");
            DrillRunner.of(drill).logTo(header -> LogWriter.to(log, header)).run();
            var events = new ArrayList<LogEvent>();
            try (var reader = LogReader.open(log, EventCatalogue.types(), LogReader.Mode.WHOLE)) {
                reader.forEach(events::add);
            }
            return new Logged(drill, log, events);
        }

        /** The state after the first events, made of nothing but these. */
        View fold(long seq) {
            var view = new View(drill.estate());
            events.stream()
                    .limit(seq)
                    .forEach(event -> view.apply(
                            event.store(),
                            event.n(),
                            event.t(),
                            event.cause(),
                            (Event) event.payload(EventCatalogue.codec()),
                            event.data().length()));
            return view;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aMomentIsTheFoldOfTheEventsUpToIt(long seed) {
        var logged = Logged.of(seed);
        var random = new Random(seed);
        for (var i = 0; i < MOMENTS; i++) {
            var seq = 1 + random.nextInt(logged.events.size());
            assertThat(state(logged, "--seq", Integer.toString(seq)))
                    .as("after event %d", seq)
                    .isEqualTo(document(logged.fold(seq)));

            var end = logged.events.get(logged.events.size() - 1).t();
            var millis = i % 2 == 0
                    ? random.nextLong(end + 1)
                    : logged.events.get(seq - 1).t();
            var view = logged.fold(
                    logged.events.stream().filter(event -> event.t() <= millis).count());
            view.passTo(millis);
            assertThat(state(logged, "--at", millis + "ms"))
                    .as("at %d ms", millis)
                    .isEqualTo(document(view));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aForkHasThePastOfItsLogAndNoStepOfItAfterTheMoment(long seed) throws IOException {
        var logged = Logged.of(seed);
        var random = new Random(seed);
        var end = logged.events.get(logged.events.size() - 1).t();
        for (var at : List.of(
                random.nextLong(end + 1),
                logged.events.get(random.nextInt(logged.events.size())).t())) {
            var fork = folder.resolve("fork" + seed + ".events.jsonl");

            var typed = Typed.of(
                    "fork",
                    logged.log.toString(),
                    "--at",
                    at + "ms",
                    "--step",
                    "note: forked",
                    "--step",
                    "advance: 5m",
                    "--log",
                    fork.toString());

            assertThat(typed.exit()).as("forked at %d ms: %s", at, typed.out()).isZero();
            var lines = Files.readAllLines(fork);
            var parent = new ObjectMapper().readTree(lines.get(0)).path("parent");
            assertThat(parent.path("at").asLong()).isEqualTo(at);
            var past = parent.path("seq").asInt();
            assertThat(lines.subList(1, 1 + past))
                    .isEqualTo(Files.readAllLines(logged.log).subList(1, 1 + past));
            var texts = new ArrayList<String>();
            for (var line : lines.subList(1 + past, lines.size() - 1)) {
                var event = new ObjectMapper().readTree(line);
                assertThat(event.path("t").asLong()).isGreaterThanOrEqualTo(at);
                if (event.path("type").asText().equals("StepBegan")) {
                    texts.add(event.at("/data/step").asText());
                }
            }
            assertThat(texts).containsExactly("note forked", "advance 5m");
            assertThat(Typed.of("verify", fork.toString()).exit()).isZero();
        }
    }

    private static String state(Logged logged, String option, String value) {
        var typed = Typed.of("state", logged.log.toString(), option, value, "--all-users", "--format", "json");
        assertThat(typed.err()).isEmpty();
        return typed.out();
    }

    private static String document(View view) {
        return StateJson.tree(view.document()) + System.lineSeparator();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyByteThatWasChangedIsFound(long seed) throws IOException {
        var log = Logged.of(seed).log;
        var bytes = Files.readAllBytes(log);
        var random = new Random(seed);
        for (var i = 0; i < FLIPS; i++) {
            var at = i == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
            var before = bytes[at];
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            var changed = Files.write(folder.resolve("changed.events.jsonl"), bytes);

            var typed = Typed.of("verify", changed.toString());

            assertThat(typed.exit())
                    .as("byte %d of %d became %d: %s", at, bytes.length, bytes[at], typed.out())
                    .isEqualTo(2);
            assertThat(typed.err()).contains("damaged: line ");
            bytes[at] = before;
        }
    }
}
