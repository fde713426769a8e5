package org.pooldrill.server;

import java.io.IOException;
import java.io.InputStream;

/** Some lines of a text, taken out of it while it is read. */
final class Lines extends InputStream {
    private final InputStream text;
    private long before;
    private long left;

    /**
     * @param text in lines that LF ends; closed with this
     * @param before how many lines come before the first
     * @param most how many lines there are at most
     */
    Lines(InputStream text, long before, long most) {
        this.text = text;
        this.before = before;
        left = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (left > 0) {
            var read = text.read(bytes, offset, length);
            if (read <= 0) {
                return read;
            }
            var from = offset;
            while (before > 0 && from < offset + read) {
                before -= bytes[from++] == '\n' ? 1 : 0;
            }
            var to = from;
            while (left > 0 && to < offset + read) {
                left -= bytes[to++] == '\n' ? 1 : 0;
            }
            if (to > from) {
                System.arraycopy(bytes, from, bytes, offset, to - from);
                return to - from;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
