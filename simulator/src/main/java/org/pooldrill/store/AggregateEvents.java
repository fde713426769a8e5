package org.pooldrill.store;

import java.util.NoSuchElementException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** The events of one aggregate from a number on, up to its last one when reading began; decoded one by one. */
final class AggregateEvents implements DomainEventStream {

    private final SegmentedEventStorageEngine engine;
    private final Segments segments;
    private final AggregateIndex.Entry aggregate;
    private final long last;
    private long next;
    private int run;
    private int offset;
    private @Nullable DomainEventMessage<?> peeked;

    AggregateEvents(SegmentedEventStorageEngine engine, Segments segments, AggregateIndex.Entry aggregate, long first) {
        this.engine = engine;
        this.segments = segments;
        this.aggregate = aggregate;
        this.last = aggregate.lastSequence();
        this.next = first;
        this.run = aggregate.runOf(first);
        this.offset = aggregate.offsetOf(run);
        var segment = segments.at(aggregate.segmentOf(run));
        while (segment.sequence(offset) < first) {
            offset = segment.next(offset);
        }
    }

    @Override
    public boolean hasNext() {
        return next <= last;
    }

    @Override
    public DomainEventMessage<?> next() {
        var event = peek();
        peeked = null;
        next++;
        if (hasNext()) {
            step();
        }
        return event;
    }

    @Override
    public DomainEventMessage<?> peek() {
        if (!hasNext()) {
            throw new NoSuchElementException(aggregate.id() + " has no event after " + last);
        }
        var event = peeked;
        if (event == null) {
            event = engine.domainEvent(segments.at(aggregate.segmentOf(run)), offset);
            peeked = event;
        }
        return event;
    }

    @Override
    public Long getLastSequenceNumber() {
        return last;
    }

    private void step() {
        offset = segments.at(aggregate.segmentOf(run)).next(offset);
        if (offset == Segment.NONE) {
            offset = aggregate.offsetOf(++run);
        }
    }
}
