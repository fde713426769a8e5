package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.estate.Timing;
import org.pooldrill.file.FileEvent.FileWritten;
import org.pooldrill.storage.StorageEvent.FlushEnded;
import org.pooldrill.storage.StorageEvent.FlushStarted;
import org.pooldrill.store.RecordText;

/**
 * A flush of the storage queues of Front Ends to the file store of their pool, as Invoke-CsStorageServiceFlush and
 * {@code -FlushStorageService} of the pool failover do it [doc]. A server that is down is left out: what waits there
 * stays there.
 */
final class StorageFlush {

    /** What the file of one flush holds. */
    record Items(String computer, long items) {}

    private final Caller caller;
    private final String pool;
    private final boolean full;

    StorageFlush(Caller caller, String pool, boolean full) {
        this.caller = caller;
        this.pool = pool;
        this.full = full;
    }

    /** The Front Ends of the pool that can be reached. */
    List<String> servers() {
        var computers = caller.simulation().world().computers();
        return caller.reaches().test(pool)
                ? computers.computers(pool).stream()
                        .filter(computers.fabric(pool)::runs)
                        .toList()
                : List.of();
    }

    /** Why nothing can be written; empty where it can. */
    String obstacle() {
        return caller.simulation().world().computers().fileStoreUp(pool)
                ? ""
                : "the file store of " + pool + " cannot be used";
    }

    /** Flushes these servers side by side. */
    void run(List<String> servers, Runnable done) {
        var waiting = new ArrayList<>(servers);
        if (waiting.isEmpty()) {
            done.run();
            return;
        }
        for (var server : servers) {
            caller.simulation().record(new FlushStarted(server, full));
            caller.later(caller.millis(Timing.STORAGE_FLUSH), () -> {
                write(server);
                waiting.remove(server);
                if (waiting.isEmpty()) {
                    done.run();
                }
            });
        }
    }

    private void write(String server) {
        var simulation = caller.simulation();
        if (!obstacle().isEmpty()
                || !simulation.world().computers().fabric(pool).runs(server)) {
            return;
        }
        var left = full ? 0 : caller.estate().timings().number(Timing.STORAGE_STEADY_ITEMS);
        var items = Math.max(0, simulation.world().storage().waiting(server) - left);
        if (items > 0) {
            simulation.record(new FileWritten(
                    "\\\\" + pool,
                    "share\\LYSS\\" + server + "-" + simulation.now() + ".zip",
                    items + " items of the storage queue of " + server,
                    "StorageQueue",
                    RecordText.write(new Items(server, items))));
        }
        simulation.record(new FlushEnded(server, pool, full, items));
    }
}
