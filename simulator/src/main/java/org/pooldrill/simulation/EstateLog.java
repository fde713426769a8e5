package org.pooldrill.simulation;

import java.util.List;
import org.pooldrill.change.Event;

/** Where what happens to the physical world and to its users is recorded: the {@code estate} store. */
@FunctionalInterface
public interface EstateLog {

    /** Records an event at the present moment; it has been applied everywhere when the call returns. */
    void record(Event event);

    /** Records what happens together: everything is stored before anybody hears of it. */
    default void record(List<? extends Event> events) {
        events.forEach(this::record);
    }
}
