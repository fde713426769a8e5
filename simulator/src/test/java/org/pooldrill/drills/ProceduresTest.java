package org.pooldrill.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.checkout.Checkout;

/** The nine procedures as an administrator carries them out: each step, each decision and each way out of it. */
class ProceduresTest {

    private static List<String> stories() throws IOException {
        try (var files = Files.list(Checkout.file("simulator/src/test/resources/drills/procedures"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void goesAsTheTopicSays(String story, @TempDir Path folder) {
        Passing.check(
                Checkout.file("simulator/src/test/resources/drills/procedures/" + story)
                        .toString(),
                folder);
    }
}
