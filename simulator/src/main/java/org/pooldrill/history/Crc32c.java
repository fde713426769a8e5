package org.pooldrill.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Check sums that find what has changed by accident. Every Java takes them at the speed of memory, from its first moment on. */
final class Crc32c {
    private static final int BUFFER_BYTES = 1 << 16;

    private Crc32c() {}

    static int of(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return (int) sum.getValue();
    }

    /** Of what is to be read of a buffer, and still is afterwards. */
    static int of(ByteBuffer bytes) {
        var sum = new CRC32C();
        sum.update(bytes.duplicate());
        return (int) sum.getValue();
    }

    /** Of the next bytes of a stream. */
    static int of(InputStream in, long bytes) throws IOException {
        var sum = new CRC32C();
        var buffer = new byte[BUFFER_BYTES];
        for (var left = bytes; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            sum.update(buffer, 0, read);
            left -= read;
        }
        return (int) sum.getValue();
    }
}
