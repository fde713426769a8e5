package org.pooldrill.bench.plain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.pooldrill.change.Change;

/**
 * Two pools, each with an Axon configuration of stock parts: simple command bus, annotated aggregate in a caching
 * repository, embedded event store in memory, and a pooled streaming processor on threads of its own that has the other
 * pool import every change. Set up as one would who wants it fast: aggregates stay in the cache, events are read in
 * batches, one segment since there is one stream to read.
 */
public final class PlainPair implements AutoCloseable {

    /** What keeps the aggregates between two commands. */
    public enum Kept {
        /** A cache that drops nothing. */
        ALWAYS,
        /** Axon's own cache: until the next garbage collection. */
        WEAKLY
    }

    private static final int BATCH = 256;

    private final Map<String, Configuration> pools = new TreeMap<>();
    private final CountDownLatch left;

    /**
     * Two pools that begin with nothing.
     *
     * @param names their FQDNs, two of them
     * @param changes how many changes are going to be made
     * @param listener hears of every event, on the thread that stores it
     */
    public PlainPair(List<String> names, long changes, Kept kept, Listener listener) {
        left = new CountDownLatch(Math.toIntExact(changes));
        for (var name : names) {
            var partner = names.get(1 - names.indexOf(name));
            Supplier<CommandGateway> other = () -> gateway(partner);
            var configuration = configured(kept, new Replication(name, other, left));
            configuration.eventStore().subscribe(events -> events.forEach(event -> listener.on(name, event)));
            pools.put(name, configuration);
        }
        pools.values().forEach(Configuration::start);
        for (var name : names) {
            var partner = names.get(1 - names.indexOf(name));
            gateway(name).sendAndWait(new Deploy(name, name, partner));
            gateway(partner).sendAndWait(new Deploy(name, partner, partner));
        }
    }

    /** Hears of events. */
    @FunctionalInterface
    public interface Listener {
        /** An event was stored at that pool. */
        void on(String pool, EventMessage<?> event);
    }

    private static Configuration configured(Kept kept, Replication replication) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(x -> JacksonSerializer.defaultSerializer())
                .configureEventSerializer(x -> JacksonSerializer.defaultSerializer())
                .configureMessageSerializer(x -> JacksonSerializer.defaultSerializer())
                .configureEmbeddedEventStore(x -> new InMemoryEventStorageEngine())
                .registerComponent(TokenStore.class, x -> new InMemoryTokenStore())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(PlainPool.class)
                        .configureCache(x -> cache(kept)));
        configurer
                .eventProcessing()
                .registerEventHandler(x -> replication)
                .byDefaultAssignTo("replication")
                .registerListenerInvocationErrorHandler("replication", x -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessor(
                        "replication",
                        Configuration::eventStore,
                        (x, processor) -> processor.batchSize(BATCH).initialSegmentCount(1));
        return configurer.buildConfiguration();
    }

    private static Cache cache(Kept kept) {
        return switch (kept) {
            case ALWAYS -> new KeepingCache();
            case WEAKLY -> new WeakReferenceCache();
        };
    }

    private CommandGateway gateway(String pool) {
        var configuration = pools.get(pool);
        if (configuration == null) {
            throw new IllegalArgumentException("there is no pool " + pool + "; there are " + pools.keySet());
        }
        return configuration.commandGateway();
    }

    /** A user asks for a change; it is made when this returns, and replicated some time later. */
    public void make(String pool, Change change) {
        gateway(pool).sendAndWait(new Make(pool, change));
    }

    /** Waits until all changes have been imported. */
    public void awaitReplication() throws InterruptedException {
        if (!left.await(1, TimeUnit.HOURS)) {
            throw new IllegalStateException(left.getCount() + " changes were not replicated within an hour");
        }
    }

    @Override
    public void close() {
        pools.values().forEach(Configuration::shutdown);
    }
}
