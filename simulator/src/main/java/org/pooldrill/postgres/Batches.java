package org.pooldrill.postgres;

/**
 * How much of a run is written and kept at once, and so how much of it is lost at most when the program is killed.
 *
 * @param events after so many events, once their moment has settled
 * @param moments after so many moments in which something happened
 */
public record Batches(int events, int moments) {

    /** What loses seconds of a run and hardly costs any. */
    public static final Batches USUAL = new Batches(1_000, 500);
}
