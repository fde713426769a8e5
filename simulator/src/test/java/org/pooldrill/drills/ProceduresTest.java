package org.pooldrill.drills;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nine procedures as an administrator carries them out: each step, each decision and each way out of it. */
class ProceduresTest {

    private static List<String> stories() throws IOException {
        return DrillFolder.PROCEDURES.files();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void goesAsTheTopicSays(String story, @TempDir Path folder) {
        Passing.check(story, folder);
    }
}
