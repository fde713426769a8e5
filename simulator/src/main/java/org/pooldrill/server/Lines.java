package org.pooldrill.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Some lines of a text, taken out of it while it is read. */
final class Lines extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream text;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
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

    /**
     * Goes to the first line.
     *
     * @param goingOn said now and then on the way there
     */
    void begin(Runnable goingOn) throws IOException {
        while (before > 0 && left > 0 && more()) {
            goingOn.run();
            while (before > 0 && from < to) {
                before -= buffer[from++] == '\n' ? 1 : 0;
            }
        }
    }

    /** Whether there is anything left in the buffer, or to be read into it. */
    private boolean more() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, text.read(buffer));
        }
        return from < to;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begin(() -> {});
        if (left == 0 || !more()) {
            return -1;
        }
        var begin = from;
        var most = Math.min(to, from + length);
        while (left > 0 && from < most) {
            left -= buffer[from++] == '\n' ? 1 : 0;
        }
        System.arraycopy(buffer, begin, bytes, offset, from - begin);
        return from - begin;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
