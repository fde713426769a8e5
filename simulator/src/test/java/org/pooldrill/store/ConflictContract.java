package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What engines promise that keep the events of an aggregate unique. Axon's in-memory engine does not. */
public interface ConflictContract {

    EventStorageEngine emptyEngine();

    DomainEventMessage<?> event(String aggregate, long sequence);

    @Test
    default void refusesToCreateAnAggregateTwice() {
        var engine = emptyEngine();
        engine.appendEvents(event("pool1", 0));
        assertThatThrownBy(() -> engine.appendEvents(event("pool1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining("pool1");
    }

    @Test
    default void refusesANumberThatIsTaken() {
        var engine = emptyEngine();
        engine.appendEvents(event("pool1", 0), event("pool1", 1));
        assertThatThrownBy(() -> engine.appendEvents(event("pool1", 1))).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.lastSequenceNumberFor("pool1")).contains(1L);
    }

    @Test
    default void goesOnAfterARefusal() {
        var engine = emptyEngine();
        engine.appendEvents(event("pool1", 0));
        assertThatThrownBy(() -> engine.appendEvents(event("pool1", 0))).isNotNull();
        engine.appendEvents(event("pool1", 1));
        assertThat(engine.readEvents(null, false)).hasSize(2);
    }
}
