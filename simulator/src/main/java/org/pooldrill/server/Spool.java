package org.pooldrill.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A temporary file that is written once and read as often as needed, by several at a time. It is gone when it is closed and
 * nobody reads it any more, and when the program ends, however it does.
 */
final class Spool implements AutoCloseable {
    private final FileChannel file;
    private final AtomicInteger users = new AtomicInteger(1);

    Spool() {
        try {
            file = FileChannel.open(
                    Files.createTempFile("pooldrill", ".jsonl"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What is written goes to its end; closing this closes nothing. */
    OutputStream out() {
        return new OpenEnd(Channels.newOutputStream(file));
    }

    /** Reads it from its start; the spool stays until this is closed. */
    InputStream in() {
        users.incrementAndGet();
        return new Reading();
    }

    /** Closes it as soon as nobody reads it. */
    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            try {
                file.close();
            } catch (IOException unlikely) {
                throw new UncheckedIOException(unlikely);
            }
        }
    }

    private final class Reading extends InputStream {
        private long position;
        private boolean closed;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                Spool.this.close();
            }
        }
    }
}
