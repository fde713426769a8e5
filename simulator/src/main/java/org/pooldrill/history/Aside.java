package org.pooldrill.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/** What other threads do while a snapshot is written or read. */
final class Aside implements AutoCloseable {
    private final List<FutureTask<Void>> tasks = new ArrayList<>();
    private final Turns users = new Turns();
    private final Turns files = new Turns();

    /** Tasks of which one is done at a time, in the order in which they came, whichever thread does them. */
    private static final class Turns {
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private boolean over;

        void add(Runnable task) {
            waiting.add(task);
        }

        synchronized void next() {
            var next = waiting.poll();
            if (next == null || over) {
                return;
            }
            try {
                next.run();
            } catch (RuntimeException | Error failed) {
                // Those that come after it would not know what it should have found.
                end();
                throw failed;
            }
        }

        /** Nor is what comes later done. */
        synchronized void end() {
            over = true;
            waiting.clear();
        }
    }

    /** Does it whenever a thread is free. */
    void anyhow(Runnable task) {
        var begun = new FutureTask<Void>(task, null);
        tasks.add(begun);
        ForkJoinPool.commonPool().execute(begun);
    }

    /** Does what is about users after what was to be done for them before. */
    void users(Runnable task) {
        inTurn(users, task);
    }

    /** Does what is about files after what was to be done for them before. */
    void files(Runnable task) {
        inTurn(files, task);
    }

    private void inTurn(Turns turns, Runnable task) {
        turns.add(task);
        anyhow(turns::next);
    }

    /** All of it has been done; what nobody has begun with is done here, from the last on. */
    void finish() {
        for (var i = tasks.size() - 1; i >= 0; i--) {
            tasks.get(i).run();
        }
        tasks.forEach(Tasks::done);
    }

    /** Of what has its turn, nothing is done any more. */
    @Override
    public void close() {
        users.end();
        files.end();
    }
}
