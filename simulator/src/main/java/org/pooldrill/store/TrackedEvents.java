package org.pooldrill.store;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The events of a store from a number on. At the end it says that there are no more and can be asked again later: Axon's
 * consumers hold on to one iterator and poll it.
 */
final class TrackedEvents extends Spliterators.AbstractSpliterator<TrackedEventMessage<?>> {

    private final SegmentedEventStorageEngine engine;
    private long next;

    TrackedEvents(SegmentedEventStorageEngine engine, long from) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.engine = engine;
        this.next = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
        if (next > engine.head()) {
            return false;
        }
        action.accept(engine.tracked(next++));
        return true;
    }
}
