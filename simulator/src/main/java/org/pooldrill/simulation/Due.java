package org.pooldrill.simulation;

/** Something that stands on the {@link Agenda}. */
public interface Due {

    /** Takes it off again; without effect when it has run or was taken off. */
    void cancel();

    /** When it is due, in milliseconds since the start of the run. */
    long time();
}
