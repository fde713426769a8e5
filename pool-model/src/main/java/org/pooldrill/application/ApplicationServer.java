package org.pooldrill.application;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The Application Server of one pool as Axon sees it: {@code service:ApplicationServer:pool1.contoso.com}. Whether what
 * is asked for may be done is decided by the cmdlets, which look at files and services too; here it is kept.
 */
public class ApplicationServer {
    private static final String PREFIX = "ApplicationServer:";

    /** Unset before the first event: Axon then takes the identifier from the aggregate when the event is stored. */
    @AggregateIdentifier
    private @Nullable String id;

    private final ApplicationState state = new ApplicationState();

    /** The identifier of the Application Server of a pool. */
    public static String idAt(String pool) {
        return PREFIX + pool;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public ApplicationState handle(ApplicationCommand command) {
        command.events().forEach(event -> apply(event));
        return state;
    }

    @EventSourcingHandler
    void on(ApplicationEvent event) {
        state.evolve(event);
        id = idAt(state.pool());
    }
}
