package org.pooldrill.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/**
 * Writes the event log of a run from the bytes that the stores keep. The check sum is made whether or not there is a
 * file, so a run with a log and one without are the same run.
 */
public final class LogWriter implements Appended, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final LineBuffer buffer = new LineBuffer(2 * BUFFER_BYTES);
    private final MessageDigest digest = CheckSum.sha256();
    private long events;
    private boolean closed;

    private LogWriter(OutputStream out, LogHeader header) {
        this.out = out;
        buffer.line(header.json().toString());
    }

    /**
     * A log in a file, in the {@link LogFormat} that its name ends in; a file that is there is replaced.
     *
     * @throws IllegalArgumentException if the name ends like a format that is not written
     * @throws UncheckedIOException if the file cannot be written
     */
    public static LogWriter to(Path file, LogHeader header) {
        return new LogWriter(LogFile.create(file), header);
    }

    /**
     * Whether a log can be written under this name.
     *
     * @throws IllegalArgumentException if the name ends like a format that is not written
     */
    public static void accept(Path file) {
        LogFormat.of(file);
    }

    /** A log in a stream, which is closed with it. */
    public static LogWriter to(OutputStream out, LogHeader header) {
        return new LogWriter(out, header);
    }

    /** No log, but its check sum. */
    public static LogWriter toNowhere(LogHeader header) {
        return new LogWriter(OutputStream.nullOutputStream(), header);
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        write(raw);
    }

    /** Writes the next event. */
    public void write(StoredEvent raw) {
        if (raw.seq() != events + 1) {
            throw new IllegalStateException("event " + raw.seq() + " follows event " + events + " in the log");
        }
        events++;
        var before = buffer.size();
        buffer.event(
                raw.seq(),
                raw.t(),
                raw.store(),
                raw.n(),
                raw.type().name(),
                raw.type().version(),
                raw.data(),
                raw.cause());
        if (buffer.size() - before > LogLimits.LONGEST_LINE_BYTES) {
            throw unwritable(new IOException("its line would have " + (buffer.size() - before)
                    + " bytes, and no line is read that has more than " + LogLimits.LONGEST_LINE_BYTES));
        }
        if (buffer.size() >= BUFFER_BYTES) {
            drain();
        }
    }

    /** How many events have been written. */
    public long events() {
        return events;
    }

    /** Hands on what is still in the buffer, so that a reader finds whole lines. */
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the footer and closes the log. */
    public LogFooter finish(LogEnd end) {
        drain();
        var footer = new LogFooter(end, events, HexFormat.of().formatHex(digest.digest()));
        buffer.line(footer.line());
        drain();
        close();
        return footer;
    }

    /** Closes the log; without {@link #finish} it is one that was cut off. */
    @Override
    public void close() {
        if (!closed) {
            drain();
            closed = true;
            try {
                out.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private void drain() {
        digest.update(buffer.bytes(), 0, buffer.size());
        try {
            out.write(buffer.bytes(), 0, buffer.size());
        } catch (IOException e) {
            throw unwritable(e);
        }
        buffer.clear();
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the log cannot be written after event " + events + ": " + e.getMessage(), e);
    }
}
