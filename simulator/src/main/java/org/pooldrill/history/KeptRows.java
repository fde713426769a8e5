package org.pooldrill.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.pooldrill.table.TableBlock;

/** Where the rows of blocks are read from once they are looked at: an index that is open for as long as anybody may. */
final class KeptRows {
    private final FileChannel index;
    private final Decompressed room = new Decompressed();

    KeptRows(FileChannel index) {
        this.index = index;
    }

    /** A block, of which no more than the hashes is read now. */
    TableBlock block(KeptBlock block) throws IOException {
        return TableBlock.later(IndexFile.read(index, block.hashes()), () -> read(block.rows()));
    }

    /** Sees whether the rows of a block are as they were written. */
    void check(KeptBlock block) throws IOException {
        IndexFile.check(index, block.rows());
    }

    private byte[] read(Part rows) {
        try {
            return room.of(IndexFile.read(index, rows), rows.bytes());
        } catch (IOException | RuntimeException e) {
            throw new IndexChanged(e);
        }
    }
}
