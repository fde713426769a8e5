package org.pooldrill.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.pooldrill.log.LogHeader;

/**
 * What tells at a glance whether a log's file is the one that an index was made of.
 *
 * @param size its bytes
 * @param modifiedNanos when it was written, as its folder says
 * @param headerSha256 check sum of its first line
 * @param endSha256 check sum of its last bytes, the footer's among them
 */
record Seal(long size, long modifiedNanos, String headerSha256, String endSha256) {
    private static final int END_BYTES = 1 << 12;

    /** The seal of a log as it is now. */
    static Seal of(Path log, LogHeader header) throws IOException {
        try (var file = FileChannel.open(log)) {
            var size = file.size();
            var end = ByteBuffer.allocate((int) Math.min(END_BYTES, size));
            while (end.hasRemaining() && file.read(end, size - end.limit() + end.position()) >= 0) {
                // One read may give less than there is room for.
            }
            var digest = Sha256.digest();
            digest.update(end.flip());
            return new Seal(
                    size,
                    Files.getLastModifiedTime(log).to(TimeUnit.NANOSECONDS),
                    header.sha256(),
                    HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Whether the file is the same but for its time: a copy, or one that was put back; or one that was edited. */
    boolean sameButForItsTime(Seal other) {
        return size == other.size && headerSha256.equals(other.headerSha256) && endSha256.equals(other.endSha256);
    }
}
