package org.pooldrill.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.MoveEvent.MoveEnded;

/**
 * Keeps account of what was published at each instance of the Central Management store, and of what of it a new master
 * goes without: after a forced failover what it had not imported [inferred], at once, though the lost site can say so
 * itself only when it is back.
 */
final class ConfigurationLosses {
    private record Published(long atMillis, ConfigurationSet change) {}

    private final Map<String, TreeMap<Long, Published>> published = new LinkedHashMap<>();
    private final Map<String, Long> produced = new LinkedHashMap<>();
    private final List<LostSetting> lost = new ArrayList<>();
    private final Map<String, Long> rpoMillis = new LinkedHashMap<>();

    /** Takes in an event of a pool's store. */
    void apply(String store, long now, Event event) {
        if (event instanceof ConfigurationSet e) {
            changes(store).put(produced.merge(store, 1L, Long::sum), new Published(now, e));
        } else if (event instanceof ChangesSetAside e && e.module() == BackupModule.CMS_MASTER) {
            lose(store, e.after(), e.why());
        }
    }

    /**
     * Central Management was moved, or not; what a new master has all the same is not lost.
     *
     * @param lostAtMillis when the pool that it was moved from was lost; now where it was not
     */
    void moved(MoveEnded move, long lostAtMillis, Function<String, Optional<CmsState>> instances) {
        rpoMillis.remove(move.from());
        var to = instances.apply(move.to());
        if (move.why().isEmpty()
                && !move.from().equals(move.to())
                && to.map(CmsState::state).filter(InstanceState.ACTIVE::equals).isPresent()
                && instances
                        .apply(move.from())
                        .map(CmsState::state)
                        .filter(state -> state != InstanceState.BACKUP && state != InstanceState.ABSENT)
                        .isPresent()) {
            var known = to.orElseThrow().configuration();
            changes(move.from())
                    .values()
                    .removeIf(p -> p.change.value().equals(known.getOrDefault(p.change.key(), "")));
            var imported = to.orElseThrow().stream().imported(BackupModule.CMS_MASTER);
            changes(move.from()).tailMap(imported, false).values().stream()
                    .mapToLong(p -> Math.max(0, lostAtMillis - p.atMillis))
                    .max()
                    .ifPresent(oldest -> rpoMillis.put(move.from(), oldest));
            lose(move.from(), imported, "not imported at " + move.to() + " when it became the active master");
        }
    }

    /** What was published at a pool after that number is lost, and told once. */
    private void lose(String pool, long after, String cause) {
        var gone = changes(pool).tailMap(after, false);
        gone.values()
                .forEach(p -> lost.add(new LostSetting(p.change.key(), p.change.value(), pool, p.atMillis, cause)));
        gone.clear();
    }

    private TreeMap<Long, Published> changes(String pool) {
        return published.computeIfAbsent(pool, store -> new TreeMap<>());
    }

    /** How old the oldest change was, when the pool was lost, that the last move away from it lost. */
    long rpoMillis(String pool) {
        return rpoMillis.getOrDefault(pool, 0L);
    }

    List<LostSetting> lost() {
        return Collections.unmodifiableList(lost);
    }
}
