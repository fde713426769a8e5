package org.pooldrill.history;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.util.Native;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the snapshots of an index, which hardly differ from one to the next: one as a whole, then those that follow by
 * what is not in that one, until that has come to twice as much as the whole one.
 */
final class SnapshotPacker implements AutoCloseable {
    private static final int LEVEL = 1;
    private static final int DIFFERENCES_FOR_A_WHOLE = 2;

    /**
     * How far apart may be what is the same: what a pool holds, its partner's copy holds once more, megabytes behind, and what
     * a snapshot holds, the whole one did.
     */
    private static final int WINDOW_LOG = 26;

    /** Zstandard's numbers of its ways to search: the quick ones look at no more than 16 MiB of a dictionary. */
    private static final int GREEDY = 3;

    /**
     * Places of the whole one that are remembered, in four bytes each. Of one that is larger than eight times as many bytes not
     * all is found again, and its differences are larger.
     */
    private static final int HASH_LOG = 22;

    private static final int SEARCH_LOG = 1;
    private static final int MIN_MATCH = 6;

    private byte[] room = new byte[0];
    private @Nullable ZstdCompressCtx differing;
    private long whole;
    private long differences;

    /**
     * A snapshot, compressed.
     *
     * @param whole whether it can be read alone, and those that follow by it, up to the next whole one
     */
    record Packed(byte[] bytes, boolean whole) {}

    /** @param snapshot of an array, which it begins with */
    Packed pack(ByteBuffer snapshot) {
        var known = differing;
        if (known != null && differences < DIFFERENCES_FOR_A_WHOLE * whole) {
            var packed = compress(known, snapshot);
            differences += packed.length;
            return new Packed(packed, false);
        }
        try (var compressing = new ZstdCompressCtx()) {
            compressing.setLevel(LEVEL).setLong(WINDOW_LOG);
            var packed = compress(compressing, snapshot);
            close();
            differing = differing(snapshot);
            whole = packed.length;
            differences = 0;
            return new Packed(packed, true);
        }
    }

    private static ZstdCompressCtx differing(ByteBuffer whole) {
        var known = Arrays.copyOf(whole.array(), whole.limit());
        return new ZstdCompressCtx()
                .setLevel(LEVEL)
                .setStrategy(GREEDY)
                .setWindowLog(WINDOW_LOG)
                .setHashLog(HASH_LOG)
                .setChainLog(HASH_LOG)
                .setSearchLog(SEARCH_LOG)
                .setMinMatch(MIN_MATCH)
                .loadDict(known);
    }

    private byte[] compress(ZstdCompressCtx compressing, ByteBuffer snapshot) {
        var most = Math.toIntExact(Zstd.compressBound(snapshot.limit()));
        if (room.length < most) {
            room = new byte[most + most / 4];
        }
        var length = compressing.compressByteArray(room, 0, room.length, snapshot.array(), 0, snapshot.limit());
        return Arrays.copyOf(room, length);
    }

    /** Loads what is not of Java, which takes as long as reading a snapshot. */
    static void prepare() {
        Native.load();
    }

    /** A snapshot as it was, that was packed whole. */
    static byte[] unpack(byte[] packed, int bytes) {
        return Zstd.decompress(packed, bytes);
    }

    /** A snapshot as it was, that was packed by what is not in a whole one, which is packed, too. */
    static byte[] unpack(byte[] packed, int bytes, byte[] packedWhole, int wholeBytes) {
        try (var decompressing = new ZstdDecompressCtx()) {
            return decompressing.loadDict(unpack(packedWhole, wholeBytes)).decompress(packed, bytes);
        }
    }

    @Override
    public void close() {
        if (differing != null) {
            differing.close();
            differing = null;
        }
    }
}
