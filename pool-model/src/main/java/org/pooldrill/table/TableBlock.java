package org.pooldrill.table;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #ROWS} rows of a {@link Table}, in the order in which they were added. One that is full hardly changes any
 * more: whoever writes tables down can keep a full block once for all times at which it has the same {@link #edits}. One that was
 * kept needs no more than its {@link #hashes} to be searched; what else stands in it is read once it is looked at.
 */
public final class TableBlock {
    static final int ROWS = 1 << 12;
    private static final int FIRST_ROWS = 4;
    private static final int USUAL_ID_BYTES = 20;
    private static final int HEAD_BYTES = 2 * Integer.BYTES + Long.BYTES;
    private static final int ROW_BYTES = 2 * Integer.BYTES + 2 * Long.BYTES;

    private byte[] ids;
    private int[] idEnds;
    private int[] hashes;
    private int[] numbers;
    private long[] firsts;
    private long[] seconds;
    private int rows;
    private long edits;
    /** What the rest of a block that was kept is read from; nothing once it has been. */
    private transient @Nullable Supplier<byte[]> unread;

    TableBlock() {
        this(new int[FIRST_ROWS], FIRST_ROWS, FIRST_ROWS * USUAL_ID_BYTES);
    }

    private TableBlock(int[] hashes, int rows, int idBytes) {
        this.hashes = hashes;
        ids = new byte[idBytes];
        idEnds = new int[rows];
        numbers = new int[rows];
        firsts = new long[rows];
        seconds = new long[rows];
    }

    private TableBlock(int[] hashes, Supplier<byte[]> unread) {
        this(hashes, 0, 0);
        rows = hashes.length;
        this.unread = unread;
    }

    /** Whether no row is added to it any more. */
    public boolean full() {
        return rows == ROWS;
    }

    /** How often what stands in it was changed. */
    public long edits() {
        read();
        return edits;
    }

    /** What its rows are found by, to be given to {@link #later}. */
    public byte[] hashes() {
        var bytes = ByteBuffer.allocate(rows * Integer.BYTES);
        bytes.asIntBuffer().put(hashes, 0, rows);
        return bytes.array();
    }

    /** All that stands in it. */
    public byte[] toBytes() {
        read();
        var idBytes = begin(rows);
        var bytes = ByteBuffer.allocate(HEAD_BYTES + idBytes + rows * ROW_BYTES);
        bytes.putInt(rows).putInt(idBytes).putLong(edits).put(ids, 0, idBytes);
        bytes.asIntBuffer().put(idEnds, 0, rows).put(numbers, 0, rows);
        bytes.position(bytes.position() + rows * 2 * Integer.BYTES);
        bytes.asLongBuffer().put(firsts, 0, rows).put(seconds, 0, rows);
        return bytes.array();
    }

    /** The block that {@link #toBytes} wrote down. */
    public static TableBlock of(byte[] written) {
        var block = new TableBlock(new int[ByteBuffer.wrap(written).getInt()], () -> written);
        block.read();
        for (var row = 0; row < block.rows; row++) {
            block.hashes[row] = hash(block.ids, block.begin(row), block.idEnds[row]);
        }
        return block;
    }

    /**
     * The same block, of which no more is read now than is needed to search it.
     *
     * @param hashes what {@link #hashes} wrote down; not needed any more afterwards
     * @param written gives an array that begins with what {@link #toBytes} wrote down, and is no longer needed then; asked
     *     when anything else of it is needed, and again where that failed
     */
    public static TableBlock later(ByteBuffer hashes, Supplier<byte[]> written) {
        var numbers = new int[hashes.remaining() / Integer.BYTES];
        if (numbers.length != ROWS) {
            throw new IllegalArgumentException(
                    "a block that was kept is full; this one has " + numbers.length + " rows");
        }
        hashes.asIntBuffer().get(numbers);
        return new TableBlock(numbers, written);
    }

    private void read() {
        var source = unread;
        if (source != null) {
            read(ByteBuffer.wrap(source.get()));
            unread = null;
        }
    }

    private void read(ByteBuffer bytes) {
        if (bytes.getInt() != rows) {
            throw new IllegalArgumentException("these are the rows of another block");
        }
        ids = new byte[bytes.getInt()];
        idEnds = new int[rows];
        numbers = new int[rows];
        firsts = new long[rows];
        seconds = new long[rows];
        edits = bytes.getLong();
        bytes.get(ids);
        bytes.asIntBuffer().get(idEnds).get(numbers);
        bytes.position(bytes.position() + rows * 2 * Integer.BYTES);
        bytes.asLongBuffer().get(firsts).get(seconds);
    }

    int rows() {
        return rows;
    }

    /** Adds a row to a block that is not full. */
    void add(byte[] id, int number, long first, long second) {
        if (rows == numbers.length) {
            grow(Math.min(ROWS, 2 * rows + 1));
        }
        var from = begin(rows);
        if (from + id.length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(2 * ids.length, from + id.length));
        }
        System.arraycopy(id, 0, ids, from, id.length);
        idEnds[rows] = from + id.length;
        hashes[rows] = hash(id);
        rows++;
        set(rows - 1, number, first, second);
    }

    private void grow(int room) {
        idEnds = Arrays.copyOf(idEnds, room);
        hashes = Arrays.copyOf(hashes, room);
        numbers = Arrays.copyOf(numbers, room);
        firsts = Arrays.copyOf(firsts, room);
        seconds = Arrays.copyOf(seconds, room);
    }

    /** Gives a row other values; a negative number takes it away. */
    void set(int row, int number, long first, long second) {
        read();
        numbers[row] = number;
        firsts[row] = first;
        seconds[row] = second;
        edits++;
    }

    boolean hasId(int row, byte[] id) {
        read();
        return Arrays.equals(ids, begin(row), idEnds[row], id, 0, id.length);
    }

    byte[] id(int row) {
        read();
        return Arrays.copyOfRange(ids, begin(row), idEnds[row]);
    }

    int hash(int row) {
        return hashes[row];
    }

    /**
     * Lets the rows be found.
     *
     * @param slots those of the table
     * @param first the place of the first of these rows
     */
    void enter(int[] slots, int first) {
        for (var row = 0; row < rows; row++) {
            enter(slots, first + row, hashes[row]);
        }
    }

    /** Lets a row be found: its place and the high bits of its hash go to the first free slot from where the low bits say. */
    static void enter(int[] slots, int place, int hash) {
        var places = slots.length - 1;
        var slot = hash & places;
        while (slots[slot] != 0) {
            slot = slot + 1 & places;
        }
        slots[slot] = hash & ~places | place + 1;
    }

    static int hash(byte[] id) {
        return hash(id, 0, id.length);
    }

    private static int hash(byte[] bytes, int from, int to) {
        var hash = 0;
        for (var i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash * 0x9e3779b9;
    }

    /** Negative where the row was taken away. */
    int number(int row) {
        read();
        return numbers[row];
    }

    long first(int row) {
        read();
        return firsts[row];
    }

    long second(int row) {
        read();
        return seconds[row];
    }

    private int begin(int row) {
        return row == 0 ? 0 : idEnds[row - 1];
    }
}
