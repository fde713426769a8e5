package org.pooldrill.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** The events of one append, checked and serialised before any of them is stored. Its buffers are used again. */
final class Batch {

    /** Lets the bytes be read without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    /** A buffer that a single large append has blown up beyond this is not kept. */
    private static final int KEPT_BYTES = 1 << 20;

    private final EventCodec codec;
    private final AggregateIndex index;
    private Buffer buffer = new Buffer();
    private int[] ends = new int[16];
    private int[] types = new int[16];
    private AggregateIndex.@Nullable Entry[] aggregates = new AggregateIndex.Entry[16];

    Batch(EventCodec codec, AggregateIndex index) {
        this.codec = codec;
        this.index = index;
    }

    /** Takes in events in the place of those before. If one of them is refused, nothing has happened. */
    void prepare(List<? extends EventMessage<?>> events) {
        reset(events.size());
        var prepared = 0;
        try {
            for (var event : events) {
                aggregates[prepared] = event instanceof DomainEventMessage<?> domain ? expected(domain) : null;
                types[prepared] = codec.encode(event.getPayload(), buffer).index();
                ends[prepared] = buffer.size();
                prepared++;
            }
        } catch (RuntimeException e) {
            for (var event : events) {
                if (event instanceof DomainEventMessage<?> domain) {
                    index.find(domain.getAggregateIdentifier()).ifPresent(AggregateIndex.Entry::dropPending);
                }
            }
            throw e;
        }
    }

    int length(int i) {
        return ends[i] - from(i);
    }

    AggregateIndex.@Nullable Entry aggregate(int i) {
        return aggregates[i];
    }

    int appendTo(Segment segment, int i, long seq, long t, long cause) {
        var aggregate = aggregates[i];
        return segment.append(
                seq,
                t,
                cause,
                aggregate == null ? Segment.NONE : aggregate.index(),
                aggregate == null ? Segment.NONE : aggregate.lastSequence() + 1,
                types[i],
                buffer.bytes(),
                from(i),
                length(i));
    }

    private AggregateIndex.Entry expected(DomainEventMessage<?> event) {
        var aggregate = index.of(event.getAggregateIdentifier(), event.getType());
        var next = aggregate.pendingSequence() + 1;
        var sequence = event.getSequenceNumber();
        if (sequence != next) {
            var problem = "event " + sequence + " of aggregate " + aggregate.id() + " ("
                    + event.getPayloadType().getSimpleName() + ") cannot be appended: the next one is " + next;
            throw sequence == 0 ? new AggregateStreamCreationException(problem) : new ConcurrencyException(problem);
        }
        aggregate.pending(sequence);
        return aggregate;
    }

    private int from(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    private void reset(int size) {
        if (buffer.bytes().length > KEPT_BYTES) {
            buffer = new Buffer();
        }
        buffer.reset();
        if (size > ends.length) {
            var capacity = Math.max(size, 2 * ends.length);
            ends = new int[capacity];
            types = new int[capacity];
            aggregates = Arrays.copyOf(aggregates, capacity);
        }
    }
}
