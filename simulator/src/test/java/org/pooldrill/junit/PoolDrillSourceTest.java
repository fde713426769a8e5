package org.pooldrill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.pooldrill.run.RunReport;

class PoolDrillSourceTest {
    private static final String FOLDER = "src/test/resources/org/pooldrill/junit/drills";

    @TempDir
    Path logs;

    private EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("pooldrill.logs", logs.toString())
                .selectors(selectClass(tests))
                .execute();
    }

    @Test
    void eachDrillOfTheFolderAndBelowIsATest() {
        var tests = run(Good.class).testEvents();

        tests.assertStatistics(statistics -> statistics.started(2).succeeded(2));
        assertThat(tests.started().map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("below/contact", "note");
    }

    static class Good {
        @PoolDrillSource(FOLDER + "/good")
        void passes(RunReport report) {
            assertThat(report.passed()).isTrue();
            assertThat(report.events()).isPositive();
        }
    }

    @Test
    void eachSeedIsATest() {
        var tests = run(Seeds.class).testEvents();

        assertThat(tests.succeeded().map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("contact, seed 1", "contact, seed 2");
    }

    static class Seeds {
        @PoolDrillSource(
                value = FOLDER + "/good/below",
                seeds = {1, 2})
        void passes() {}
    }

    @Test
    void aDrillThatDoesNotPassFailsWithThePlaceAndTheValuesAndItsLogIsSaved() throws IOException {
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var problems = problems(run(Bad.class));

            assertThat(problems)
                    .contains("unmet.drill.yaml:5:", "'Active'", "wrong.drill.yaml:4:", "did you mean 'advance'?");
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("unmet failed, estate contoso, seed 0, at +0h01m00s", "Datacenter1", "The whole log: ");
        assertThat(Files.list(logs)).singleElement().satisfies(log -> assertThat(log.toString())
                .contains("Bad.passes"));
    }

    static class Bad {
        @PoolDrillSource(FOLDER + "/bad")
        void passes() {}
    }

    @Test
    void aFolderWithoutDrillsIsTold() {
        assertThat(problems(run(NoFolder.class))).contains("there is no folder", "/nowhere");
        assertThat(problems(run(Empty.class))).contains("no file ends in .drill.yaml");
    }

    private static String problems(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(failed -> failed.getPayload().orElseThrow().toString())
                .reduce("", String::concat);
    }

    static class NoFolder {
        @PoolDrillSource("nowhere")
        void passes() {}
    }

    static class Empty {
        @PoolDrillSource("src/test/java/org/pooldrill/junit")
        void passes() {}
    }
}
