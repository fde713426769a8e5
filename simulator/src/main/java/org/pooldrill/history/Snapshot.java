package org.pooldrill.history;

/**
 * The snapshot of a view in an index.
 *
 * @param after the stretch at whose end it was taken, counted from 0
 * @param part where it stands
 */
record Snapshot(int after, Part part) {}
