package org.pooldrill.cms;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;
import org.pooldrill.pool.Decision;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/**
 * One instance of the Central Management store as Axon sees it. The rules of moving it between pools look at both
 * instances and stand with the cmdlets; here stands what one database can know by itself.
 */
public class CentralManagement {
    private static final String PREFIX = "CentralMgmt:";

    /** Unset before the first event: Axon then takes the identifier from the aggregate when the event is stored. */
    @AggregateIdentifier
    private @Nullable String id;

    private final CmsState state = new CmsState();

    /** The identifier of the instance at a pool. */
    public static String idAt(String pool) {
        return PREFIX + pool;
    }

    /** Whether an aggregate identifier is that of an instance of the Central Management store. */
    public static boolean isInstance(String id) {
        return id.startsWith(PREFIX);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public CmsAnswer handle(CmsCommands burst) {
        var decisions = new ArrayList<Decision>(burst.commands().size());
        for (var command : burst.commands()) {
            var decision = decide(state, command);
            decision.events().forEach(event -> apply(event));
            decisions.add(decision);
        }
        return new CmsAnswer(decisions, state);
    }

    @EventSourcingHandler
    void on(Event event) {
        state.evolve(event);
        id = idAt(state.pool());
    }

    static Decision decide(CmsState state, CmsCommand command) {
        if (command instanceof CmsCommand.Install c) {
            return Decision.of(new InstanceInstalled(c.pool(), c.state(), c.standby(), c.configuration()));
        }
        if (command instanceof CmsCommand.Become c) {
            return state.state() == c.state() && state.term() == c.term()
                    ? Decision.nothing()
                    : Decision.of(new InstanceChanged(c.state(), c.term(), c.why()));
        }
        if (command instanceof CmsCommand.Replicate c) {
            return Decision.of(StreamCommand.decide(idAt(state.pool()), state.stream(), c.command()));
        }
        var c = (CmsCommand.Publish) command;
        if (state.state() != InstanceState.ACTIVE) {
            return Decision.refused(new Refusal(
                    ErrorId.CmsNotAvailable,
                    state.pool(),
                    "to publish " + c.values().keySet(),
                    "the Central Management store at " + state.pool() + " is " + state.state() + ", not Active",
                    List.of(),
                    "fail the Central Management server over first"));
        }
        var events = new ArrayList<Event>();
        c.values().forEach((key, value) -> {
            if (!value.equals(state.configuration().getOrDefault(key, ""))) {
                events.add(new ConfigurationSet(key, value));
            }
        });
        return Decision.of(events);
    }
}
