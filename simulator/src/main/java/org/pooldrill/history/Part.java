package org.pooldrill.history;

/**
 * Where a part of an index stands in its file.
 *
 * @param position where it begins, in bytes
 * @param length its bytes, compressed
 * @param bytes its bytes, not compressed
 * @param crc32c check sum of the compressed bytes
 */
record Part(long position, int length, int bytes, int crc32c) {
    long end() {
        return position + length;
    }
}
