package org.pooldrill.history;

import com.github.luben.zstd.Zstd;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogPlace;
import org.pooldrill.table.TableBlock;
import org.pooldrill.view.View;

/**
 * Writes an index while its log is read for the first time. A snapshot is taken once the log has grown by some events
 * since the one before, unless the index has as much as half of its text by then; at the end of the log there is one in any
 * case. The file has another name until it is whole; where it cannot be written there is none.
 */
final class IndexWriter implements AutoCloseable, Blocks {
    private static final int TEXT_FOR_A_BYTE = 2;
    private static final int LEVEL = 1;

    private final Path index;
    private final Snapshots snapshots;
    private final Spacing spacing;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Snapshot> taken = new ArrayList<>();
    private final List<KeptBlock> blocks = new ArrayList<>();
    private final Map<TableBlock, Kept> kept = new IdentityHashMap<>();
    private final SnapshotPacker packer = new SnapshotPacker();
    /** One and the same thread, whose memory outside of Java is then used again and again. */
    private final ExecutorService packs = Executors.newSingleThreadExecutor(IndexWriter::thread);

    private @Nullable Packing packing;
    /** Where the snapshot stands by which those that follow are read. */
    private @Nullable Part whole;

    private @Nullable Path temporary;
    private @Nullable FileChannel file;
    private LogPlace last;
    private long position;
    private boolean impossible;

    /** How a block was when it was kept last; by what its rows are found never changes. */
    private record Kept(int number, long edits, Part hashes) {}

    /** A snapshot that another thread compresses while the log is read on. */
    private record Packing(int after, int bytes, CompletableFuture<SnapshotPacker.Packed> packed) {}

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "packs an index");
        thread.setDaemon(true);
        return thread;
    }

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
        if (end.seq() - last.seq() < spacing.least()) {
            return;
        }
        settle();
        if (end.offset() >= TEXT_FOR_A_BYTE * position) {
            take(end, view);
        }
    }

    private void take(LogPlace place, View view) {
        if (impossible) {
            return;
        }
        try {
            var written = snapshots.write(view, this);
            var packed = CompletableFuture.supplyAsync(() -> packer.pack(written), packs);
            packing = new Packing(stretches.size() - 1, written.limit(), packed);
            last = place;
        } catch (RuntimeException | LinkageError e) {
            // Whatever keeps a view from being written down, the log can be looked at without.
            impossible = true;
        }
    }

    /** Writes down the snapshot that was to be compressed, if there is one. */
    private void settle() {
        var open = packing;
        packing = null;
        if (open == null) {
            return;
        }
        try {
            var packed = open.packed.join();
            var part = part(packed.bytes(), open.bytes);
            whole = packed.whole() ? part : Objects.requireNonNull(whole);
            taken.add(new Snapshot(open.after, whole, part));
        } catch (CompletionException e) {
            impossible = true;
            if (e.getCause() instanceof VirtualMachineError dire) {
                throw dire;
            }
        } catch (IOException e) {
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
        if (last.equals(start) || impossible) {
            return false;
        }
        if (rest.end().seq() > stretches.get(stretches.size() - 1).end().seq()) {
            stretches.add(rest);
        }
        if (last.seq() < rest.end().seq()) {
            settle();
            take(rest.end(), view);
        }
        settle();
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
        var last = packing;
        if (last != null) {
            // Nobody needs what comes of it, but it must not be at work when its memory is given back.
            last.packed.handle((packed, problem) -> packed).join();
        }
        packs.shutdown();
        try (packer;
                var open = file) {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // What cannot be deleted stays, under a name that nobody reads.
        }
    }
}
