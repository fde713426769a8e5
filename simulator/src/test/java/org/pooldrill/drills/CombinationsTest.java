package org.pooldrill.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.checkout.Checkout;

/**
 * What nobody listed: two procedures interleaved, a fault inside another's phase, the right steps in the wrong order.
 * These drills were written from the documents alone, before the program was looked at.
 */
class CombinationsTest {

    private static List<String> combinations() throws IOException {
        try (var files = Files.list(Checkout.file("simulator/src/test/resources/drills/combinations"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void endsAsTheDocumentsSay(String drill, @TempDir Path folder) {
        Passing.check(
                Checkout.file("simulator/src/test/resources/drills/combinations/" + drill)
                        .toString(),
                folder);
    }
}
