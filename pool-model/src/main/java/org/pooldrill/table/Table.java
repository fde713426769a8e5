package org.pooldrill.table;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of three numbers each, found by an id, in the order in which they were added. They stand in a few large arrays and not
 * each in objects of its own, which takes an eighth of the memory, and next to nothing of whoever collects garbage.
 *
 * <p>A row is named by its place; adding a row leaves the places of all others as they are, {@link #remove} may not.
 */
public final class Table {

    /** The place of a row that there is not. */
    public static final int NONE = -1;

    private static final int GONE = -1;
    private static final int LEAST_SLOTS = 32;

    private final List<TableBlock> blocks = new ArrayList<>();
    private int size;
    /**
     * Found by the low bits of the hash of an id: one more than a row's place, 0 where there is nothing, and above it the high
     * bits of the hash. Made of the rest when it is missing.
     */
    private transient int @Nullable [] slots;

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Makes ready to find rows, as the first search would otherwise: a tenth of a second for a million of them. */
    public void prepare() {
        slots();
    }

    /** The place of the row with that id; {@link #NONE} where there is none. */
    public int row(String id) {
        return row(bytes(id));
    }

    /** The place of the row with that id, which is added, all zeros, where there is none. */
    public int rowOf(String id) {
        var row = row(id);
        return row == NONE ? add(id, 0, 0, 0) : row;
    }

    /**
     * Adds a row.
     *
     * @param id that of no row
     * @param number from 0 on
     * @return its place
     */
    public int add(String id, int number, long first, long second) {
        requireNumber(number);
        if (blocks.isEmpty() || blocks.get(blocks.size() - 1).full()) {
            blocks.add(new TableBlock());
        }
        blocks.get(blocks.size() - 1).add(bytes(id), number, first, second);
        size++;
        enter(places() - 1);
        return places() - 1;
    }

    /**
     * Gives a row other values.
     *
     * @param number from 0 on
     */
    public void set(int row, int number, long first, long second) {
        requireNumber(number);
        block(row).set(inside(row), number, first, second);
    }

    private static void requireNumber(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("the number of a row is not negative: " + number);
        }
    }

    /** Takes a row away. */
    public void remove(int row) {
        block(row).set(inside(row), GONE, 0, 0);
        size--;
        if (places() > TableBlock.ROWS && size < places() / 2) {
            var left = List.copyOf(blocks);
            clear();
            left.forEach(this::putAll);
        }
    }

    private void putAll(TableBlock block) {
        for (var row = 0; row < block.rows(); row++) {
            if (block.number(row) != GONE) {
                add(text(block.id(row)), block.number(row), block.first(row), block.second(row));
            }
        }
    }

    /** Takes all rows away. */
    public void clear() {
        blocks.clear();
        size = 0;
        slots = null;
    }

    /**
     * The rows as a map, which changes with them and cannot be changed itself.
     *
     * @param value what a row stands for, by its place
     */
    public <V> Map<String, V> asMap(IntFunction<V> value) {
        return new ById<>(value);
    }

    /** The places of all rows, in their order. */
    public IntStream rows() {
        return IntStream.range(0, places()).filter(row -> number(row) != GONE);
    }

    /** Those of some ids that have a row, in the order of their rows. */
    public List<String> among(Collection<String> ids) {
        return ids.stream()
                .mapToInt(this::row)
                .filter(row -> row != NONE)
                .sorted()
                .mapToObj(this::id)
                .toList();
    }

    public String id(int row) {
        return text(block(row).id(inside(row)));
    }

    public int number(int row) {
        return block(row).number(inside(row));
    }

    public long first(int row) {
        return block(row).first(inside(row));
    }

    public long second(int row) {
        return block(row).second(inside(row));
    }

    private final class ById<V> extends AbstractMap<String, V> {
        private final IntFunction<V> value;

        ById(IntFunction<V> value) {
            this.value = value;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public @Nullable V get(@Nullable Object id) {
            var row = id instanceof String text ? row(text) : NONE;
            return row == NONE ? null : value.apply(row);
        }

        @Override
        public boolean containsKey(@Nullable Object id) {
            return id instanceof String text && row(text) != NONE;
        }

        @Override
        public Set<Entry<String, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return size;
                }

                @Override
                public Iterator<Entry<String, V>> iterator() {
                    return rows().mapToObj(row -> Map.entry(id(row), value.apply(row)))
                            .iterator();
                }
            };
        }
    }

    private int places() {
        return blocks.isEmpty()
                ? 0
                : (blocks.size() - 1) * TableBlock.ROWS
                        + blocks.get(blocks.size() - 1).rows();
    }

    private TableBlock block(int row) {
        return blocks.get(row / TableBlock.ROWS);
    }

    private static int inside(int row) {
        return row % TableBlock.ROWS;
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] id) {
        return new String(id, StandardCharsets.UTF_8);
    }

    /** A row that is gone stays in its slot, so that those behind it are found. */
    private int row(byte[] id) {
        var hash = TableBlock.hash(id);
        var table = slots();
        var places = table.length - 1;
        for (var slot = hash & places; table[slot] != 0; slot = slot + 1 & places) {
            if (((table[slot] ^ hash) & ~places) == 0) {
                var row = (table[slot] & places) - 1;
                if (hash(row) == hash && block(row).hasId(inside(row), id) && number(row) != GONE) {
                    return row;
                }
            }
        }
        return NONE;
    }

    /** Lets a new row be found. */
    private void enter(int row) {
        var table = slots;
        if (table == null || room(places()) > table.length) {
            slots = null;
        } else {
            TableBlock.enter(table, row, hash(row));
        }
    }

    private int[] slots() {
        var table = slots;
        if (table == null) {
            table = new int[room(places())];
            var first = 0;
            for (var block : blocks) {
                block.enter(table, first);
                first += TableBlock.ROWS;
            }
            slots = table;
        }
        return table;
    }

    /** How many slots: a power of two, of which rows take a third to two thirds. */
    private static int room(int rows) {
        return Math.max(LEAST_SLOTS, 2 * Integer.highestOneBit(Math.max(1, rows + rows / 2)));
    }

    private int hash(int row) {
        return block(row).hash(inside(row));
    }
}
