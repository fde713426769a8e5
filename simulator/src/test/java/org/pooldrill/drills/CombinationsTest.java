package org.pooldrill.drills;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nobody listed: two procedures interleaved, a fault inside another's phase, the right steps in the wrong order.
 * These drills were written from the documents alone, before the program was looked at.
 */
class CombinationsTest {

    private static List<String> combinations() throws IOException {
        return DrillFolder.COMBINATIONS.files();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void endsAsTheDocumentsSay(String drill, @TempDir Path folder) {
        Passing.check(drill, folder);
    }
}
