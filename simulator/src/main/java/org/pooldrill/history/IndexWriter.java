package org.pooldrill.history;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogPlace;
import org.pooldrill.table.TableBlock;
import org.pooldrill.view.View;

/**
 * Writes an index while its log is read for the first time. A snapshot is taken once the log has grown by some events
 * since the one before, and by twice the size of that: however much there is to be kept in mind, snapshots take no more than
 * half of the log's text, and what they have in common stands beside them once. The file has another name
 * until it is whole; where it cannot be written there is none.
 */
final class IndexWriter implements AutoCloseable, Blocks {
    private static final int TEXT_FOR_A_BYTE = 2;
    private static final int LEVEL = 1;
    /** What a pool holds, its partner's copy holds once more, megabytes behind. */
    private static final int SNAPSHOT_WINDOW_LOG = 26;

    private final Path index;
    private final Snapshots snapshots;
    private final Spacing spacing;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Snapshot> taken = new ArrayList<>();
    private final List<KeptBlock> blocks = new ArrayList<>();
    private final Map<TableBlock, Kept> kept = new IdentityHashMap<>();
    private @Nullable Path temporary;
    private @Nullable FileChannel file;
    private LogPlace last;
    private long position;
    private boolean impossible;

    /** How a block was when it was kept last; by what its rows are found never changes. */
    private record Kept(int number, long edits, Part hashes) {}

    /** @param start the place before the first event */
    IndexWriter(Path index, Snapshots snapshots, Spacing spacing, LogPlace start) {
        this.index = index;
        this.snapshots = snapshots;
        this.spacing = spacing;
        last = start;
    }

    /** A stretch has been read. */
    void read(Stretch stretch, View view) {
        stretches.add(stretch);
        var end = stretch.end();
        var size = taken.isEmpty() ? 0L : taken.get(taken.size() - 1).part().length();
        if (end.seq() - last.seq() >= spacing.least() && end.offset() - last.offset() >= TEXT_FOR_A_BYTE * size) {
            take(end, view);
        }
    }

    private void take(LogPlace place, View view) {
        if (impossible) {
            return;
        }
        try {
            taken.add(new Snapshot(stretches.size() - 1, addSnapshot(snapshots.write(view, this))));
            last = place;
        } catch (IOException | RuntimeException | LinkageError e) {
            // Whatever keeps a view from being written down, the log can be looked at without.
            impossible = true;
        }
    }

    @Override
    public int keep(TableBlock block) {
        var before = kept.get(block);
        if (before != null && before.edits == block.edits()) {
            return before.number;
        }
        try {
            var hashes = before == null ? hashes(block) : before.hashes;
            blocks.add(new KeptBlock(hashes, add(block.toBytes())));
            kept.put(block, new Kept(blocks.size(), block.edits(), hashes));
            return blocks.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Part hashes(TableBlock block) throws IOException {
        var hashes = block.hashes();
        return part(hashes, hashes.length);
    }

    @Override
    public TableBlock block(int number) {
        throw new UnsupportedOperationException("an index is written before it is read");
    }

    private Part addSnapshot(byte[] bytes) throws IOException {
        try (var compressing = new ZstdCompressCtx()) {
            compressing.setLevel(LEVEL).setLong(SNAPSHOT_WINDOW_LOG);
            return part(compressing.compress(bytes), bytes.length);
        }
    }

    private Part add(byte[] bytes) throws IOException {
        return part(Zstd.compress(bytes, LEVEL), bytes.length);
    }

    private Part part(byte[] written, int bytes) throws IOException {
        write(written);
        var part = new Part(position, written.length, bytes, Crc32c.of(written));
        position = part.end();
        return part;
    }

    private void write(byte[] bytes) throws IOException {
        var to = file;
        if (to == null) {
            var name = IndexFile.unfinished(index);
            to = IndexFile.create(name);
            file = to;
            temporary = name;
        }
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
            to.write(buffer);
        }
    }

    /**
     * The log has been read and is whole: the index takes its name, unless the log is so short that it needs none.
     *
     * @return whether there is an index now
     */
    boolean finish(Stretch rest, View view, String program, Seal seal, LogPlace start, LogFooter footer) {
        if (taken.isEmpty() || impossible) {
            return false;
        }
        if (rest.end().seq() > stretches.get(stretches.size() - 1).end().seq()) {
            stretches.add(rest);
        }
        if (last.seq() < rest.end().seq()) {
            take(rest.end(), view);
        }
        var to = file;
        var from = temporary;
        if (impossible || to == null || from == null) {
            return false;
        }
        try {
            IndexFile.end(to, new Index(program, seal, start, footer, stretches, taken, blocks));
            to.close();
            IndexFile.place(from, index);
            temporary = null;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Nothing is left of an index that is not whole. */
    @Override
    public void close() {
        try (var open = file) {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // What cannot be deleted stays, under a name that nobody reads.
        }
    }
}
