package org.pooldrill.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pooldrill.checkout.Checkout;

/** The folders of drills that only the tests run; each is run to its last file by one test class. */
public enum DrillFolder {
    /** Run with those that come with the program, by {@link BuiltInDrillsTest}. */
    OURS(""),
    /** Run by {@link ProceduresTest}. */
    PROCEDURES("/procedures"),
    /** Run by {@link CombinationsTest}. */
    COMBINATIONS("/combinations");

    private final String under;

    DrillFolder(String under) {
        this.under = under;
    }

    /** Its files, by name; not those of folders within. */
    List<String> files() throws IOException {
        try (var files = Files.list(path())) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    /** Where it is. */
    public Path path() {
        return Checkout.file("simulator/src/test/resources/drills" + under);
    }
}
