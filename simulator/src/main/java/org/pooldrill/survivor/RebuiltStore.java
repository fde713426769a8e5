package org.pooldrill.survivor;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.application.ApplicationServer;
import org.pooldrill.change.Event;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.estate.Estate;
import org.pooldrill.location.LocationDatabase;
import org.pooldrill.location.LocationEvent;
import org.pooldrill.pool.FrontEndPool;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.site.PoolSite;
import org.pooldrill.store.Appended;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.SegmentedEventStorageEngine;
import org.pooldrill.store.StoreLimits;

/**
 * One pool's event store, filled again with the events that a log has of it, and the pool's aggregates on it. A line of a
 * log does not name the aggregate of its event; the event does.
 */
final class RebuiltStore implements AutoCloseable {
    private final String pool;
    private final Estate estate;
    private final Recorder recorder;
    private final SegmentedEventStorageEngine engine;
    private final PoolSite site;
    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private long nowMillis;

    RebuiltStore(String pool, Estate estate) {
        this.pool = pool;
        this.estate = estate;
        recorder = new Recorder(() -> nowMillis);
        engine = new SegmentedEventStorageEngine(
                pool,
                estate.start(),
                recorder,
                EventCatalogue.codec(),
                StoreLimits.spillingTo(Path.of(System.getProperty("java.io.tmpdir"))));
        site = new PoolSite(pool, engine);
    }

    /**
     * Appends an event of the log as it was appended then.
     *
     * @param stream the home pool or instance of Central Management that it belongs to; empty: none
     */
    void append(long t, Event event, String stream) {
        nowMillis = t;
        engine.appendEvents(List.of(message(event, stream)));
    }

    private EventMessage<?> message(Event event, String stream) {
        var id = pool + "/" + (engine.head() + 1);
        if (event instanceof ApplicationEvent) {
            return domain(ApplicationServer.class, ApplicationServer.idAt(pool), event, id);
        } else if (event instanceof LocationEvent) {
            return domain(LocationDatabase.class, LocationDatabase.idAt(pool), event, id);
        } else if (CentralManagement.isInstance(stream)) {
            return domain(CentralManagement.class, stream, event, id);
        } else if (!stream.isEmpty()) {
            return domain(FrontEndPool.class, stream, event, id);
        }
        return new GenericEventMessage<>(id, event, MetaData.emptyInstance(), estate.start());
    }

    private EventMessage<?> domain(Class<?> aggregate, String aggregateId, Event event, String id) {
        var sequence = sequences.merge(aggregateId, 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>(
                aggregate.getSimpleName(), aggregateId, sequence, event, MetaData.emptyInstance(), id, estate.start());
    }

    /** Has time pass to the moment at which this store is looked at. */
    void passTo(long millis) {
        nowMillis = millis;
    }

    /** Whoever is to hear of what is appended from now on. */
    void listen(Appended listener) {
        recorder.listen(listener);
    }

    PoolSite site() {
        return site;
    }

    SegmentedEventStorageEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
