package org.pooldrill.history;

/**
 * Where a part of an index stands in its file.
 *
 * @param position where it begins, in bytes
 * @param length its bytes, compressed
 * @param bytes its bytes, not compressed
 * @param sha256 check sum of the compressed bytes
 */
record Part(long position, int length, int bytes, String sha256) {
    long end() {
        return position + length;
    }
}
