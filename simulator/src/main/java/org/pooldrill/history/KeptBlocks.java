package org.pooldrill.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.pooldrill.table.TableBlock;

/** The blocks that stand in an index. Those that will be asked for are read on a second thread. */
final class KeptBlocks implements Blocks, AutoCloseable {

    /** Reads one block. */
    interface Source {
        TableBlock read(int number) throws IOException;
    }

    private final Source source;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(task -> new Thread(task, "reads an index"));
    private final Map<Integer, FutureTask<TableBlock>> prepared = new LinkedHashMap<>();

    KeptBlocks(Source source) {
        this.source = source;
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
    }

    /** What the other thread has not come to yet is read on this one. */
    @Override
    public TableBlock block(int number) {
        var task = prepared.getOrDefault(number, task(number));
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

    private FutureTask<TableBlock> task(int number) {
        return new FutureTask<>(() -> source.read(number));
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
        ahead.shutdownNow();
    }
}
