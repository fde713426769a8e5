package org.pooldrill.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log in the temporary folder, gone when the measurement is over. */
final class TemporaryLog implements AutoCloseable {
    private final Path file;

    TemporaryLog() {
        try {
            file = Files.createTempFile("benchmark", ".events.jsonl");
        } catch (IOException unwritable) {
            throw new UncheckedIOException("no file can be made in the temporary folder", unwritable);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(file + " cannot be deleted", gone);
        }
    }
}
