package org.pooldrill.log;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Compresses text in frames that each hold the same number of bytes of it (the last one: the rest) and know nothing of
 * each other. The same text gives the same frames, however it is handed over, so nothing is flushed but whole frames.
 */
final class FrameWriter extends OutputStream {

    /**
     * Bytes of text in a frame: about 5,000 events. Small enough that reading into the middle of one is no work, large
     * enough that starting anew costs next to nothing in size.
     */
    static final int FRAME_BYTES = 1 << 20;

    /** Compresses one frame. */
    interface Frame extends AutoCloseable {
        /** Writes text as one frame of its own. */
        void write(byte[] text, int length, OutputStream out) throws IOException;

        @Override
        void close();
    }

    private final OutputStream out;
    private final Frame frame;
    private final byte[] text = new byte[FRAME_BYTES];
    private int length;
    private boolean closed;

    FrameWriter(OutputStream out, Frame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public void write(int written) throws IOException {
        write(new byte[] {(byte) written}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (var done = 0; done < count; ) {
            var part = Math.min(count - done, FRAME_BYTES - length);
            System.arraycopy(bytes, offset + done, text, length, part);
            length += part;
            done += part;
            if (length == FRAME_BYTES) {
                end();
            }
        }
    }

    private void end() throws IOException {
        frame.write(text, length, out);
        length = 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out;
                frame) {
            if (length > 0) {
                end();
            }
        }
    }
}
