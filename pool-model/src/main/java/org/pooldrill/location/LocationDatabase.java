package org.pooldrill.location;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pooldrill.location.LocationEvent.LocationSet;
import org.pooldrill.location.LocationEvent.LocationsPublished;
import org.pooldrill.location.LocationEvent.LocationsReplaced;

/**
 * The database {@code lis} beside {@code xds}, as Axon sees it: on the back end of a pool that hosts Central Management
 * [doc]. The Backup Service does not carry it; an export is what is left of it when the pool is lost (planning, "Backup
 * and restore of location data").
 */
public class LocationDatabase {
    private static final String PREFIX = "Lis:";

    /** Unset before the first event: Axon then takes the identifier from the aggregate when the event is stored. */
    @AggregateIdentifier
    private @Nullable String id;

    private final Locations state = new Locations();

    /** The identifier of the database at a pool. */
    public static String idAt(String pool) {
        return PREFIX + pool;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public Locations handle(LocationCommand.Set command) {
        return take(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public Locations handle(LocationCommand.Replace command) {
        return take(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public Locations handle(LocationCommand.Publish command) {
        return take(command);
    }

    private Locations take(LocationCommand command) {
        decide(state, command).ifPresent(event -> apply(event));
        return state;
    }

    @EventSourcingHandler
    void on(LocationEvent event) {
        state.evolve(event);
        id = idAt(event.pool());
    }

    /** What a command comes to; nothing where all is as it asks. Such a command need not be sent. */
    public static Optional<LocationEvent> decide(Locations state, LocationCommand command) {
        if (command instanceof LocationCommand.Set c) {
            return c.location().equals(state.subnets().getOrDefault(c.subnet(), ""))
                    ? Optional.empty()
                    : Optional.of(new LocationSet(c.pool(), c.subnet(), c.location()));
        }
        if (command instanceof LocationCommand.Replace c) {
            return state.subnets().equals(c.subnets())
                    ? Optional.empty()
                    : Optional.of(new LocationsReplaced(c.pool(), c.subnets(), c.from()));
        }
        return state.published() ? Optional.empty() : Optional.of(new LocationsPublished(command.pool()));
    }
}
