package org.pooldrill.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;

/**
 * The Front End pool as Axon sees it: the aggregate of one home pool in one store. It hands every command to
 * {@link PoolDecisions} and every event to {@link PoolState}; nothing is decided here.
 */
public class FrontEndPool {
    /** Unset before the first event: Axon then takes the identifier from the aggregate when the event is stored. */
    @AggregateIdentifier
    private @Nullable String home;

    private final PoolState state = new PoolState();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public PoolAnswer handle(PoolCommands burst) {
        var decisions = new ArrayList<Decision>(burst.commands().size());
        for (var command : burst.commands()) {
            var decision = PoolDecisions.decide(state, command);
            decision.events().forEach(event -> apply(event));
            decisions.add(decision);
        }
        return new PoolAnswer(decisions, state);
    }

    @EventSourcingHandler
    void on(Event event) {
        state.evolve(event);
        home = state.home();
    }
}
