package org.pooldrill.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Failure;
import org.pooldrill.simulation.EventCatalogue;

/** What every drill has to stand: it passes, and its log alone gives the same run again, byte for byte. */
final class Passing {
    private Passing() {}

    static void check(String drill, Path folder) {
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

    static DrillRunner runner(DrillFile.Loaded loaded) {
        return DrillRunner.of(loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems())));
    }

    private static DrillFile.Loaded load(String drill) {
        return DrillFile.load(drill, new ExpressionNames());
    }

    private static String contentOf(Path log) {
        return org.assertj.core.util.Files.contentOf(log.toFile(), StandardCharsets.UTF_8);
    }
}
