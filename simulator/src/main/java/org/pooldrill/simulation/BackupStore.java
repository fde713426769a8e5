package org.pooldrill.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.estate.Estate;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;
import org.pooldrill.site.PoolSite;

/**
 * The back end as the store that Front Ends write to a little later ("the Back End is backup storage for user data"
 * [doc]). Where a routing group is loaded from it, changes of its users that had not been written are lost [doc]; the
 * users then have what the store had, which replicates like any change [model].
 */
public final class BackupStore {
    private static final String WHY = "not written to the back end when the routing group was loaded from it";

    private final Estate estate;
    private final Map<String, PoolSite> sites;

    BackupStore(Estate estate, Map<String, PoolSite> sites) {
        this.estate = estate;
        this.sites = sites;
    }

    /**
     * Loads routing groups of a pool.
     *
     * @param since for each group, since when nothing of its users was written, in milliseconds since the start
     * @param total how many groups the pool has
     * @return how many changes were lost
     */
    public int load(String pool, Map<Integer, Long> since, int total) {
        var site = sites.get(pool);
        if (since.isEmpty() || !site.state(pool).service().writable()) {
            return 0;
        }
        var lost = new ArrayList<Change>();
        var written = new LinkedHashMap<String, UserDataSet>();
        var state = new PoolState();
        site.store().readEvents(pool).forEachRemaining(message -> {
            var event = (Event) message.getPayload();
            var at = message.getTimestamp().toEpochMilli() - estate.start().toEpochMilli();
            if (event instanceof Change change && isLost(change, at, since, total)) {
                written.computeIfAbsent(change.user(), state::userData);
                lost.add(change);
            }
            state.evolve(event);
        });
        if (lost.isEmpty()) {
            return 0;
        }
        var commands = new ArrayList<PoolCommand>();
        commands.add(new PoolCommand.LoseUnwritten(List.copyOf(lost), WHY));
        written.values().forEach(data -> commands.add(new PoolCommand.Make(data)));
        site.pool(pool, commands);
        return lost.size();
    }

    private static boolean isLost(Change change, long at, Map<Integer, Long> since, int total) {
        if (change.module() != BackupModule.PRESENCE_FOCUS || change.user().isEmpty()) {
            return false;
        }
        var from = since.get(RoutingGroups.groupOf(change.user(), total));
        return from != null && at > from;
    }
}
