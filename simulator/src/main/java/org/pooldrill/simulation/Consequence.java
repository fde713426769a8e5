package org.pooldrill.simulation;

/**
 * Something that follows from the state of the world: a registrar's verdict, a user who is thrown out, a finding. It is
 * asked after everything that happened, until nothing more follows, so asking twice must change nothing.
 */
@FunctionalInterface
public interface Consequence {

    /** Records what follows from the present state, if anything. */
    void settle();
}
