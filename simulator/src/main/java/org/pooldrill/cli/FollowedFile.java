package org.pooldrill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to which something else writes: where it ends for now, reading waits for more, until somebody stops that. */
final class FollowedFile extends InputStream {
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path path;
    private final FileChannel file;
    private final Interruption interruption;
    private final Runnable beforeWaiting;
    private final byte[] single = new byte[1];

    /** @param beforeWaiting done whenever there is nothing more for now */
    FollowedFile(Path path, Interruption interruption, Runnable beforeWaiting) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.interruption = interruption;
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int room) throws IOException {
        if (room == 0) {
            return 0;
        }
        while (true) {
            var read = file.read(ByteBuffer.wrap(target, offset, room));
            if (read > 0) {
                return read;
            }
            if (file.size() < file.position()) {
                throw new IOException(path + " became shorter while it was followed: another log is written there");
            }
            beforeWaiting.run();
            if (interruption.happensWithin(LOOK_EVERY_MILLIS)) {
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
