package org.pooldrill.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the program, which logs name. */
public final class Version {
    private static final String RESOURCE = "/pooldrill/version.txt";

    private Version() {}

    /** The version that was built, such as {@code 0.1.0}. */
    public static String current() {
        try (var in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own " + RESOURCE + " cannot be read", unreadable);
        }
    }
}
