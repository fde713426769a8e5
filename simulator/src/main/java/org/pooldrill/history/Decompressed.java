package org.pooldrill.history;

import com.github.luben.zstd.Zstd;

/** Room to decompress one thing after the other, each of which is gone with the next one. */
final class Decompressed {
    private byte[] room = new byte[0];

    /**
     * What was compressed.
     *
     * @param length its bytes
     * @return an array that begins with them
     */
    byte[] of(byte[] compressed, int length) {
        if (room.length < length) {
            room = new byte[length];
        }
        var found = Zstd.decompressByteArray(room, 0, length, compressed, 0, compressed.length);
        if (found != length) {
            throw new IllegalArgumentException(found + " bytes where there were " + length);
        }
        return room;
    }
}
