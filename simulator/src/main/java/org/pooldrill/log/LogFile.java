package org.pooldrill.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Opens logs, plain or compressed. What is written depends on the ending of the name, what is read on the content. */
final class LogFile {

    private static final String ACCEPTED = "write a log to a name that ends in .events.jsonl or .events.jsonl.gz";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAGIC_BYTES = 4;

    private LogFile() {}

    /** Refuses names that no log has. */
    static void accept(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zst")) {
            throw new IllegalArgumentException(file + ": logs compressed with zstd are not supported; " + ACCEPTED);
        }
    }

    static OutputStream create(Path file) {
        accept(file);
        var name = file.toString().toLowerCase(Locale.ROOT);
        try {
            var out = Files.newOutputStream(file);
            return name.endsWith(".gz") ? new GZIPOutputStream(out, BUFFER_BYTES) : out;
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

    /** The text of a log, whether it is compressed or not. */
    static InputStream plain(InputStream in, String name) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(MAGIC_BYTES);
        var magic = buffered.readNBytes(MAGIC_BYTES);
        buffered.reset();
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw new IllegalArgumentException(
                    name + ": logs compressed with zstd are not supported; decompress it, plain and gzip are read");
        }
        return startsWith(magic, 0x1f, 0x8b) ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
