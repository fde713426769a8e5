package org.pooldrill.store;

import java.nio.file.Path;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.io.TempDir;

class SegmentedEventStorageEngineContractTest extends EventStoreContract implements ConflictContract {

    @TempDir
    Path folder;

    private long nowMillis;

    @Override
    public EventStorageEngine emptyEngine() {
        return new SegmentedEventStorageEngine(
                "pool1.contoso.com",
                START,
                new Recorder(() -> nowMillis),
                new EventCodec(Sample.TYPES),
                StoreLimits.spillingTo(folder));
    }

    @Override
    public DomainEventMessage<?> event(String aggregate, long sequence) {
        return super.event(aggregate, sequence);
    }

    @Override
    protected void nowIs(long millis) {
        nowMillis = millis;
    }

    /** The time of a message is not what counts. */
    @Override
    protected Instant now() {
        return Instant.EPOCH;
    }
}
