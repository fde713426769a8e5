package org.pooldrill.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of the last events of a store as they were appended, so that whoever follows the store closely need not
 * have them decoded again. How many are kept is bounded by the length of their data.
 */
final class RecentPayloads {
    private static final int FIRST_CAPACITY = 256;

    private final long budgetBytes;
    private Object[] payloads = new Object[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private long first = 1;
    private long next = 1;
    private long heldBytes;

    /** @param budgetBytes so many bytes of data may the events have, of which the payloads are kept */
    RecentPayloads(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Takes in the payload of the next event. */
    void add(Object payload, int dataBytes) {
        if (next - first == payloads.length) {
            grow();
        }
        payloads[slot(next)] = payload;
        lengths[slot(next)] = dataBytes;
        next++;
        heldBytes += dataBytes;
        while (heldBytes > budgetBytes && first < next) {
            heldBytes -= lengths[slot(first)];
            payloads[slot(first++)] = null;
        }
    }

    /** The payload of an event; null where it is not kept any more. */
    @Nullable
    Object of(long n) {
        return n >= first && n < next ? payloads[slot(n)] : null;
    }

    private int slot(long n) {
        return (int) (n & payloads.length - 1);
    }

    private void grow() {
        var old = payloads;
        var oldLengths = lengths;
        payloads = new Object[2 * old.length];
        lengths = Arrays.copyOf(oldLengths, 2 * old.length);
        for (var n = first; n < next; n++) {
            var from = (int) (n & old.length - 1);
            payloads[slot(n)] = old[from];
            lengths[slot(n)] = oldLengths[from];
        }
    }
}
