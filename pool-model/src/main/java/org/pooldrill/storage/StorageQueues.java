package org.pooldrill.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.storage.StorageEvent.FlushEnded;
import org.pooldrill.storage.StorageEvent.FlushedItemsImported;

/**
 * The items that the storage service (LYSS) of each Front End keeps until Monitoring or Archiving has taken them: a record
 * of every call and conference and every message [model]. While the database is there they are delivered at once; else
 * they wait, can be flushed to the file store, and are not taken in from there by themselves [doc release notes].
 */
public final class StorageQueues {
    private final long limit;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final Map<String, Long> flushed = new LinkedHashMap<>();
    private final Map<String, Long> imported = new LinkedHashMap<>();
    private final Map<String, Long> overflowed = new LinkedHashMap<>();
    private final Set<String> cutOff = new TreeSet<>();
    private final Set<String> full = new TreeSet<>();

    /** @param limit how many items the queue of a Front End holds at most */
    public StorageQueues(long limit) {
        this.limit = limit;
    }

    /** Whether everything is delivered at once everywhere, so that nobody need be asked whose item it is. */
    public boolean idle() {
        return cutOff.isEmpty();
    }

    /** Whether the items of a pool cannot be delivered. */
    public boolean waits(String pool) {
        return cutOff.contains(pool);
    }

    /** The database of a pool's items is there, or is not; what waits on its servers is delivered when it is. */
    public void database(String pool, boolean available, Iterable<String> servers) {
        if (available) {
            cutOff.remove(pool);
            servers.forEach(waiting::remove);
            servers.forEach(full::remove);
        } else {
            cutOff.add(pool);
        }
    }

    /** One more item of a pool comes into being on a Front End. */
    public void add(String pool, String computer) {
        if (!waits(pool)) {
            return;
        }
        if (waiting(computer) >= limit) {
            overflowed.merge(pool, 1L, Long::sum);
        } else {
            waits(computer, 1);
        }
    }

    /** Applies an event. */
    public void evolve(StorageEvent event) {
        if (event instanceof FlushEnded e) {
            waits(e.computer(), -e.items());
            flushed.merge(e.pool(), e.items(), Long::sum);
        } else if (event instanceof FlushedItemsImported e) {
            flushed.merge(e.pool(), -e.items(), Long::sum);
            imported.merge(e.pool(), e.items(), Long::sum);
        }
    }

    private void waits(String computer, long more) {
        if (waiting.merge(computer, more, Long::sum) >= limit) {
            full.add(computer);
        } else {
            full.remove(computer);
        }
    }

    /** How many items wait on a Front End. */
    public long waiting(String computer) {
        return waiting.getOrDefault(computer, 0L);
    }

    /** The Front Ends whose queue holds as much as it can. */
    public Set<String> full() {
        return Collections.unmodifiableSet(full);
    }

    /** How many items of a pool lie in its file store and were not taken in. */
    public long flushed(String pool) {
        return flushed.getOrDefault(pool, 0L);
    }

    /** How many were taken in from there. */
    public long imported(String pool) {
        return imported.getOrDefault(pool, 0L);
    }

    /** How many found the queue full. */
    public long overflowed(String pool) {
        return overflowed.getOrDefault(pool, 0L);
    }
}
