package org.pooldrill.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pooldrill.store.ConflictContract;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventStoreContract;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.Sample;
import org.pooldrill.store.Stores;

/** The store in the database promises what every store does: from memory, and when nothing is left there. */
@ExtendWith(Server.Extension.class)
class DatabaseStoreContractTest {

    abstract static class Contract extends EventStoreContract implements ConflictContract {
        private final Server server;
        private final Batches batches;
        private final List<Stores> open = new ArrayList<>();
        private long nowMillis;

        Contract(Server server, Batches batches) {
            this.server = server;
            this.batches = batches;
        }

        @Override
        public EventStorageEngine emptyEngine() {
            var stores = StoredRuns.create(server.fresh(), "{}", batches);
            open.add(stores);
            return stores.open("pool1.contoso.com", START, new Recorder(() -> nowMillis), new EventCodec(Sample.TYPES));
        }

        @AfterEach
        void close() {
            open.forEach(Stores::close);
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

    /** Much is appended before anything is written. */
    @Nested
    class InLargeBatches extends Contract {
        InLargeBatches(Server server) {
            super(server, Batches.USUAL);
        }
    }

    /** Everything is written as it is appended. */
    @Nested
    class AtOnce extends Contract {
        AtOnce(Server server) {
            super(server, new Batches(1, 1));
        }
    }
}
