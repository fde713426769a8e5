package org.pooldrill.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was appended to a store last, as it was appended, so that whoever follows the store closely need not have it read
 * and decoded again. How much is kept is bounded by the length of the events' data.
 *
 * @param <T> what is kept of an event
 */
public final class Recent<T> {
    private static final int FIRST_CAPACITY = 256;

    private final long budgetBytes;
    private @Nullable Object[] kept = new Object[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private long first = 1;
    private long next = 1;
    private long heldBytes;

    /** @param budgetBytes so many bytes of data may the events have of which something is kept */
    public Recent(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Takes in the next event. */
    public void add(T event, int dataBytes) {
        if (next - first == kept.length) {
            grow();
        }
        kept[slot(next)] = event;
        lengths[slot(next)] = dataBytes;
        next++;
        heldBytes += dataBytes;
        while (heldBytes > budgetBytes && first < next) {
            heldBytes -= lengths[slot(first)];
            kept[slot(first++)] = null;
        }
    }

    /** What is kept of an event; null where it is forgotten. */
    @SuppressWarnings("unchecked")
    public @Nullable T of(long n) {
        return n >= first && n < next ? (T) kept[slot(n)] : null;
    }

    private int slot(long n) {
        return (int) (n & kept.length - 1);
    }

    private void grow() {
        var old = kept;
        var oldLengths = lengths;
        kept = new Object[2 * old.length];
        lengths = Arrays.copyOf(oldLengths, 2 * old.length);
        for (var n = first; n < next; n++) {
            var from = (int) (n & old.length - 1);
            kept[slot(n)] = old[from];
            lengths[slot(n)] = oldLengths[from];
        }
    }
}
