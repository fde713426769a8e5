package org.pooldrill.store;

/**
 * One event as its store keeps it, not decoded.
 *
 * @param store the pool's FQDN, or {@code estate}
 * @param n its number in the store, from 1 without gaps
 * @param seq its number in the simulation, from 1 without gaps over all stores
 * @param t milliseconds since the start
 * @param cause the seq of what led to it; 0: nothing did
 * @param aggregate the aggregate it belongs to; empty: none
 * @param sequence its number in the aggregate, from 0 without gaps; -1: it belongs to none
 * @param type what the log calls it, and its version
 * @param data its data
 */
public record StoredEvent(
        String store,
        long n,
        long seq,
        long t,
        long cause,
        String aggregate,
        long sequence,
        EventType type,
        EventData data) {}
