package org.pooldrill.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The serialised data of one event: compact JSON in UTF-8. A view of bytes that stand somewhere else and are never
 * changed, so that storing, logging and reading an event share them; whoever keeps one keeps the whole segment alive.
 */
public final class EventData {

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private EventData(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** A view of part of an array, which must not change any more. */
    public static EventData of(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new IndexOutOfBoundsException(
                    length + " bytes from " + offset + " of an array of " + bytes.length + " bytes");
        }
        return new EventData(bytes, offset, length);
    }

    /** The data of that text. */
    public static EventData of(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return new EventData(bytes, 0, bytes.length);
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Writes all bytes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Copies all bytes into an array, from an index of it on. */
    public void copyTo(byte[] target, int index) {
        System.arraycopy(bytes, offset, target, index, length);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** A parser of the JSON text. */
    public JsonParser parser(JsonFactory factory) throws IOException {
        return factory.createParser(bytes, offset, length);
    }

    byte[] array() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventData that
                && Arrays.equals(bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        var hash = 1;
        for (var i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
