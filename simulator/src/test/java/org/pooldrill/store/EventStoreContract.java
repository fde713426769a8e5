package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage engine promises, Axon's own included. An engine's test extends this and says how to make one. */
public abstract class EventStoreContract {

    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";

    private EventStorageEngine engine;

    /** An empty engine, in which an event gets the time that its message has or the present of its own clock. */
    public abstract EventStorageEngine emptyEngine();

    /** Makes the present of the engine's clock this many milliseconds after {@link #START}. */
    protected abstract void nowIs(long millis);

    protected static final Instant START = Instant.parse("2013-11-04T08:00:00Z");

    @BeforeEach
    void makeEngine() {
        engine = emptyEngine();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(read(null)).isEmpty();
        assertThat(engine.readEvents(POOL1).hasNext()).isFalse();
        assertThat(engine.lastSequenceNumberFor(POOL1)).isEmpty();
        assertThat(engine.readSnapshot(POOL1)).isEmpty();
    }

    @Test
    void readsAnAggregateInOrder() {
        append(POOL1, 0, 1);
        append(POOL2, 0, 3);
        append(POOL1, 2, 3);
        assertThat(sequences(POOL1, 0)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(sequences(POOL2, 0)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(payloads(engine.readEvents(POOL1).asStream()))
                .containsExactly(contact(POOL1, 0), contact(POOL1, 1), contact(POOL1, 2), contact(POOL1, 3));
    }

    @Test
    void readsAnAggregateFromANumberOn() {
        append(POOL1, 0, 4);
        append(POOL2, 0, 4);
        assertThat(sequences(POOL1, 3)).containsExactly(3L, 4L);
        assertThat(sequences(POOL1, 4)).containsExactly(4L);
        assertThat(sequences(POOL1, 5)).isEmpty();
    }

    @Test
    void tellsTheAggregateOfAnEvent() {
        append(POOL1, 0, 1);
        var event = engine.readEvents(POOL1, 1).next();
        assertThat(event.getAggregateIdentifier()).isEqualTo(POOL1);
        assertThat(event.getType()).isEqualTo("Pool");
        assertThat(event.getSequenceNumber()).isEqualTo(1);
        assertThat(event.getPayloadType()).isEqualTo(Sample.ContactAdded.class);
    }

    @Test
    void peeksWithoutMovingOn() {
        append(POOL1, 0, 1);
        var events = engine.readEvents(POOL1);
        assertThat(events.peek().getSequenceNumber()).isZero();
        assertThat(events.peek().getSequenceNumber()).isZero();
        assertThat(events.next().getSequenceNumber()).isZero();
        assertThat(events.next().getSequenceNumber()).isEqualTo(1);
        assertThat(events.getLastSequenceNumber()).isEqualTo(1);
        assertThat(events.hasNext()).isFalse();
        assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void knowsTheLastNumberOfAnAggregate() {
        append(POOL1, 0, 2);
        append(POOL2, 0, 0);
        assertThat(engine.lastSequenceNumberFor(POOL1)).contains(2L);
        assertThat(engine.lastSequenceNumberFor(POOL2)).contains(0L);
    }

    @Test
    void tracksAllEventsInTheOrderAppended() {
        append(POOL1, 0, 0);
        append(POOL2, 0, 1);
        append(POOL1, 1, 1);
        assertThat(payloads(read(null)))
                .containsExactly(contact(POOL1, 0), contact(POOL2, 0), contact(POOL2, 1), contact(POOL1, 1));
    }

    @Test
    void keepsTheOrderInsideOneAppend() {
        engine.appendEvents(event(POOL2, 0), event(POOL1, 0), event(POOL2, 1), event(POOL1, 1));
        assertThat(payloads(read(null)))
                .containsExactly(contact(POOL2, 0), contact(POOL1, 0), contact(POOL2, 1), contact(POOL1, 1));
        assertThat(sequences(POOL1, 0)).containsExactly(0L, 1L);
    }

    @Test
    void takesAnAppendOfNothing() {
        engine.appendEvents(List.of());
        assertThat(read(null)).isEmpty();
    }

    @Test
    void goesOnAfterAToken() {
        append(POOL1, 0, 3);
        var events = read(null).toList();
        assertThat(payloads(read(events.get(1).trackingToken()))).containsExactly(contact(POOL1, 2), contact(POOL1, 3));
        assertThat(read(events.get(3).trackingToken())).isEmpty();
    }

    @Test
    void givesTokensThatCoverThoseBefore() {
        append(POOL1, 0, 2);
        var tokens = read(null).map(TrackedEventMessage::trackingToken).toList();
        assertThat(tokens.get(2).covers(tokens.get(1))).isTrue();
        assertThat(tokens.get(1).covers(tokens.get(2))).isFalse();
    }

    @Test
    void goesOnWhenMoreIsAppendedAfterTheEndWasReached() {
        Iterator<? extends TrackedEventMessage<?>> events = read(null).iterator();
        assertThat(events.hasNext()).isFalse();
        append(POOL1, 0, 1);
        assertThat(events.next().getPayload()).isEqualTo(contact(POOL1, 0));
        assertThat(events.next().getPayload()).isEqualTo(contact(POOL1, 1));
        assertThat(events.hasNext()).isFalse();
        append(POOL1, 2, 2);
        assertThat(events.hasNext()).isTrue();
        assertThat(events.next().getPayload()).isEqualTo(contact(POOL1, 2));
    }

    @Test
    void startsAtTheTailAndAtTheHead() {
        var emptyHead = engine.createHeadToken();
        append(POOL1, 0, 1);
        assertThat(read(emptyHead)).hasSize(2);
        assertThat(read(engine.createTailToken())).hasSize(2);
        var head = engine.createHeadToken();
        assertThat(read(head)).isEmpty();
        append(POOL1, 2, 2);
        assertThat(payloads(read(head))).containsExactly(contact(POOL1, 2));
    }

    @Test
    void startsAtATime() {
        for (var i = 0; i < 4; i++) {
            nowIs(1_000L * i);
            append(POOL1, i, i);
        }
        assertThat(payloads(read(engine.createTokenAt(START)))).hasSize(4);
        assertThat(payloads(read(engine.createTokenAt(START.plusMillis(1_001)))))
                .containsExactly(contact(POOL1, 2), contact(POOL1, 3));
        assertThat(payloads(read(engine.createTokenAt(START.plusMillis(2_000)))))
                .containsExactly(contact(POOL1, 2), contact(POOL1, 3));
        assertThat(payloads(read(engine.createTokenAt(START.plusMillis(3_001)))))
                .isEmpty();
    }

    @Test
    void keepsTheTimeOfAnEvent() {
        nowIs(1_234);
        append(POOL1, 0, 0);
        assertThat(engine.readEvents(POOL1).next().getTimestamp()).isEqualTo(START.plusMillis(1_234));
        assertThat(read(null).findFirst()).map(EventMessage::getTimestamp).contains(START.plusMillis(1_234));
    }

    @Test
    void takesEventsOfNoAggregate() {
        var plain = new Sample.Marked(true, 1, 1, Set.of());
        engine.appendEvents(new GenericEventMessage<>("id", plain, MetaData.emptyInstance(), START), event(POOL1, 0));
        var events = read(null).toList();
        assertThat(events.get(0)).isNotInstanceOf(DomainEventMessage.class);
        assertThat(events.get(0).getPayload()).isEqualTo(plain);
        assertThat(events.get(1)).isInstanceOf(DomainEventMessage.class);
        assertThat(sequences(POOL1, 0)).containsExactly(0L);
    }

    @Test
    void readsTheLastSnapshot() {
        engine.storeSnapshot(event(POOL1, 1));
        engine.storeSnapshot(event(POOL1, 5));
        engine.storeSnapshot(event(POOL2, 2));
        assertThat(engine.readSnapshot(POOL1))
                .map(DomainEventMessage::getSequenceNumber)
                .contains(5L);
        assertThat(engine.readSnapshot(POOL1)).hasValueSatisfying(snapshot -> assertThat(snapshot.getPayload())
                .isEqualTo(contact(POOL1, 5)));
        assertThat(engine.readEvents(POOL1).hasNext()).isFalse();
    }

    private void append(String aggregate, long first, long last) {
        engine.appendEvents(LongStream.rangeClosed(first, last)
                .mapToObj(i -> event(aggregate, i))
                .toList());
    }

    /** The events after a token: those of a stream, which some engines never end, as far as they are there. */
    private Stream<? extends TrackedEventMessage<?>> read(@Nullable TrackingToken token) {
        return engine.readEvents(token, false);
    }

    private List<Long> sequences(String aggregate, long first) {
        return engine.readEvents(aggregate, first)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static List<Object> payloads(Stream<? extends Message<?>> messages) {
        var payloads = new ArrayList<>();
        messages.forEach(message -> payloads.add(message.getPayload()));
        return payloads;
    }

    protected DomainEventMessage<?> event(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>(
                "Pool",
                aggregate,
                sequence,
                contact(aggregate, sequence),
                MetaData.emptyInstance(),
                aggregate + "#" + sequence,
                now());
    }

    /** The present of the clock, as messages carry it. */
    protected abstract Instant now();

    private static Object contact(String aggregate, long sequence) {
        return new Sample.ContactAdded("user@" + aggregate, "contact" + sequence);
    }
}
