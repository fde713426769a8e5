package org.pooldrill.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/**
 * The events of a run whose drill is known only at its end, as of a session at the shell: their lines wait in a file of
 * their own until the header can be written before them. The file goes when the spool is closed.
 */
public final class LogSpool implements Appended, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final OutputStream out;
    private final LineBuffer buffer = new LineBuffer(2 * BUFFER_BYTES);
    private long events;

    private LogSpool(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * A spool in a new file.
     *
     * @param folder where the file stands while the spool is open
     * @throws UncheckedIOException if there can be none
     */
    public static LogSpool in(Path folder) {
        try {
            var file = Files.createTempFile(folder, "pooldrill", ".events");
            return new LogSpool(file, Files.newOutputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("no file can be made in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        events++;
        buffer.event(
                raw.seq(),
                raw.t(),
                raw.store(),
                raw.n(),
                raw.type().name(),
                raw.type().version(),
                raw.data(),
                raw.cause());
        if (buffer.size() >= BUFFER_BYTES) {
            drain();
        }
    }

    /** Writes the events to a log that has nothing but its header so far, and ends it. */
    public LogFooter writeTo(LogWriter log, LogEnd end) {
        drain();
        try (log) {
            out.flush();
            log.take(Files.newInputStream(file), events);
            return log.finish(end);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void drain() {
        try {
            out.write(buffer.bytes(), 0, buffer.size());
        } catch (IOException e) {
            throw unusable(e);
        }
        buffer.clear();
    }

    private UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException("the events cannot be kept in " + file + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
