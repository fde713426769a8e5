package org.pooldrill.log;

import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;
import org.pooldrill.store.EventType;

/**
 * One event as a log has it.
 *
 * @param seq its number in the run, from 1 without gaps
 * @param t milliseconds since the start
 * @param store the pool's FQDN, or {@code estate}
 * @param n its number in that store, from 1 without gaps
 * @param type its type, in the version that the log has
 * @param data its data
 * @param cause the seq of what led to it; 0: nothing did
 */
public record LogEvent(long seq, long t, String store, long n, EventType type, EventData data, long cause) {

    /**
     * The record that the data hold.
     *
     * @throws LogDamaged if they do not fit the type
     */
    public Object payload(EventCodec codec) {
        try {
            return codec.decode(type, data);
        } catch (IllegalArgumentException e) {
            throw LogDamaged.ofEvent(seq, String.valueOf(e.getMessage()));
        }
    }
}
