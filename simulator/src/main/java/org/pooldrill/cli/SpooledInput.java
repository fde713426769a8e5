package org.pooldrill.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Standard input, kept in a temporary file so that it can be read as often as needed. It may be as long as the disk has
 * room for. The file has no name as soon as it is open, where the system allows that, and is gone with the program.
 */
final class SpooledInput {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel file;

    private SpooledInput(FileChannel file) {
        this.file = file;
    }

    /** Takes in all that a stream has. */
    static SpooledInput of(InputStream in) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            var name = Files.createTempFile(folder, "pooldrill", ".input");
            var file = FileChannel.open(
                    name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            in.transferTo(Channels.newOutputStream(file));
            return new SpooledInput(file);
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** All of it, from its beginning. */
    InputStream open() {
        return new BufferedInputStream(new FromStart(file), BUFFER_BYTES);
    }

    private static final class FromStart extends InputStream {
        private final FileChannel file;
        private long position;

        FromStart(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int room) throws IOException {
            var read = file.read(ByteBuffer.wrap(target, offset, room), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
