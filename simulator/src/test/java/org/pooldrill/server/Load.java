package org.pooldrill.server;

import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Clients that call at the same time, each on a thread of its own. */
final class Load implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int ONE_THAT_ENDS = 1;

    private final int clients;
    private final ScheduledExecutorService threads;

    Load(int clients) {
        this.clients = clients;
        threads = Executors.newScheduledThreadPool(clients + ONE_THAT_ENDS);
    }

    /**
     * Begins to call.
     *
     * @param rate how often all clients together call in a second, as long as they are answered in time; 0 for without pauses
     * @param call one call of a client, with the chance of its own
     */
    void make(int rate, Consumer<Random> call) {
        var period = rate == 0 ? 1 : TimeUnit.SECONDS.toNanos(clients) / rate;
        for (var client = 0; client < clients; client++) {
            var random = new Random(client);
            threads.scheduleAtFixedRate(
                    () -> call.accept(random), client * period / clients, period, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether all have had their answers, so many seconds and some more later. */
    boolean endedAfter(int seconds) throws InterruptedException {
        threads.schedule(threads::shutdown, seconds, TimeUnit.SECONDS);
        return threads.awaitTermination(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
