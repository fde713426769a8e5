package org.pooldrill.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Decompresses frame after frame, in memory that does not depend on what they hold, and tells where each starts. After a
 * frame there is another one or the end: whatever else follows is refused.
 */
abstract class FrameReader extends InputStream {
    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream in;
    private final Consumer<LogFrame> frames;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final byte[] single = new byte[1];
    private final ByteBuffer source = ByteBuffer.allocateDirect(CHUNK_BYTES).limit(0);
    private long text;
    private long file;
    private boolean inFrame;

    FrameReader(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
        this.in = in;
        this.frames = frames;
        this.text = from.text();
        this.file = from.file();
    }

    /** Takes in what stands before the text of a frame, and gets ready for that. */
    abstract void begin() throws IOException;

    /** Decompresses; less than there is room for, or nothing, does not say that there is no more. */
    abstract int decompress(byte[] target, int offset, int room) throws IOException;

    /** Whether all text of the frame has been decompressed. */
    abstract boolean ended();

    /** Takes in what stands after the text of a frame, and sees whether it fits. */
    abstract void end() throws IOException;

    /** The compressed bytes that are there. */
    final ByteBuffer source() {
        return source;
    }

    /** Makes sure that so many compressed bytes are there, if the stream has them. */
    final boolean has(int bytes) throws IOException {
        while (source.remaining() < bytes) {
            source.compact();
            var read = in.read(chunk, 0, source.remaining());
            source.put(chunk, 0, Math.max(0, read)).flip();
            if (read < 0) {
                return false;
            }
            file += read;
        }
        return true;
    }

    /** As above. */
    final void require(int bytes) throws IOException {
        if (!has(bytes)) {
            throw new EOFException("the compressed log is cut off");
        }
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
            if (!inFrame) {
                if (!has(1)) {
                    return -1;
                }
                frames.accept(new LogFrame(text, file - source.remaining()));
                begin();
                inFrame = true;
            }
            var read = decompress(target, offset, room);
            if (ended()) {
                end();
                inFrame = false;
            }
            if (read > 0) {
                text += read;
                return read;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
