package org.pooldrill.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.store.StoredMessages;

/**
 * The two tables of one store, through Axon's JDBC engine: its events, whose global index is their number in the store,
 * and its snapshots. What the log has beside an event's data (seq, t and cause) stands in Axon's meta-data.
 */
final class EventTable {
    private static final int AT_ONCE = 500;
    private static final String SEQ = "seq";
    private static final String T = "t";
    private static final String CAUSE = "cause";

    private final Session session;
    private final StoredMessages messages;
    private final CodecSerializer serializer;
    private final JdbcEventStorageEngine engine;

    /**
     * The tables of a store that there are, or that {@link #create} makes.
     *
     * @param number which of the run's stores it is
     */
    EventTable(Session session, int number, StoredMessages messages, CodecSerializer serializer) {
        this.session = session;
        this.messages = messages;
        this.serializer = serializer;
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(session.forAxon())
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .schema(EventSchema.builder()
                        .eventTable(events(number))
                        .snapshotTable("snapshots_" + number)
                        .build())
                .batchSize(AT_ONCE)
                .finalAggregateBatchPredicate(batch -> batch.size() < AT_ONCE)
                .build();
    }

    /** The name of the table with the events of a store. */
    static String events(int number) {
        return "events_" + number;
    }

    /** Makes the tables where they are missing. */
    void create() {
        session.axon(() -> {
            engine.createSchema(PostgresEventTableFactory.INSTANCE);
            return true;
        });
    }

    /** How many events there are. */
    long count() {
        var head = session.axon(engine::createHeadToken);
        return head == null ? 0 : head.position().orElse(0);
    }

    /**
     * Appends events, the next ones of the store.
     *
     * @param types Axon's names for the types of the aggregates that the events belong to
     */
    void append(List<StoredEvent> events, Map<String, String> types) {
        var rows = events.stream().map(event -> message(event, types)).toList();
        session.axon(() -> {
            engine.appendEvents(rows);
            return true;
        });
    }

    private EventMessage<?> message(StoredEvent event, Map<String, String> types) {
        var type = new SimpleSerializedType(
                event.type().name(), Integer.toString(event.type().version()));
        var numbers = MetaData.with(SEQ, event.seq()).and(T, event.t()).and(CAUSE, event.cause());
        var serialized = new SerializedMessage<>(
                messages.id(event),
                new SimpleSerializedObject<>(event.data().toBytes(), byte[].class, type),
                serializer.serialize(numbers, byte[].class),
                serializer);
        var time = messages.timestamp(event);
        return event.sequence() < 0
                ? new GenericEventMessage<>(serialized, () -> time)
                : new GenericDomainEventMessage<>(
                        types.get(event.aggregate()), event.aggregate(), event.sequence(), serialized, () -> time);
    }

    /** The events from a number on, read some at a time as they are asked for. */
    Stream<Row> from(long n) {
        var token = GapAwareTrackingToken.newInstance(n - 1, new TreeSet<>());
        return session.axon(() -> engine.readEvents(token, false).map(this::row));
    }

    /** Some events from a number on. */
    List<Row> page(long n) {
        return session.axon(() -> from(n).limit(AT_ONCE).toList());
    }

    private Row row(TrackedEventMessage<?> message) {
        var numbers = message.getMetaData();
        var data = message.serializePayload(serializer, byte[].class);
        var domain = Optional.of(message)
                .filter(DomainEventMessage.class::isInstance)
                .map(found -> (DomainEventMessage<?>) found);
        return new Row(
                messages.store(),
                message.trackingToken().position().orElseThrow(),
                (long) numbers.get(SEQ),
                (long) numbers.get(T),
                (long) numbers.get(CAUSE),
                domain.map(DomainEventMessage::getAggregateIdentifier).orElse(""),
                domain.map(DomainEventMessage::getSequenceNumber).orElse(-1L),
                data.getType().getName(),
                Integer.parseInt(data.getType().getRevision()),
                EventData.of(data.getData(), 0, data.getData().length),
                domain.map(DomainEventMessage::getType).orElse(""));
    }

    /** The events of an aggregate from a number on up to another, read some at a time as they are asked for. */
    DomainEventStream aggregate(String id, long first, long last) {
        return session.axon(() -> DomainEventStream.of(
                engine.readEvents(id, first)
                        .asStream()
                        .takeWhile(event -> event.getSequenceNumber() <= last)
                        .map(event -> event.withMetaData(MetaData.emptyInstance())),
                () -> last));
    }

    void storeSnapshot(DomainEventMessage<?> snapshot) {
        session.axon(() -> {
            engine.storeSnapshot(snapshot);
            return true;
        });
    }

    Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return session.axon(() -> engine.readSnapshot(aggregate));
    }
}
