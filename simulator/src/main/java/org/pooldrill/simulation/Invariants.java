package org.pooldrill.simulation;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.pool.PoolEvent.PoolPaired;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;
import org.pooldrill.site.PoolSite;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.view.View;

/**
 * What must never break, whatever a drill does. The cheap rules are checked with every event; that a replay of a store
 * gives the state of the run is checked at the end.
 */
final class Invariants implements Appended {
    private static final Set<BackupModule> USER_DATA = EnumSet.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private final View view;
    private final Map<String, PoolSite> sites;
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<String, Long> imported = new LinkedHashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private long seq;

    Invariants(View view, Map<String, PoolSite> sites) {
        this.view = view;
        this.sites = sites;
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        if (raw.seq() != seq + 1) {
            throw new InvariantBroken("seq has no gaps", "event " + raw.seq() + " follows " + seq);
        }
        seq = raw.seq();
        changed.add(raw.store());
        var n = numbers.merge(raw.store(), 1L, Long::sum);
        if (raw.n() != n) {
            throw new InvariantBroken(
                    "the numbers of a store have no gaps", raw.store() + " has " + raw.n() + " where " + n + " is due");
        }
        if (payload instanceof BatchImported e) {
            batch(raw.store(), e);
        } else if (payload instanceof ImportResumed e) {
            imported.put(key(raw.store(), e.home(), e.module()), e.after());
        } else if (payload instanceof PoolPaired e) {
            USER_DATA.forEach(module -> imported.remove(key(raw.store(), e.home(), module)));
        }
    }

    private void batch(String store, BatchImported e) {
        var key = key(store, e.home(), e.module());
        var before = imported.getOrDefault(key, 0L);
        if (e.from() != before + 1) {
            throw new InvariantBroken(
                    "nothing is imported twice or out of order",
                    store + " imports " + e.module() + " of " + e.home() + " from " + e.from() + ", the last was "
                            + before);
        }
        imported.put(key, e.to());
        var produced = view.journal(e.producer()).produced(e.module());
        if (e.to() > produced) {
            throw new InvariantBroken(
                    "a copy never holds what the stream's authority never produced",
                    store + " imports " + e.module() + " up to " + e.to() + ", but " + e.producer() + " has produced "
                            + produced);
        }
        var exported = view.journal(e.producer()).exported(e.module());
        if (e.to() > exported && !handedOver(e)) {
            throw new InvariantBroken(
                    "imported <= exported",
                    store + " imports " + e.module() + " up to " + e.to() + ", but " + e.producer() + " has exported "
                            + exported);
        }
    }

    /** Hydration hands over what is left by itself, without a package; its acknowledgement counts it as exported. */
    private static boolean handedOver(BatchImported batch) {
        return batch.batch().contains("/hydration-");
    }

    /** Checks the marks and the copies in all stores that have changed, when a moment has come to rest. */
    void settled() {
        for (var pool : sites.keySet()) {
            var home = sites.get(pool).state(pool);
            if (changed.contains(pool)) {
                marks(pool);
            }
            if (changed.contains(pool) || changed.contains(home.partner())) {
                view.partner(pool)
                        .ifPresent(partner -> copies(home, sites.get(partner).state(pool)));
            }
        }
        changed.clear();
    }

    private void marks(String pool) {
        var journal = view.journal(pool);
        for (var module : BackupModule.values()) {
            if (journal.acked(module) > journal.exported(module)
                    || journal.exported(module) > journal.produced(module)) {
                throw new InvariantBroken(
                        "acked <= exported <= produced",
                        pool + " " + module + ": acked " + journal.acked(module) + ", exported "
                                + journal.exported(module) + ", produced " + journal.produced(module));
            }
        }
    }

    /** While nobody is failed over: what was acknowledged is there, and when all is, both copies are the same. */
    void copies(PoolState home, PoolState copy) {
        if (home.service() != Service.SERVING || copy.service() != Service.STANDBY || home.term() != copy.term()) {
            return;
        }
        for (var module : USER_DATA) {
            var acked = home.stream().acked(module);
            var there = copy.stream().imported(module);
            if (acked > there) {
                throw new InvariantBroken(
                        "acked <= imported within one term",
                        home.home() + " " + module + ": acked " + acked + ", imported " + there);
            }
        }
        var settings = BackupModule.PRESENCE_FOCUS;
        if (home.stream().acked(settings) == home.stream().produced(settings)
                && copy.stream().acked(settings) == copy.stream().produced(settings)
                && home.fingerprint() != copy.fingerprint()) {
            throw new InvariantBroken(
                    "both copies are equal when everything was exchanged",
                    home.describe() + " differs from " + copy.describe());
        }
    }

    /** Compares every stream of the run with the replay of its store. */
    void finished() {
        sites.forEach((pool, site) -> {
            for (var home : sites.keySet()) {
                site.knows(home).ifPresent(live -> compare(pool, home, live, site.replay(home)));
            }
            applications(pool, site);
        });
    }

    private void applications(String pool, PoolSite site) {
        var live = site.applications().toString();
        var seen = view.applications(pool).toString();
        var replayed = site.replayApplications().toString();
        if (!live.equals(replayed) || !live.equals(seen)) {
            throw new InvariantBroken(
                    "replaying a store yields the state that the run had",
                    "the applications of " + pool + " were " + live + ", replayed " + replayed + ", read " + seen);
        }
    }

    private void compare(String store, String home, PoolState live, PoolState replayed) {
        var seen = view.knows(store, home).orElseThrow();
        var text = live.describe();
        if (!text.equals(replayed.describe())) {
            throw new InvariantBroken(
                    "replaying a store yields the state that the run had",
                    "the stream of " + home + " in " + store + " was " + text + ", replayed " + replayed.describe());
        }
        if (!text.equals(seen.describe())) {
            throw new InvariantBroken(
                    "reading the log yields the state that the run had",
                    "the stream of " + home + " in " + store + " was " + text + ", read " + seen.describe());
        }
    }

    private static String key(String store, String home, BackupModule module) {
        return store + " " + home + " " + module;
    }
}
