package org.pooldrill.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/**
 * The event store of one pool, or of the estate: what a simulation needs of it beside Axon's storage SPI. Wherever it
 * keeps its events, it numbers them from 1 without gaps, has their time and cause from the simulation's {@link Recorder},
 * and tells the recorder of each. Belongs to the thread of its simulation.
 *
 * <p>An append is final and whole: everything in it is checked and serialised before anything of it is stored, and then
 * it stands, whatever becomes of the unit of work. Tokens are Axon's {@code GlobalSequenceTrackingToken}s.
 */
public interface Store extends EventStorageEngine {

    /** The name of the store: the pool's FQDN, or {@code estate}. */
    String store();

    /** The number of the last event; 0 while there is none. */
    long head();

    /**
     * One event.
     *
     * @param n from 1 to {@link #head}
     */
    StoredEvent read(long n);

    /** Appends an event that belongs to no aggregate, and returns it as stored. */
    default StoredEvent append(Object payload) {
        appendTogether(List.of(payload));
        return read(head());
    }

    /** Appends events that belong to no aggregate, all of them or none. */
    default void appendTogether(List<?> payloads) {
        var messages = new ArrayList<EventMessage<?>>(payloads.size());
        for (var payload : payloads) {
            var id = store() + "/" + (head() + 1 + messages.size());
            messages.add(new GenericEventMessage<>(id, payload, MetaData.emptyInstance(), Instant.EPOCH));
        }
        appendEvents(messages);
    }
}
