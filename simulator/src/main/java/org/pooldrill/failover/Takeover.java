package org.pooldrill.failover;

import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;
import org.pooldrill.site.PoolSite;

/**
 * The switch of "Failing over a pool" as the backup site does it: with its own copy of the users' data, and the packages
 * that lie complete in its own file store, which are imported first (domain text, section 5.8 {@code [inferred]}). Nothing
 * of what the home pool knows plays a part.
 */
public final class Takeover {
    private final PoolSite backup;
    private final String home;
    private final boolean disaster;
    private final Runnable importWaiting;

    /**
     * A takeover that has not begun.
     *
     * @param home the home pool of the users
     * @param importWaiting imports what lies in the backup site's file store
     */
    public Takeover(PoolSite backup, String home, boolean disaster, Runnable importWaiting) {
        this.backup = backup;
        this.home = home;
        this.disaster = disaster;
        this.importWaiting = importWaiting;
    }

    /** Begins to bring the copy into service. */
    public void begin() {
        importWaiting.run();
        backup.pool(home, new PoolCommand.StartTakeover(disaster));
    }

    /** Replays the copy from the store and brings it into service; returns what it is then. */
    public PoolState complete() {
        importWaiting.run();
        var term = backup.replay(home).term() + 1;
        backup.pool(home, new PoolCommand.TakeOver(term, disaster));
        return backup.state(home);
    }
}
