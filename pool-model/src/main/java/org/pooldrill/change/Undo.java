package org.pooldrill.change;

/**
 * Takes one change back out of the state it was applied to. Each is a record, so that a state can be written down with all
 * that may still be undone.
 */
public interface Undo {
    void run();
}
