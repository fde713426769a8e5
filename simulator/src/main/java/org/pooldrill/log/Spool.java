package org.pooldrill.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A temporary file for a log that has no other: written once, read as often as needed, by several at a time, of whom one that
 * is interrupted does not close it for the others. It may be as long as its {@link SpoolSpace} has
 * room for. It has no name as soon as it is
 * open, where the system allows that; it is gone when it is closed and nobody reads it any more, and with the program.
 */
public final class Spool implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final RandomAccessFile file;
    private final SpoolSpace space;
    private final AtomicInteger users = new AtomicInteger(1);
    private long written;

    /**
     * One that may be as long as the disk has room for.
     *
     * @throws UncheckedIOException if there can be none
     */
    public Spool() {
        this(SpoolSpace.unbounded());
    }

    /**
     * One that shares its room with others.
     *
     * @throws UncheckedIOException if there can be none
     */
    public Spool(SpoolSpace space) {
        this.space = space;
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            var name = Files.createTempFile(folder, "pooldrill", ".spool");
            file = new RandomAccessFile(name.toFile(), "rw");
            unname(name);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "no temporary file can be made in " + folder + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** A file that is open needs no name; a system that insists on it loses the file when the program ends. */
    private static void unname(Path name) throws IOException {
        try {
            Files.delete(name);
        } catch (FileSystemException stillOpen) {
            name.toFile().deleteOnExit();
        }
    }

    /** Takes in all that a stream has. */
    public static Spool of(InputStream in) throws IOException {
        return of(in, SpoolSpace.unbounded());
    }

    /**
     * Takes in all that a stream has.
     *
     * @throws SpoolFullException if there is no room for it
     */
    public static Spool of(InputStream in, SpoolSpace space) throws IOException {
        var spool = new Spool(space);
        try {
            in.transferTo(spool.out());
            return spool;
        } catch (IOException | RuntimeException | Error failed) {
            spool.close();
            throw failed;
        }
    }

    /**
     * What is written goes to its end; closing this closes nothing. Where there is no room for it, it throws a {@link
     * SpoolFullException}.
     */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                synchronized (file) {
                    append(bytes, offset, length);
                }
            }
        };
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        space.take(length);
        try {
            file.seek(file.length());
            file.write(bytes, offset, length);
            written += length;
        } catch (IOException unwritable) {
            space.giveBack(length);
            throw unwritable;
        }
    }

    /**
     * All of it, from its beginning; the spool stays until this is closed.
     *
     * @throws SpoolClosedException if it is closed and nobody reads it any more
     */
    public InputStream in() {
        if (users.getAndUpdate(before -> before == 0 ? 0 : before + 1) == 0) {
            throw new SpoolClosedException();
        }
        return new BufferedInputStream(new Reading(), BUFFER_BYTES);
    }

    /** Closes it as soon as nobody reads it. */
    @Override
    public void close() {
        if (users.decrementAndGet() == 0) {
            synchronized (file) {
                try {
                    file.close();
                } catch (IOException unlikely) {
                    throw new UncheckedIOException(unlikely);
                } finally {
                    space.giveBack(written);
                }
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
            synchronized (file) {
                file.seek(position);
                var read = file.read(bytes, offset, length);
                position += Math.max(0, read);
                return read;
            }
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
