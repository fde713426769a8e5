package org.pooldrill.history;

/**
 * Where the snapshot of a view stands in an index.
 *
 * @param after the stretch at whose end it was taken, counted from 0
 * @param position where it begins, in bytes
 * @param length its bytes, compressed
 * @param bytes its bytes, not compressed
 * @param sha256 check sum of the compressed bytes
 */
record Snapshot(int after, long position, int length, int bytes, String sha256) {}
