package org.pooldrill.log;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the disk several {@linkplain Spool spools} take together, at most: what is written counts until a spool is gone. */
public final class SpoolSpace {
    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    /** @param bytes how many they may have together */
    public SpoolSpace(long bytes) {
        this.bytes = bytes;
    }

    /** As much as the disk has room for. */
    static SpoolSpace unbounded() {
        return new SpoolSpace(Long.MAX_VALUE);
    }

    /** How many bytes they have now. */
    public long taken() {
        return taken.get();
    }

    void take(long more) throws SpoolFullException {
        var before = taken.getAndUpdate(now -> more > bytes - now ? now : now + more);
        if (more > bytes - before) {
            throw new SpoolFullException(bytes);
        }
    }

    void giveBack(long some) {
        taken.addAndGet(-some);
    }
}
