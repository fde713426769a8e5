package org.pooldrill.pool;

import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.pool.PoolEvent.FailbackStarted;
import org.pooldrill.pool.PoolEvent.FailoverPhaseEntered;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolEvent.ResumptionStarted;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;

/** What has happened to pool1 in its own store and in the store of pool2, as far as tests begin with it. */
public final class Histories {
    public static final String POOL1 = "pool1.contoso.com";
    public static final String POOL2 = "pool2.contoso.com";

    static final Map<BackupModule, Long> NOTHING_KNOWN =
            Map.of(BackupModule.PRESENCE_FOCUS, 0L, BackupModule.DATA_CONF, 0L, BackupModule.CMS_MASTER, 0L);

    static final Event HOME_DEPLOYED = new PoolDeployed(POOL1, POOL1, POOL2);
    static final Event COPY_DEPLOYED = new PoolDeployed(POOL1, POOL2, POOL1);
    static final Event READ_ONLY = phase(FailoverPhase.READ_ONLY);
    static final Event HANDED_OVER = new ServiceHandedOver(POOL1, POOL2, 1, NOTHING_KNOWN);
    static final Event RESUMING = new ResumptionStarted(POOL1, false);
    static final Event TAKEOVER_STARTED = new TakeoverStarted(POOL1, true);
    static final Event TAKEN_OVER = new ServiceTakenOver(POOL1, 1, NOTHING_KNOWN, true);
    static final Event FAILBACK_STARTED = new FailbackStarted(POOL1, false);

    private Histories() {}

    static Event phase(FailoverPhase phase) {
        return new FailoverPhaseEntered(POOL1, phase);
    }

    /** The stream of pool1 in its own store after these events. */
    static PoolState home(Event... events) {
        return state(HOME_DEPLOYED, events);
    }

    /** The stream of pool1 in the store of pool2 after these events. */
    static PoolState copy(Event... events) {
        return state(COPY_DEPLOYED, events);
    }

    private static PoolState state(Event deployed, Event... events) {
        var state = new PoolState();
        state.evolve(deployed);
        List.of(events).forEach(state::evolve);
        return state;
    }
}
