package org.pooldrill.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.Library;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Failure;
import org.pooldrill.simulation.EventCatalogue;

class BuiltInDrillsTest {

    private static Stream<String> drills() {
        var ours = Stream.of("small-town", "who-may", "no-witness", "failed-back-without")
                .map(name -> Checkout.file("simulator/src/test/resources/drills/" + name + ".drill.yaml")
                        .toString());
        return Stream.concat(Fingerprints.drills().stream(), ours);
    }

    @ParameterizedTest
    @MethodSource("drills")
    void passesAndItsLogAloneGivesTheSameRunAgain(String drill, @TempDir Path folder) {
        var log = folder.resolve("run.events.jsonl");
        var report =
                runner(load(drill)).logTo(header -> LogWriter.to(log, header)).run();

        assertThat(report.failures()).extracting(Failure::text).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
        try (var reader = LogReader.open(log, EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            var header = reader.header();
            reader.forEach(event -> {});
            var again = new ByteArrayOutputStream();
            runner(DrillFile.fromJson("the log", header.drill(), header.estate(), new ExpressionNames()))
                    .logTo(same -> LogWriter.to(again, same))
                    .run();

            assertThat(again.toByteArray()).asString(StandardCharsets.UTF_8).isEqualTo(contentOf(log));
        }
    }

    @Test
    void anExpectationTurnedFalseFailsWithBothValues() {
        var text =
                new String(Library.drill("administrator-absent").orElseThrow().bytes(), StandardCharsets.UTF_8);
        var turned = text.replace(
                "users['bob@contoso.com'].contacts == ['alice@contoso.com']",
                "users['bob@contoso.com'].contacts == ['dave@contoso.com']");
        assertThat(turned).isNotEqualTo(text);

        var report = runner(DrillFile.read(
                        "turned.drill.yaml",
                        turned.getBytes(StandardCharsets.UTF_8),
                        Folder.NONE,
                        new ExpressionNames()))
                .run();

        assertThat(report.outcome()).isEqualTo(LogEnd.FAILED);
        assertThat(report.failures())
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("users['bob@contoso.com'].contacts == ['dave@contoso.com']")
                .containsPattern("left: +\\[.?alice@contoso.com.?]")
                .containsPattern("right: +\\[.?dave@contoso.com.?]");
    }

    private static DrillFile.Loaded load(String drill) {
        return DrillFile.load(drill, new ExpressionNames());
    }

    private static DrillRunner runner(DrillFile.Loaded loaded) {
        return DrillRunner.of(loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems())));
    }

    private static String contentOf(Path log) {
        return org.assertj.core.util.Files.contentOf(log.toFile(), StandardCharsets.UTF_8);
    }
}
