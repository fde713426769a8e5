package org.pooldrill.server;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document that is made once for all who ask for it until something changes. Whoever asks while a change is under way gets
 * one made for himself, of how things stand then.
 */
final class Unchanged {
    private final AtomicLong begun;
    private final AtomicLong ended;
    private volatile @Nullable Made last;

    private record Made(long changes, Tagged document) {}

    /**
     * @param begun how many changes have begun
     * @param ended how many of them have ended
     */
    Unchanged(AtomicLong begun, AtomicLong ended) {
        this.begun = begun;
        this.ended = ended;
    }

    /** @param making makes the document, from whatever thread asks first */
    Tagged document(Supplier<Tagged> making) {
        var changes = ended.get();
        var known = last;
        if (known != null && known.changes == changes && begun.get() == changes) {
            return known.document;
        }
        var made = making.get();
        if (begun.get() == changes) {
            last = new Made(changes, made);
        }
        return made;
    }
}
