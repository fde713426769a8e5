package org.pooldrill.history;

/**
 * How far apart things stand in an index.
 *
 * @param stretch events in a stretch: what has to be read to look at one of them
 * @param least events between two snapshots; a log that is shorter needs no index
 */
record Spacing(int stretch, int least) {

    /** A stretch is read in a tenth of a second by a program that has just started. */
    static final Spacing USUAL = new Spacing(1 << 13, 1 << 14);

    /** Whether a stretch ends with an event. */
    boolean endsStretch(long seq) {
        return seq % stretch == 0;
    }
}
