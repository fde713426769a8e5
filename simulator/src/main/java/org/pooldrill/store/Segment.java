package org.pooldrill.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A run of events one after the other. Each has a header of fixed size, then its data; a table of offsets finds an event
 * by its number, and a chain through the headers leads to the next event of the same aggregate in this segment. What is
 * written is final but for the links of that chain, so data can be shared as views.
 */
final class Segment {

    /** seq, t, cause, sequence in the aggregate; aggregate, next of the aggregate, type, length of the data. */
    static final int HEADER_BYTES = 4 * Long.BYTES + 4 * Integer.BYTES;

    /** Where a chain ends, and the index of no aggregate. */
    static final int NONE = -1;

    private static final int FIRST_CAPACITY_BYTES = 4 << 10;

    private static final int SEQ = 0;
    private static final int TIME = 8;
    private static final int CAUSE = 16;
    private static final int SEQUENCE = 24;
    private static final int AGGREGATE = 32;
    private static final int NEXT = 36;
    private static final int TYPE = 40;
    private static final int LENGTH = 44;

    private final long firstN;
    private final int limitBytes;
    private ByteBuffer bytes;
    private int size;
    private int[] offsets;
    private int count;

    /** An empty segment whose first event will have this number. */
    Segment(long firstN, int limitBytes) {
        this(firstN, limitBytes, ByteBuffer.allocate(FIRST_CAPACITY_BYTES), 0, new int[16], 0);
    }

    private Segment(long firstN, int limitBytes, ByteBuffer bytes, int size, int[] offsets, int count) {
        this.firstN = firstN;
        this.limitBytes = limitBytes;
        this.bytes = bytes;
        this.size = size;
        this.offsets = offsets;
        this.count = count;
    }

    /** A full segment, as {@link #table} and {@link #content} left it. */
    static Segment of(long firstN, ByteBuffer table, ByteBuffer content) {
        var offsets = new int[table.remaining() / Integer.BYTES];
        table.asIntBuffer().get(offsets);
        return new Segment(firstN, 0, content, content.limit(), offsets, offsets.length);
    }

    long firstN() {
        return firstN;
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    /** Bytes of memory that it takes. */
    long heldBytes() {
        return bytes.capacity() + (long) Integer.BYTES * offsets.length;
    }

    /** Whether an event with that much data has room; the first one always has. */
    boolean hasRoom(int dataBytes) {
        return count == 0 || size + (long) HEADER_BYTES + dataBytes <= limitBytes;
    }

    /** Appends an event and returns its offset. */
    int append(
            long seq, long t, long cause, int aggregate, long sequence, int type, byte[] data, int from, int length) {
        ensureCapacity(size + HEADER_BYTES + length);
        var offset = size;
        bytes.putLong(offset + SEQ, seq)
                .putLong(offset + TIME, t)
                .putLong(offset + CAUSE, cause)
                .putLong(offset + SEQUENCE, sequence)
                .putInt(offset + AGGREGATE, aggregate)
                .putInt(offset + NEXT, NONE)
                .putInt(offset + TYPE, type)
                .putInt(offset + LENGTH, length);
        System.arraycopy(data, from, bytes.array(), offset + HEADER_BYTES, length);
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        offsets[count++] = offset;
        size = offset + HEADER_BYTES + length;
        return offset;
    }

    /** Makes one event the follower of another in their aggregate. */
    void link(int offset, int nextOffset) {
        bytes.putInt(offset + NEXT, nextOffset);
    }

    int offsetOf(long n) {
        return offsets[(int) (n - firstN)];
    }

    long numberAt(int offset) {
        return firstN + Arrays.binarySearch(offsets, 0, count, offset);
    }

    long seq(int offset) {
        return bytes.getLong(offset + SEQ);
    }

    long time(int offset) {
        return bytes.getLong(offset + TIME);
    }

    long cause(int offset) {
        return bytes.getLong(offset + CAUSE);
    }

    long sequence(int offset) {
        return bytes.getLong(offset + SEQUENCE);
    }

    int aggregate(int offset) {
        return bytes.getInt(offset + AGGREGATE);
    }

    int next(int offset) {
        return bytes.getInt(offset + NEXT);
    }

    int type(int offset) {
        return bytes.getInt(offset + TYPE);
    }

    EventData data(int offset) {
        return EventData.of(bytes.array(), offset + HEADER_BYTES, bytes.getInt(offset + LENGTH));
    }

    /** The table of offsets, to be written to a file. */
    ByteBuffer table() {
        var table = ByteBuffer.allocate(count * Integer.BYTES);
        table.asIntBuffer().put(offsets, 0, count);
        return table;
    }

    /** Headers and data, to be written to a file. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes.array(), 0, size);
    }

    private void ensureCapacity(int needed) {
        if (needed > bytes.capacity()) {
            var doubled = (int) Math.min(2L * bytes.capacity(), limitBytes);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, doubled)));
        }
    }
}
