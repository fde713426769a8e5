package org.pooldrill.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Checksum;
import java.util.zip.ZipException;

/** Reads a log line by line and sees to what holds for every line: UTF-8, no BOM, LF at the end. */
final class LineReader implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;

    private static final int DECODED_CHARS = 1 << 12;

    private final String log;
    private final InputStream in;
    private byte[] buffer = new byte[CHUNK_BYTES];
    private int start;
    private int end;
    private int length;
    private long line;
    private long offset;

    LineReader(String log, InputStream in) {
        this(log, in, 0, 0);
    }

    /**
     * Goes on in the middle of a log.
     *
     * @param line the lines before
     * @param offset bytes of text before
     */
    LineReader(String log, InputStream in, long line, long offset) {
        this.log = log;
        this.in = in;
        this.line = line;
        this.offset = offset;
    }

    /** The number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    /** Bytes of text before the line that is read next. */
    long offset() {
        return offset;
    }

    /** The next line without its end, in an array of its own; none at the end of the log. */
    Optional<byte[]> next() {
        line++;
        var scanned = start;
        var seen = 0;
        while (true) {
            for (; scanned < end; scanned++) {
                var next = buffer[scanned];
                if (next == '\n') {
                    var bytes = Arrays.copyOfRange(buffer, start, scanned);
                    length = bytes.length + 1;
                    offset += length;
                    start = scanned + 1;
                    check(bytes, seen >= 0);
                    return Optional.of(bytes);
                }
                seen |= next;
            }
            limit(end - start);
            scanned -= makeRoom();
            if (!fill()) {
                if (start == end) {
                    return Optional.empty();
                }
                throw LogDamaged.cutOff(
                        log, line, "the log is cut off in this line, after " + (end - start) + " bytes of it");
            }
        }
    }

    /** Adds the line that was read last, with its end, to a check sum. */
    void addTo(MessageDigest digest) {
        digest.update(buffer, start - length, length);
    }

    /** The same for another kind of check sum. */
    void addTo(Checksum sum) {
        sum.update(buffer, start - length, length);
    }

    /** Whether nothing follows the lines that were read. */
    boolean atEnd() {
        makeRoom();
        return start == end && !fill();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void limit(int length) {
        if (length > longest()) {
            throw LogDamaged.at(
                    log,
                    line,
                    "the line is longer than " + longest() + " bytes"
                            + (longest() < limit() ? ", for which there is no memory: give Java more with -Xmx" : ""));
        }
    }

    private int longest() {
        return LogLimits.longestLineBytes(limit());
    }

    private int limit() {
        return line <= 1 ? LogLimits.LONGEST_HEADER_BYTES : LogLimits.LONGEST_LINE_BYTES;
    }

    private boolean fill() {
        try {
            var read = in.read(buffer, end, buffer.length - end);
            end += Math.max(0, read);
            return read >= 0;
        } catch (EOFException e) {
            throw LogDamaged.cutOff(log, line, "the compressed log is cut off in this line");
        } catch (ZipException e) {
            throw LogDamaged.at(log, line, "the compressed log is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(log + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Moves the unfinished line to the front, or enlarges the buffer; returns how far the line moved. */
    private int makeRoom() {
        var moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        } else if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, longest() + CHUNK_BYTES));
        }
        return moved;
    }

    private void check(byte[] bytes, boolean ascii) {
        if (line == 1 && bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
            throw LogDamaged.at(log, line, "the log starts with a byte order mark; it was written without one");
        }
        if (bytes.length == 0) {
            throw LogDamaged.at(log, line, "the line is empty; a log has no empty lines");
        }
        if (bytes[bytes.length - 1] == '\r') {
            throw LogDamaged.at(log, line, "the line ends with CR LF; the lines of a log end with LF alone");
        }
        if (!ascii) {
            checkUtf8(bytes);
        }
    }

    private void checkUtf8(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(DECODED_CHARS);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            throw LogDamaged.at(log, line, "the line is not UTF-8 from byte " + (in.position() + 1) + " on");
        }
    }
}
