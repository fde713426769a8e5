package org.pooldrill.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.pooldrill.application.ApplicationCommand;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.application.ApplicationServer;
import org.pooldrill.application.ApplicationState;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsAnswer;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsCommands;
import org.pooldrill.cms.CmsState;
import org.pooldrill.location.LocationCommand;
import org.pooldrill.location.LocationDatabase;
import org.pooldrill.location.Locations;
import org.pooldrill.pool.Decision;
import org.pooldrill.pool.FrontEndPool;
import org.pooldrill.pool.PoolAnswer;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolCommands;
import org.pooldrill.pool.PoolState;
import org.pooldrill.store.StoreFailure;

/**
 * One pool of a simulation: a command bus, the aggregates and the event store of this pool and of no other. What the
 * pool at the other site knows can be learned only from what was imported here.
 */
public final class PoolSite {
    /** What Axon finds out about the aggregates by reflection: the same for every site, and it never changes. */
    private static final AggregateModel<FrontEndPool> POOL =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(FrontEndPool.class);

    private static final AggregateModel<CentralManagement> CENTRAL_MANAGEMENT =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(CentralManagement.class);

    private static final AggregateModel<ApplicationServer> APPLICATION_SERVER =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(ApplicationServer.class);
    private static final AggregateModel<LocationDatabase> LOCATION_DATABASE =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(LocationDatabase.class);

    private final String fqdn;
    private final EventStore store;
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final StrongCache pools = new StrongCache();
    private final StrongCache instances = new StrongCache();
    private final Map<String, PoolState> poolStates = new HashMap<>();
    private final StrongCache applicationServers = new StrongCache();
    private @Nullable CmsState cmsState;
    private ApplicationState applications = new ApplicationState();
    private Locations locations = new Locations();
    private long messages;
    private long sourced;

    public PoolSite(String fqdn, EventStorageEngine engine) {
        this.fqdn = fqdn;
        store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .optimizeEventConsumption(false)
                .build();
        serve(FrontEndPool.class, POOL, pools, message -> ((PoolCommands) message).home());
        serve(CentralManagement.class, CENTRAL_MANAGEMENT, instances, message -> ((CmsCommands) message).instance());
        serve(ApplicationServer.class, APPLICATION_SERVER, applicationServers, message -> ((ApplicationCommand) message)
                .server());
        serve(
                LocationDatabase.class,
                LOCATION_DATABASE,
                new StrongCache(),
                message -> LocationDatabase.idAt(((LocationCommand) message).pool()));
    }

    private <T> void serve(Class<T> type, AggregateModel<T> model, StrongCache cache, Function<Object, Object> target) {
        var repository = EventSourcingRepository.builder(type)
                .aggregateModel(model)
                .eventStore(store)
                .cache(cache)
                .build();
        CommandTargetResolver resolver =
                message -> new VersionedAggregateIdentifier(target.apply(message.getPayload()), null);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .aggregateModel(model)
                .repository(repository)
                .commandTargetResolver(resolver)
                .build()
                .subscribe(bus);
    }

    /** The pool's FQDN. */
    public String fqdn() {
        return fqdn;
    }

    /** This pool's events. */
    public EventStore store() {
        return store;
    }

    /** Has a home pool's stream in this store decide one command. */
    public Decision pool(String home, PoolCommand command) {
        return pool(home, List.of(command)).get(0);
    }

    /** Has a home pool's stream in this store decide what is due at one moment; one decision for each, in order. */
    public List<Decision> pool(String home, List<PoolCommand> commands) {
        PoolAnswer answer = dispatch(new PoolCommands(home, commands));
        poolStates.put(home, answer.state());
        return answer.decisions();
    }

    /** Has this pool's instance of the Central Management store decide one command. */
    public Decision cms(CmsCommand command) {
        return cms(List.of(command)).get(0);
    }

    /** Has this pool's instance of the Central Management store decide what is due at one moment. */
    public List<Decision> cms(List<CmsCommand> commands) {
        CmsAnswer answer = dispatch(new CmsCommands(CentralManagement.idAt(fqdn), commands));
        cmsState = answer.state();
        return answer.decisions();
    }

    /** Has this pool's location data decide a command; one that asks for what is so already leaves nothing behind. */
    public void locations(LocationCommand command) {
        if (LocationDatabase.decide(locations, command).isPresent()) {
            locations = dispatch(command);
        }
    }

    /** This pool's location data; none where Central Management never stood here. */
    public Locations locations() {
        return locations;
    }

    /** What this store knows of a home pool; empty where it holds no stream of it. */
    public Optional<PoolState> knows(String home) {
        return Optional.ofNullable(poolStates.get(home));
    }

    /**
     * What this store knows of a home pool.
     *
     * @throws IllegalArgumentException if it holds no stream of it
     */
    public PoolState state(String home) {
        return knows(home).orElseThrow(() -> new IllegalArgumentException(fqdn + " holds no stream of " + home));
    }

    /** This pool's instance of the Central Management store, where there is one. */
    public Optional<CmsState> cmsState() {
        return Optional.ofNullable(cmsState);
    }

    /** Has this pool's Application Server keep what was decided. */
    public void applications(List<ApplicationEvent> events) {
        applications = dispatch(new ApplicationCommand(ApplicationServer.idAt(fqdn), events));
    }

    /** What this pool's Application Server keeps. */
    public ApplicationState applications() {
        return applications;
    }

    /** Forgets what the Application Server keeps and builds it anew by replaying it from this store. */
    public ApplicationState replayApplications() {
        if (!applications.pool().isEmpty()) {
            applicationServers.remove(ApplicationServer.idAt(fqdn));
            sourced++;
            applications(List.of());
        }
        return applications;
    }

    /** Forgets the state of a home pool's stream and builds it anew by replaying the stream from this store. */
    public PoolState replay(String home) {
        pools.remove(home);
        sourced++;
        pool(home, List.of());
        return state(home);
    }

    /** How often a stream was sourced anew. */
    public long sourced() {
        return sourced;
    }

    @SuppressWarnings("unchecked")
    private <R> R dispatch(Object command) {
        var result = new Object[1];
        var failure = new Throwable[1];
        var message = new GenericMessage<>(fqdn + "/" + messages++, command, MetaData.emptyInstance());
        bus.dispatch(new GenericCommandMessage<>(message, command.getClass().getName()), (c, r) -> {
            if (r.isExceptional()) {
                failure[0] = r.exceptionResult();
            } else {
                result[0] = r.getPayload();
            }
        });
        if (failure[0] instanceof StoreFailure unavailable) {
            throw unavailable;
        }
        if (failure[0] != null) {
            throw new IllegalStateException(fqdn + " could not carry out " + command, failure[0]);
        }
        return (R) result[0];
    }
}
