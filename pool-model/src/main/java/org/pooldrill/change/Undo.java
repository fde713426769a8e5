package org.pooldrill.change;

/** Takes one change back out of the state it was applied to. */
@FunctionalInterface
public interface Undo {
    void run();
}
