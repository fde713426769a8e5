package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of what is written. */
final class Folders {
    private Folders() {}

    /**
     * Makes the folder of a file, where there is none.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    static void of(Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", unwritable);
        }
    }
}
