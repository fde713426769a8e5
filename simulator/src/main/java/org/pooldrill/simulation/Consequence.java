package org.pooldrill.simulation;

import java.util.List;
import org.pooldrill.change.Event;

/**
 * Something that follows from the state of the world: a registrar's verdict, a user who is thrown out, a finding. It is
 * asked after everything that happened and concerns it, until nothing more follows, so asking twice must change nothing.
 */
public interface Consequence {

    /** Records what follows from the present state, if anything. */
    void settle();

    /**
     * The kinds of events from which something may follow. Most events are users' changes on their way to the partner, and
     * who looks at machines or at who serves whom need not look again at each of them.
     */
    List<Class<? extends Event>> concerns();

    /** Whether something may follow from this very event, which is of one of those kinds. */
    default boolean concernedBy(Event event) {
        return true;
    }
}
