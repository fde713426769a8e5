package org.pooldrill.simulation;

import org.pooldrill.change.Event;

/**
 * Something that follows from the state of the world: a registrar's verdict, a user who is thrown out, a finding. It is
 * asked after everything that happened and concerns it, until nothing more follows, so asking twice must change nothing.
 */
public interface Consequence {

    /** Records what follows from the present state, if anything. */
    void settle();

    /**
     * Whether something may follow now from an event from which nothing followed before. Most events are users' changes on
     * their way to the partner, and nothing that looks at machines or at who serves whom need look again at each of them.
     */
    boolean concernedBy(Event event);
}
