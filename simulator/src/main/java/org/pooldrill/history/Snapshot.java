package org.pooldrill.history;

/**
 * The snapshot of a view in an index.
 *
 * @param after the stretch at whose end it was taken, counted from 0
 * @param whole where the one stands by which it is read
 * @param part where it stands itself; there, too, if it is read by nothing else
 */
record Snapshot(int after, Part whole, Part part) {

    /** Whether it is read by nothing else. */
    boolean isWhole() {
        return part.position() == whole.position();
    }
}
