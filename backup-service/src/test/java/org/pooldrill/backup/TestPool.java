package org.pooldrill.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Change;
import org.pooldrill.change.Event;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsAnswer;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsCommands;
import org.pooldrill.cms.CmsState;
import org.pooldrill.pool.Decision;
import org.pooldrill.pool.FrontEndPool;
import org.pooldrill.pool.PoolAnswer;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolCommands;
import org.pooldrill.pool.PoolState;

/** A pool on Axon's own in-memory engine: aggregates are sourced anew for every command. */
final class TestPool implements OwnPool {
    private final String fqdn;
    private final TestExecutor clock;
    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .optimizeEventConsumption(false)
            .build();
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final Map<String, Long> times = new HashMap<>();
    private final Map<String, PoolState> states = new HashMap<>();
    private final List<Event> recorded = new ArrayList<>();
    private @Nullable CmsState cms;

    TestPool(String fqdn, TestExecutor clock) {
        this.fqdn = fqdn;
        this.clock = clock;
        store.subscribe(messages -> messages.forEach(message -> {
            times.put(message.getIdentifier(), clock.now());
            recorded.add((Event) message.getPayload());
        }));
        serve(FrontEndPool.class, command -> ((PoolCommands) command).home());
        serve(CentralManagement.class, command -> ((CmsCommands) command).instance());
    }

    private <T> void serve(Class<T> type, Function<Object, String> target) {
        CommandTargetResolver resolver =
                message -> new VersionedAggregateIdentifier((Object) target.apply(message.getPayload()), null);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(
                        EventSourcingRepository.builder(type).eventStore(store).build())
                .commandTargetResolver(resolver)
                .build()
                .subscribe(bus);
    }

    /** Everything that stands in this store, in order. */
    List<Event> recorded() {
        return recorded;
    }

    /** The events of one kind. */
    <E> List<E> recorded(Class<E> type) {
        return recorded.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public String fqdn() {
        return fqdn;
    }

    @Override
    public EventStore events() {
        return store;
    }

    @Override
    public List<Decision> pool(String home, List<PoolCommand> commands) {
        var answer = (PoolAnswer) dispatch(new PoolCommands(home, commands));
        states.put(home, answer.state());
        return answer.decisions();
    }

    @Override
    public List<Decision> cms(List<CmsCommand> commands) {
        var answer = (CmsAnswer) dispatch(new CmsCommands(CentralManagement.idAt(fqdn), commands));
        cms = answer.state();
        return answer.decisions();
    }

    private Object dispatch(Object command) {
        var result = new ArrayList<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), (c, r) -> {
            if (r.isExceptional()) {
                throw new IllegalStateException(fqdn + " could not carry out " + command, r.exceptionResult());
            }
            result.add(r.getPayload());
        });
        return result.get(0);
    }

    @Override
    public PoolState state(String home) {
        return states.get(home);
    }

    @Override
    public Optional<CmsState> cmsState() {
        return Optional.ofNullable(cms);
    }

    @Override
    public long millis(EventMessage<?> event) {
        return times.get(event.getIdentifier());
    }

    @Override
    public long bytes(TrackedEventMessage<?> event) {
        return event.getPayload().toString().length();
    }

    @Override
    public void write(Change change, TrackedEventMessage<?> event, OutputStream out) {
        try {
            out.write(change.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
