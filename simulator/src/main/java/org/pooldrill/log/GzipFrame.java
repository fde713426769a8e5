package org.pooldrill.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** A frame as a member of a gzip file. */
final class GzipFrame implements FrameWriter.Frame {
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public void write(byte[] text, int length, OutputStream out) throws IOException {
        try (var member = new GZIPOutputStream(new StaysOpen(out), BUFFER_BYTES)) {
            member.write(text, 0, length);
        }
    }

    @Override
    public void close() {
        // Each member has ended.
    }

    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
        }

        @Override
        public void close() {
            // Another member follows.
        }
    }
}
