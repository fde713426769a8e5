package org.pooldrill.checkout;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of this checkout stand, from whichever folder the tests are started. */
public final class Checkout {

    private Checkout() {}

    public static Path file(String name) {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve(name);
    }
}
