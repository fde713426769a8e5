package org.pooldrill.postgres;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogLine;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;
import org.pooldrill.store.EventType;
import org.pooldrill.store.Recent;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.Store;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.store.StoredMessages;
import org.pooldrill.store.StoredRunDiffers;

/**
 * A store in the database. What is appended is checked and serialised at once and waits until {@link DatabaseStores} has
 * it written with what the other stores append; what was appended last is read from memory, everything else from the
 * tables through Axon's engine, before which what waits is written.
 *
 * <p>Where the tables hold events already, from a run that was stopped, the run makes them once more: each is compared with
 * the one that is there, and none is written until they are used up.
 */
final class DatabaseStore implements Store {

    /** About so much of what was appended last is kept as objects: some cycles of the Backup Service. */
    private static final long RECENT_BYTES = 2 << 20;

    /** An event as it was appended. */
    private record Kept(StoredEvent event, Object payload) {}

    private final StoredMessages messages;
    private final Recorder recorder;
    private final EventCodec codec;
    private final EventTable table;
    private final DatabaseStores stores;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private final Recent<Kept> recent = new Recent<>(RECENT_BYTES);
    private final List<StoredEvent> waiting = new ArrayList<>();
    private final long before;
    private List<Row> page = List.of();
    private long head;

    DatabaseStore(
            StoredMessages messages, Recorder recorder, EventCodec codec, EventTable table, DatabaseStores stores) {
        this.messages = messages;
        this.recorder = recorder;
        this.codec = codec;
        this.table = table;
        this.stores = stores;
        before = table.count();
    }

    @Override
    public String store() {
        return messages.store();
    }

    @Override
    public long head() {
        return head;
    }

    /** How many events of the run that was stopped are still to be made once more. */
    long missing() {
        return Math.max(0, before - head);
    }

    @Override
    public StoredEvent read(long n) {
        if (n < 1 || n > head) {
            throw new IndexOutOfBoundsException("event " + n + " of " + store() + ": there are 1 to " + head);
        }
        var kept = recent.of(n);
        return kept == null ? row(n).event(codec.types()) : kept.event();
    }

    private Row row(long n) {
        if (page.isEmpty()
                || n < page.get(0).n()
                || n > page.get(page.size() - 1).n()) {
            stores.write();
            page = table.page(n);
        }
        var row = page.isEmpty() ? null : page.get((int) (n - page.get(0).n()));
        if (row == null || row.n() != n) {
            throw new IllegalStateException(stores.name() + ": event " + n + " of " + store() + " is missing");
        }
        return row;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var t = recorder.appendingAt();
        var checked = check(events);
        var appended = new ArrayList<StoredEvent>(events.size());
        for (var i = 0; i < events.size(); i++) {
            appended.add(append(events.get(i), checked.get(i), t));
        }
        stores.appended();
        for (var i = 0; i < events.size(); i++) {
            recorder.deliver(appended.get(i), events.get(i).getPayload());
        }
    }

    /** What an event comes to before it has a number. */
    private record Checked(EventType type, EventData data) {}

    private List<Checked> check(List<? extends EventMessage<?>> events) {
        var next = new HashMap<String, Long>();
        var checked = new ArrayList<Checked>(events.size());
        for (var event : events) {
            if (event instanceof DomainEventMessage<?> domain) {
                var id = domain.getAggregateIdentifier();
                var expected = next.getOrDefault(id, lastSequences.getOrDefault(id, -1L) + 1);
                if (domain.getSequenceNumber() != expected) {
                    throw outOfOrder(domain, expected);
                }
                next.put(id, expected + 1);
            }
            var out = new ByteArrayOutputStream();
            var type = codec.encode(event.getPayload(), out);
            checked.add(new Checked(type, EventData.of(out.toByteArray(), 0, out.size())));
        }
        return checked;
    }

    private static RuntimeException outOfOrder(DomainEventMessage<?> event, long expected) {
        var problem = "event " + event.getSequenceNumber() + " of aggregate " + event.getAggregateIdentifier() + " ("
                + event.getPayloadType().getSimpleName() + ") cannot be appended: the next one is " + expected;
        return event.getSequenceNumber() == 0
                ? new AggregateStreamCreationException(problem)
                : new ConcurrencyException(problem);
    }

    private StoredEvent append(EventMessage<?> message, Checked checked, long t) {
        var aggregate = "";
        var sequence = -1L;
        if (message instanceof DomainEventMessage<?> domain) {
            aggregate = domain.getAggregateIdentifier();
            sequence = domain.getSequenceNumber();
            types.put(aggregate, domain.getType());
            lastSequences.put(aggregate, sequence);
        }
        var event = new StoredEvent(
                store(),
                ++head,
                recorder.nextSeq(),
                t,
                recorder.cause(),
                aggregate,
                sequence,
                checked.type(),
                checked.data());
        recent.add(new Kept(event, message.getPayload()), checked.data().length());
        if (head <= before) {
            compare(event);
        } else {
            waiting.add(event);
        }
        return event;
    }

    private void compare(StoredEvent event) {
        var there = row(event.n());
        if (!there.is(event)) {
            throw new StoredRunDiffers(stores.name() + ": event " + event.n() + " of " + store()
                    + " is not what the run does now, so it cannot go on from there\n  stored: " + there.line()
                    + "\n  now:    " + LogLine.of(event));
        }
    }

    /** How many events wait to be written. */
    int waiting() {
        return waiting.size();
    }

    /** Writes what waits. */
    void write() {
        if (!waiting.isEmpty()) {
            table.append(waiting, types);
            waiting.clear();
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        table.storeSnapshot(
                messages.snapshot(snapshot, head == 0 ? 0 : read(head).t()));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return table.readSnapshot(aggregateIdentifier);
    }

    /** Never blocks. The stream can be asked again after it was at the end: it then goes on with what was appended. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return StreamSupport.stream(new Following(StoredMessages.numberOf(token) + 1), false);
    }

    /** The events from a number on; at the end it can be asked again later, as Axon's consumers do. */
    private final class Following extends Spliterators.AbstractSpliterator<TrackedEventMessage<?>> {
        private long next;

        Following(long from) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            next = from;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
            if (next > head) {
                return false;
            }
            action.accept(tracked(next++));
            return true;
        }
    }

    private TrackedEventMessage<?> tracked(long n) {
        var kept = recent.of(n);
        if (kept != null) {
            return messages.tracked(kept.event(), kept.payload(), type(kept.event()));
        }
        var event = row(n).event(codec.types());
        return messages.tracked(event, codec.decode(event.type(), event.data()), type(event));
    }

    private String type(StoredEvent event) {
        return types.getOrDefault(event.aggregate(), "");
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var last = lastSequences.getOrDefault(aggregateIdentifier, -1L);
        if (firstSequenceNumber > last) {
            return DomainEventStream.empty();
        }
        stores.write();
        return table.aggregate(aggregateIdentifier, Math.max(0, firstSequenceNumber), last);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(lastSequences.get(aggregateIdentifier));
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
            if (messages.timestamp(read(middle)).isBefore(dateTime)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return tokenBefore(low);
    }

    private @Nullable TrackingToken tokenBefore(long n) {
        return head == 0 ? null : new GlobalSequenceTrackingToken(n - 1);
    }
}
