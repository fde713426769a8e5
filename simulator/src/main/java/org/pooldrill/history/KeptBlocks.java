package org.pooldrill.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.pooldrill.table.TableBlock;

/**
 * The blocks that stand in an index. Of those that will be asked for it is read on a second thread by what their rows are
 * found, and seen whether the rows are as they were written; a block's rows are read when one of them is looked at.
 */
final class KeptBlocks implements Blocks, AutoCloseable {
    private final FileChannel index;
    private final List<KeptBlock> blocks;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(task -> new Thread(task, "reads an index"));
    private final Map<Integer, FutureTask<TableBlock>> prepared = new LinkedHashMap<>();
    private final FutureTask<Void> check = new FutureTask<>(this::check);
    private final Decompressed rows = new Decompressed();

    KeptBlocks(FileChannel index, List<KeptBlock> blocks) {
        this.index = index;
        this.blocks = blocks;
    }

    @Override
    public int keep(TableBlock block) {
        throw new UnsupportedOperationException("a finished index takes no more blocks");
    }

    @Override
    public void prepare(List<Integer> numbers) {
        for (var number : numbers) {
            var task = task(number);
            prepared.put(number, task);
            ahead.execute(task);
        }
        ahead.execute(check);
    }

    /** What the other thread has not come to yet is read on this one. */
    @Override
    public TableBlock block(int number) {
        return done(prepared.getOrDefault(number, task(number)));
    }

    private FutureTask<TableBlock> task(int number) {
        var block = blocks.get(number - 1);
        Callable<TableBlock> read =
                () -> TableBlock.later(IndexFile.read(index, block.hashes()), () -> rows(block.rows()));
        return new FutureTask<>(read);
    }

    private byte[] rows(Part part) {
        try {
            return rows.of(IndexFile.read(index, part), part.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the log has changed while it was read: " + e.getMessage(), e);
        }
    }

    /** @throws UncheckedIOException if what was prepared is not as it was written */
    void requireWhole() {
        done(check);
    }

    private Void check() throws IOException {
        for (var number : prepared.keySet()) {
            IndexFile.check(index, blocks.get(number - 1).rows());
        }
        return null;
    }

    private static <T> T done(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an index was read", e);
        }
    }

    private static RuntimeException unchecked(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem instanceof IOException unreadable) {
            return new UncheckedIOException(unreadable);
        }
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }

    @Override
    public void close() {
        ahead.shutdown();
    }
}
