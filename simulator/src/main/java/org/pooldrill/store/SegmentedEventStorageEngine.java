package org.pooldrill.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory and, beyond a budget, in a temporary file: an append-only sequence of serialised events behind Axon's
 * storage SPI. Axon's ids, timestamps and meta-data are not stored. Finding an event, or the events of an aggregate, costs
 * the same however long the store is. Snapshots are kept in memory, the last one of each aggregate.
 */
public final class SegmentedEventStorageEngine implements Store, AutoCloseable {

    /** About so much of what was appended last is kept as objects too: some cycles of the Backup Service. */
    private static final long RECENT_BYTES = 2 << 20;

    private final String store;
    private final Instant start;
    private final StoredMessages messages;
    private final Recorder recorder;
    private final EventCodec codec;
    private final Segments segments;
    private final AggregateIndex aggregates = new AggregateIndex();
    private final Map<String, DomainEventMessage<?>> snapshots = new HashMap<>();
    private final Batch batch;
    private final Recent<Object> recent = new Recent<>(RECENT_BYTES);
    private long head;

    /**
     * An empty store.
     *
     * @param store the pool's FQDN, or {@code estate}
     * @param start the calendar time at which the simulation starts
     */
    public SegmentedEventStorageEngine(
            String store, Instant start, Recorder recorder, EventCodec codec, StoreLimits limits) {
        this.store = store;
        this.start = start;
        this.messages = new StoredMessages(store, start);
        this.recorder = recorder;
        this.codec = codec;
        this.segments = new Segments(limits);
        this.batch = new Batch(codec, aggregates);
    }

    @Override
    public String store() {
        return store;
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public StoredEvent read(long n) {
        var segment = segmentOf(n);
        return at(segment, segment.offsetOf(n), n);
    }

    /** The payload of one event, decoded. */
    public Object payload(long n) {
        return payload(read(n));
    }

    /** The payload of a stored event, decoded. */
    public Object payload(StoredEvent event) {
        return codec.decode(event.type(), event.data());
    }

    /** Hands over all events that are there now, from a number on. */
    public void forEach(long fromN, Consumer<StoredEvent> action) {
        var end = head;
        for (var n = fromN; n <= end; n++) {
            action.accept(read(n));
        }
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var t = recorder.appendingAt();
        batch.prepare(events);
        var appended = new ArrayList<StoredEvent>(events.size());
        for (var i = 0; i < events.size(); i++) {
            appended.add(append(t, i));
            recent.add(events.get(i).getPayload(), batch.length(i));
        }
        for (var i = 0; i < events.size(); i++) {
            recorder.deliver(appended.get(i), events.get(i).getPayload());
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        var last = snapshots.get(snapshot.getAggregateIdentifier());
        if (last == null || last.getSequenceNumber() <= snapshot.getSequenceNumber()) {
            snapshots.put(
                    snapshot.getAggregateIdentifier(),
                    messages.snapshot(snapshot, head == 0 ? 0 : read(head).t()));
        }
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.ofNullable(snapshots.get(aggregateIdentifier));
    }

    /** Never blocks. The stream can be asked again after it was at the end: it then goes on with what was appended. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return StreamSupport.stream(new TrackedEvents(this, StoredMessages.numberOf(token) + 1), false);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return aggregates
                .find(aggregateIdentifier)
                .filter(aggregate -> firstSequenceNumber <= aggregate.lastSequence())
                .<DomainEventStream>map(
                        aggregate -> new AggregateEvents(this, segments, aggregate, Math.max(0, firstSequenceNumber)))
                .orElseGet(DomainEventStream::empty);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return aggregates
                .find(aggregateIdentifier)
                .map(AggregateIndex.Entry::lastSequence)
                .filter(last -> last >= 0);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return tokenBefore(1);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return tokenBefore(head + 1);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        var low = 1L;
        var high = head + 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var segment = segmentOf(middle);
            if (start.plusMillis(segment.time(segment.offsetOf(middle))).isBefore(dateTime)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return tokenBefore(low);
    }

    /** How many full segments stand in a file because the budget of memory is used up. */
    public int spilledSegments() {
        return segments.spilled();
    }

    /** How many times a segment was read back from that file. */
    public long segmentLoads() {
        return segments.loads();
    }

    /** Bytes of memory that events and the ways to find them take, without snapshots. */
    public long heldBytes() {
        return segments.heldBytes() + aggregates.heldBytes();
    }

    /** Deletes the file that took what memory had no room for. The store cannot be used any more. */
    @Override
    public void close() {
        segments.close();
    }

    TrackedEventMessage<?> tracked(long n) {
        var event = read(n);
        var kept = recent.of(n);
        var payload = kept == null ? payload(event) : kept;
        return messages.tracked(event, payload, event.sequence() < 0 ? "" : type(event));
    }

    DomainEventMessage<Object> domainEvent(Segment segment, int offset) {
        var event = at(segment, offset, segment.numberAt(offset));
        return messages.domain(event, payload(event), type(event));
    }

    private String type(StoredEvent event) {
        return aggregates.find(event.aggregate()).orElseThrow().type();
    }

    private StoredEvent append(long t, int i) {
        var segment = segments.forNext(batch.length(i));
        var aggregate = batch.aggregate(i);
        var offset = batch.appendTo(segment, i, recorder.nextSeq(), t, recorder.cause());
        if (aggregate != null) {
            aggregate.appended(segment, segments.lastIndex(), offset);
        }
        return at(segment, offset, ++head);
    }

    private StoredEvent at(Segment segment, int offset, long n) {
        var aggregate = segment.aggregate(offset);
        return new StoredEvent(
                store,
                n,
                segment.seq(offset),
                segment.time(offset),
                segment.cause(offset),
                aggregate == Segment.NONE ? "" : aggregates.at(aggregate).id(),
                segment.sequence(offset),
                codec.types().at(segment.type(offset)),
                segment.data(offset));
    }

    private Segment segmentOf(long n) {
        if (n < 1 || n > head) {
            throw new IndexOutOfBoundsException("event " + n + " of " + store + ": there are 1 to " + head);
        }
        return segments.at(segments.indexOf(n));
    }

    private @Nullable TrackingToken tokenBefore(long n) {
        return head == 0 ? null : new GlobalSequenceTrackingToken(n - 1);
    }
}
