package org.pooldrill.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what is written with what stands in a log, byte for byte, and remembers the first line that differs. */
public final class LogComparison extends OutputStream {
    private static final int SHOWN = 400;
    private static final int BEFORE = 120;

    private final InputStream expected;
    private final ByteArrayOutputStream lineSoFar = new ByteArrayOutputStream();
    private long line = 1;
    private @Nullable Difference difference;
    private @Nullable ByteArrayOutputStream rest;

    /**
     * The first line that differs.
     *
     * @param line its number, from 1
     * @param log the line in the log; empty where the log has ended
     * @param run the line of the run; empty where the run has ended
     */
    public record Difference(long line, String log, String run) {
        @Override
        public String toString() {
            return "line " + line + " is the first that differs\n  log: " + shown(log) + "\n  run: " + shown(run);
        }

        private static String shown(String line) {
            return line.isEmpty() ? "(ends here)" : line;
        }
    }

    /** @param expected the text of the log, not compressed; it is not closed */
    public LogComparison(InputStream expected) {
        this.expected = expected;
    }

    @Override
    public void write(int written) throws IOException {
        if (rest != null) {
            finishLine(rest, written);
            return;
        }
        if (difference != null) {
            return;
        }
        var found = expected.read();
        if (found == (written & 0xff)) {
            if (written == '\n') {
                line++;
                lineSoFar.reset();
            } else {
                lineSoFar.write(written);
            }
            return;
        }
        differs(found, written);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void differs(int found, int written) throws IOException {
        var log = beginning();
        for (var next = found; next >= 0 && next != '\n' && log.size() < SHOWN; next = expected.read()) {
            log.write(next);
        }
        difference = new Difference(line, text(log), "");
        var own = beginning();
        rest = own;
        finishLine(own, written);
    }

    /** What both lines begin with; of a long beginning its end alone, so that the difference is in what is shown. */
    private ByteArrayOutputStream beginning() {
        var same = lineSoFar.toByteArray();
        var shown = new ByteArrayOutputStream();
        if (same.length <= SHOWN - BEFORE) {
            shown.writeBytes(same);
        } else {
            shown.writeBytes("...".getBytes(StandardCharsets.UTF_8));
            shown.write(same, same.length - BEFORE, BEFORE);
        }
        return shown;
    }

    private void finishLine(ByteArrayOutputStream own, int written) {
        if (written != '\n' && own.size() < SHOWN) {
            own.write(written);
            return;
        }
        endLine(own);
    }

    private void endLine(ByteArrayOutputStream own) {
        if (difference != null) {
            difference = new Difference(difference.line, difference.log, text(own));
        }
        rest = null;
    }

    private static String text(ByteArrayOutputStream bytes) {
        var text = bytes.toString(StandardCharsets.UTF_8);
        return bytes.size() < SHOWN ? text : text + "...";
    }

    /** Whether a line is known to differ. */
    public boolean differs() {
        return difference != null;
    }

    /** The first line that is known to differ, once a line that was begun has been written. */
    public Optional<Difference> seen() {
        return Optional.ofNullable(difference);
    }

    /** The first line that differs, once all has been written. */
    public Optional<Difference> first() throws IOException {
        if (rest != null) {
            endLine(rest);
        }
        if (difference == null) {
            var more = expected.read();
            if (more >= 0) {
                differs(more, '\n');
            }
        }
        return Optional.ofNullable(difference);
    }

    @Override
    public void close() {
        // The log is the caller's.
    }
}
