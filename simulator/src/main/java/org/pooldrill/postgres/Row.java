package org.pooldrill.postgres;

import org.pooldrill.log.LogLine;
import org.pooldrill.store.EventData;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.StoredEvent;

/**
 * One event as it stands in the database, whether or not this version of the program knows its type. What it holds is what
 * a {@link StoredEvent} holds.
 *
 * @param aggregateType Axon's name for the type of its aggregate; empty where it belongs to none
 */
record Row(
        String store,
        long n,
        long seq,
        long t,
        long cause,
        String aggregate,
        long sequence,
        String type,
        int version,
        EventData data,
        String aggregateType) {

    /** The event, as a store gives it. */
    StoredEvent event(EventTypes types) {
        var known = types.named(type)
                .orElseThrow(() ->
                        new IllegalArgumentException("event " + n + " of " + store + " has the unknown type " + type));
        return new StoredEvent(store, n, seq, t, cause, aggregate, sequence, known, data);
    }

    /** Whether this is that event, in everything that a log and a store have of it. */
    boolean is(StoredEvent event) {
        return n == event.n()
                && seq == event.seq()
                && t == event.t()
                && cause == event.cause()
                && aggregate.equals(event.aggregate())
                && sequence == event.sequence()
                && type.equals(event.type().name())
                && version == event.type().version()
                && data.equals(event.data());
    }

    /** The line of the log that it is. */
    String line() {
        return LogLine.of(seq, t, store, n, type, version, data, cause);
    }
}
