package org.pooldrill.history;

import org.pooldrill.change.Event;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/** An event of a log with the record that its data hold. */
record Decoded(LogEvent line, Event event) {

    /** @throws LogDamaged if the data are not those of its type */
    static Decoded of(LogEvent line) {
        return new Decoded(line, (Event) line.payload(EventCatalogue.codec()));
    }

    /** @throws LogDamaged if the event is none that can follow those before it */
    void feed(View view) {
        try {
            view.apply(
                    line.store(),
                    line.n(),
                    line.t(),
                    line.cause(),
                    event,
                    line.data().length());
        } catch (RuntimeException | AssertionError impossible) {
            throw LogDamaged.ofEvent(
                    line.seq(), line.type().name() + " cannot follow what happened before it (" + impossible + ")");
        }
    }
}
