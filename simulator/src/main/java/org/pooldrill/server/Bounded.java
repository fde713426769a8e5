package org.pooldrill.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/** What a client sends, up to so many bytes; what comes of more, of less than was announced, or too late, is a problem. */
final class Bounded extends FilterInputStream {
    private final String what;
    private final long most;
    private long read;

    /**
     * @param what it is, for the problem
     * @param most bytes
     */
    Bounded(InputStream in, String what, long most) {
        super(in);
        this.what = what;
        this.most = most;
    }

    static ProblemException tooLong(String what, long most) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE, what + " is longer than the " + most + " bytes that are read");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var found = super.read(bytes, offset, length);
        read += Math.max(0, found);
        if (read > most) {
            throw tooLong(what, most);
        }
        return found;
    }

    /** Why a body could not be read. */
    static ProblemException cut(IOException cut) {
        var full = ProblemException.ofFullDisk(cut);
        if (full.isPresent()) {
            return full.get();
        }
        var late = cut.getCause() instanceof TimeoutException;
        return new ProblemException(
                        late ? ProblemType.REQUEST_TIMEOUT : ProblemType.INVALID_REQUEST,
                        late ? "the body did not arrive in time" : "the body ends before it is whole")
                .with("Connection", "close");
    }
}
