package org.pooldrill.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pooldrill.store.EventData;

/** Lines of a log as bytes, one after the other. Writing the line of an event allocates nothing once it has warmed up. */
final class LineBuffer {

    private static final byte[] SEQ = ascii("{\"seq\":");
    private static final byte[] TIME = ascii(",\"t\":");
    private static final byte[] STORE = ascii(",\"store\":");
    private static final byte[] NUMBER = ascii(",\"n\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] VERSION = ascii(",\"v\":");
    private static final byte[] DATA = ascii(",\"data\":");
    private static final byte[] CAUSE = ascii(",\"cause\":");
    private static final int LONGEST_NUMBER = 20;

    private final Map<String, byte[]> quoted = new HashMap<>();
    private byte[] bytes;
    private int size;

    LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Adds the line of an event. */
    void event(long seq, long t, String store, long n, String type, int version, EventData data, long cause) {
        before(seq, t, store, n, type, version).add(data).after(cause).add('\n');
    }

    /** Adds what stands in the line of an event before its data. */
    LineBuffer before(long seq, long t, String store, long n, String type, int version) {
        add(SEQ).add(seq).add(TIME).add(t);
        add(STORE).add(quoted(store)).add(NUMBER).add(n);
        return add(TYPE).add(quoted(type)).add(VERSION).add(version).add(DATA);
    }

    /** Adds what stands there after its data, without the end of the line. */
    LineBuffer after(long cause) {
        if (cause != 0) {
            add(CAUSE).add(cause);
        }
        return add('}');
    }

    /** Adds a line. */
    void line(String text) {
        add(text.getBytes(StandardCharsets.UTF_8)).add('\n');
    }

    /** Adds bytes as they are. */
    void bytes(byte[] part) {
        add(part);
    }

    private LineBuffer add(byte[] part) {
        ensure(part.length);
        System.arraycopy(part, 0, bytes, size, part.length);
        size += part.length;
        return this;
    }

    private LineBuffer add(EventData data) {
        ensure(data.length());
        data.copyTo(bytes, size);
        size += data.length();
        return this;
    }

    private LineBuffer add(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    private LineBuffer add(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " stands where a log has no negative numbers");
        }
        ensure(LONGEST_NUMBER);
        var end = size;
        var rest = number;
        do {
            end++;
            rest /= 10;
        } while (rest != 0);
        rest = number;
        for (var i = end - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
        return this;
    }

    private byte[] quoted(String text) {
        var known = quoted.get(text);
        if (known == null) {
            known = ('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
                    .getBytes(StandardCharsets.UTF_8);
            quoted.put(text, known);
        }
        return known;
    }

    private void ensure(int more) {
        if (size > bytes.length - more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
