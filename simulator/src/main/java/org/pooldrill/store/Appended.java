package org.pooldrill.store;

/** Hears of every event of a simulation, in the order of {@code seq}. It must not append: a log, a view, a check. */
@FunctionalInterface
public interface Appended {

    /**
     * An event was appended.
     *
     * @param raw the event as stored, with the very bytes that the store keeps
     * @param payload the record that was appended
     */
    void on(StoredEvent raw, Object payload);
}
