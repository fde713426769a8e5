package org.pooldrill.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Stored events as Axon's messages: each with an id made of store and number, simulated time, and no meta-data.
 *
 * @param store the name of the store
 * @param start the calendar time at which the simulation starts
 */
public record StoredMessages(String store, Instant start) {

    /**
     * An event with its token.
     *
     * @param type Axon's name for the type of its aggregate; empty where it belongs to none
     */
    public TrackedEventMessage<?> tracked(StoredEvent event, Object payload, String type) {
        var token = new GlobalSequenceTrackingToken(event.n());
        if (event.sequence() < 0) {
            return new GenericTrackedEventMessage<>(
                    token, new GenericEventMessage<>(id(event), payload, MetaData.emptyInstance(), timestamp(event)));
        }
        return new GenericTrackedDomainEventMessage<>(token, domain(event, payload, type));
    }

    /**
     * An event of an aggregate.
     *
     * @param type Axon's name for the type of the aggregate
     */
    public DomainEventMessage<Object> domain(StoredEvent event, Object payload, String type) {
        return new GenericDomainEventMessage<>(
                type,
                event.aggregate(),
                event.sequence(),
                payload,
                MetaData.emptyInstance(),
                id(event),
                timestamp(event));
    }

    /** A snapshot as it is kept, at a time in milliseconds since the start. */
    public DomainEventMessage<Object> snapshot(DomainEventMessage<?> snapshot, long t) {
        return new GenericDomainEventMessage<>(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getPayload(),
                MetaData.emptyInstance(),
                store + "/" + snapshot.getAggregateIdentifier() + "@" + snapshot.getSequenceNumber(),
                start.plusMillis(t));
    }

    /** The id of an event. */
    public String id(StoredEvent event) {
        return store + "/" + event.n();
    }

    /** When an event happened. */
    public Instant timestamp(StoredEvent event) {
        return start.plusMillis(event.t());
    }

    /** The number of the last event that a token covers. */
    public static long numberOf(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        if (token instanceof GlobalSequenceTrackingToken global) {
            return Math.max(0, global.getGlobalIndex());
        }
        throw new IllegalArgumentException("a token of " + token.getClass().getName() + " says nothing here: a "
                + GlobalSequenceTrackingToken.class.getSimpleName() + " is needed");
    }
}
