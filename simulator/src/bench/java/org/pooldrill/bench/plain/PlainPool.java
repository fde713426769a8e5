package org.pooldrill.bench.plain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolState;

/** A pool, or the copy of one, as an annotated aggregate with the state of the model: one command, one event. */
public class PlainPool {
    @AggregateIdentifier
    private @Nullable String home;

    private final PoolState state = new PoolState();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Deploy command) {
        apply(new PoolDeployed(command.home(), command.store(), command.partner()));
    }

    @CommandHandler
    void handle(Make command) {
        if (!state.service().writable()) {
            throw new IllegalStateException(state.home() + " is " + state.service());
        }
        apply(command.change());
    }

    @CommandHandler
    void handle(Import command) {
        var change = command.change();
        var number = command.number();
        var imported = state.stream().imported(change.module());
        if (number != imported + 1) {
            throw new IllegalStateException("change " + number + " follows " + imported + " at the copy of " + home);
        }
        apply(new BatchImported(
                state.home(),
                change.module(),
                command.home(),
                command.home() + "/" + number,
                number,
                number,
                List.of(change)));
    }

    @EventSourcingHandler
    void on(Event event) {
        state.evolve(event);
        home = state.home();
    }
}
