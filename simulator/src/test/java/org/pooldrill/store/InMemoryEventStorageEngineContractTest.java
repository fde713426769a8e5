package org.pooldrill.store;

import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Keeps the contract honest: it asks for nothing that Axon's own engine does not give. */
class InMemoryEventStorageEngineContractTest extends EventStoreContract {

    private Instant now = START;

    @Override
    public EventStorageEngine emptyEngine() {
        return new InMemoryEventStorageEngine();
    }

    @Override
    protected void nowIs(long millis) {
        now = START.plusMillis(millis);
    }

    @Override
    protected Instant now() {
        return now;
    }
}
