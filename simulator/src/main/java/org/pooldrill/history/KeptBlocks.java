package org.pooldrill.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.pooldrill.table.TableBlock;

/**
 * The blocks that stand in an index. Of those that will be asked for it is read on a second thread by what their rows are
 * found, and seen whether the rows are as they were written; a block's rows are read when one of them is looked at.
 */
final class KeptBlocks implements Blocks, AutoCloseable {
    private final KeptRows rows;
    private final List<KeptBlock> blocks;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(task -> new Thread(task, "reads an index"));
    private final Map<Integer, FutureTask<TableBlock>> prepared = new LinkedHashMap<>();
    private final FutureTask<Void> check = new FutureTask<>(this::check);

    KeptBlocks(FileChannel index, List<KeptBlock> blocks) {
        rows = new KeptRows(index);
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
        return Tasks.done(prepared.getOrDefault(number, task(number)));
    }

    private FutureTask<TableBlock> task(int number) {
        return new FutureTask<>(() -> rows.block(blocks.get(number - 1)));
    }

    /** @throws UncheckedIOException if what was prepared is not as it was written */
    void requireWhole() {
        Tasks.done(check);
    }

    private Void check() throws IOException {
        for (var number : prepared.keySet()) {
            rows.check(blocks.get(number - 1));
        }
        return null;
    }

    @Override
    public void close() {
        ahead.shutdown();
    }
}
