package org.pooldrill.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Opens logs, plain or compressed. What is written depends on the ending of the name, what is read on the content. */
public final class LogFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private LogFile() {}

    static OutputStream create(Path file) {
        var format = LogFormat.of(file);
        try {
            var out = Files.newOutputStream(file);
            try {
                return format.writing(out);
            } catch (LinkageError e) {
                out.close();
                Files.delete(file);
                throw new IOException(noZstd(e), e);
            }
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + " cannot be written: there is no such folder", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + " cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The text of a log, whether it is compressed or not, as it stands there; what it says is not looked at.
     *
     * @param name what messages call the log
     * @throws LogDamaged if it cannot be decompressed from its beginning on
     * @throws UncheckedIOException if the stream cannot be read
     */
    public static InputStream text(InputStream in, String name) {
        return text(in, name, frame -> {});
    }

    /**
     * As above.
     *
     * @param frames hears of every frame of a compressed log when its text is about to be read
     */
    public static InputStream text(InputStream in, String name, Consumer<LogFrame> frames) {
        try {
            var buffered = new BufferedInputStream(in, BUFFER_BYTES);
            return LogFormat.of(buffered).reading(buffered, LogFrame.FIRST, frames);
        } catch (EOFException e) {
            throw LogDamaged.cutOff(name, 1, "the compressed log is cut off at its beginning");
        } catch (ZipException e) {
            throw LogDamaged.at(name, 1, "the compressed log is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new UncheckedIOException(name + " cannot be read: " + noZstd(e), new IOException(e));
        }
    }

    /**
     * The text of a log from some place on. Of a compressed log nothing before the frame is read.
     *
     * @param from the frame that holds the place, or one before it; of a log that is not compressed any
     * @param offset bytes of text before the place
     * @throws IOException if the file cannot be read, or ends before the place
     */
    public static InputStream text(Path file, LogFrame from, long offset) throws IOException {
        var format = format(file);
        var start = format == LogFormat.PLAIN ? new LogFrame(offset, offset) : from;
        var in = Files.newInputStream(file);
        try {
            in.skipNBytes(start.file());
            var text = format.reading(new BufferedInputStream(in, BUFFER_BYTES), start, frame -> {});
            text.skipNBytes(offset - start.text());
            return text;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The format of what stands in a file. */
    private static LogFormat format(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return LogFormat.of(in);
        }
    }

    private static String noZstd(LinkageError e) {
        return "zstd does not work on this machine, gzip does (" + e.getMessage() + ")";
    }
}
