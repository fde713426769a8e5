package org.pooldrill.computer;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pooldrill.computer.ComputerEvent.DatabaseChanged;
import org.pooldrill.computer.ComputerEvent.PoolChanged;

/** What the physical world keeps about one pool, beside its servers and databases. */
final class PoolStanding {
    PoolCause cause = PoolCause.NONE;
    long downSince = -1;
    long backEndDownSince = -1;
    boolean toleranceExceeded;
    boolean fileStoreUp = true;
    boolean userDatabaseOnline = true;
    final Map<Database, List<String>> left = new EnumMap<>(Database.class);
    final Map<Integer, Long> unwrittenSince = new TreeMap<>();
    final Set<String> members = new LinkedHashSet<>();

    void evolve(long time, PoolChanged event) {
        if (event.up()) {
            downSince = -1;
        } else if (downSince < 0) {
            downSince = time;
        }
        cause = event.cause();
    }

    void evolve(long time, DatabaseChanged event) {
        if (event.database() != Database.User) {
            return;
        }
        if (event.available()) {
            backEndDownSince = -1;
        } else if (backEndDownSince < 0) {
            backEndDownSince = time;
        }
    }

    @Override
    public String toString() {
        return cause + " since " + downSince + ", back end down since " + backEndDownSince
                + (toleranceExceeded ? " too long" : "") + (fileStoreUp ? "" : ", no file store");
    }
}
