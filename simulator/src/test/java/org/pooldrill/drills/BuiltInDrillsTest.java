package org.pooldrill.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.Library;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Failure;

class BuiltInDrillsTest {

    private static Stream<String> drills() throws IOException {
        return Stream.concat(Fingerprints.drills().stream(), DrillFolder.OURS.files().stream());
    }

    @ParameterizedTest
    @MethodSource("drills")
    void passesAndItsLogAloneGivesTheSameRunAgain(String drill, @TempDir Path folder) {
        Passing.check(drill, folder);
    }

    @Test
    void anExpectationTurnedFalseFailsWithBothValues() {
        var text =
                new String(Library.drill("administrator-absent").orElseThrow().bytes(), StandardCharsets.UTF_8);
        var turned = text.replace(
                "users['bob@contoso.com'].contacts == ['alice@contoso.com']",
                "users['bob@contoso.com'].contacts == ['dave@contoso.com']");
        assertThat(turned).isNotEqualTo(text);

        var report = Passing.runner(DrillFile.read(
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
}
