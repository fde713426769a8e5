package org.pooldrill.store;

import java.time.Instant;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** Makes the event stores of one run and keeps them, and says what becomes of them when the run ends. */
public interface Stores extends AutoCloseable {

    /**
     * The store of that name; asked for once, in the same order in every run of the same estate.
     *
     * @param name the pool's FQDN, or {@code estate}
     * @param start the calendar time at which the simulation starts
     * @throws StoreUnavailable if there can be none
     */
    Store open(String name, Instant start, Recorder recorder, EventCodec codec);

    /** Where those who follow a store keep how far they have read. */
    TokenStore tokens();

    /**
     * A moment has settled: everything that was appended so far belongs together.
     *
     * @throws StoreUnavailable if it cannot be kept
     */
    void settled();

    /**
     * The run has ended, and everything it appended is there.
     *
     * @param outcome the word for it in the footer of its log
     * @param events how many events it has
     * @param sha256 the check sum of its log
     * @throws StoreFailure if it cannot be kept, or is not what was kept before
     */
    void ended(String outcome, long events, String sha256);

    /** Gives up what was needed while the run went on; what was not kept by then is lost. May be repeated. */
    @Override
    void close();
}
