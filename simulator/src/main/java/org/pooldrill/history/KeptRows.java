package org.pooldrill.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.pooldrill.table.TableBlock;

/** Where the rows of blocks are read from once they are looked at: an index that is open for as long as anybody may. */
final class KeptRows {
    private final FileChannel index;
    private final Decompressed room = new Decompressed();
    /** What was read last; there are tens of megabytes of blocks, and nothing of them is kept as it stands there. */
    private ByteBuffer last = ByteBuffer.allocate(0);

    KeptRows(FileChannel index) {
        this.index = index;
    }

    /** A block, of which no more than the hashes is read now. */
    synchronized TableBlock block(KeptBlock block) throws IOException {
        return TableBlock.later(whole(block.hashes()), () -> read(block.rows()));
    }

    /** Sees whether the rows of a block are as they were written. */
    synchronized void check(KeptBlock block) throws IOException {
        whole(block.rows());
    }

    private ByteBuffer whole(Part part) throws IOException {
        if (last.capacity() < part.length()) {
            last = ByteBuffer.allocate(part.length());
        }
        IndexFile.read(index, part, last);
        return last;
    }

    private byte[] read(Part rows) {
        try {
            return room.of(IndexFile.read(index, rows), rows.bytes());
        } catch (IOException | RuntimeException e) {
            throw new IndexChanged(e);
        }
    }
}
