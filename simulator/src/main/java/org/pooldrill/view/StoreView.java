package org.pooldrill.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.application.ApplicationState;
import org.pooldrill.backup.Journal;
import org.pooldrill.backup.WaitingPackages;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.CmsState;
import org.pooldrill.location.Locations;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.pool.PoolState;

/** One pool's store, replayed: every stream in it, and the journal that its Backup Service would keep. */
final class StoreView {
    private final String store;
    private final Journal journal;
    private final WaitingPackages waiting;
    private final Map<String, PoolState> pools = new LinkedHashMap<>();
    private final CmsState cms = new CmsState();
    private final ApplicationState applications = new ApplicationState();
    private final Locations locations = new Locations();

    StoreView(String store) {
        this.store = store;
        journal = new Journal(store);
        waiting = new WaitingPackages(store);
    }

    /**
     * The stream that an event of this store belongs to: a home pool, an instance of Central Management, or empty.
     *
     * @param homes the home pool of a user
     */
    String stream(Event event, java.util.function.Function<String, String> homes) {
        if (event instanceof ConfigurationSet || event instanceof CmsEvent) {
            return CentralManagement.idAt(store);
        }
        if (event instanceof Change.ContentUploaded e) {
            return homes.apply(e.organizer());
        }
        if (event instanceof Change e) {
            return homes.apply(e.user());
        }
        if (event instanceof PoolEvent e) {
            return e.home();
        }
        return event instanceof StreamEvent e ? e.home() : "";
    }

    void apply(long n, long now, Event event, String stream, long bytes) {
        journal.apply(n, now, event, stream, bytes);
        waiting.apply(event);
        if (event instanceof ApplicationEvent e) {
            applications.evolve(e);
        }
        locations.evolve(event);
        if (CentralManagement.isInstance(stream)) {
            cms.evolve(event);
        } else if (!stream.isEmpty()) {
            pools.computeIfAbsent(stream, home -> new PoolState()).evolve(event);
        }
    }

    Journal journal() {
        return journal;
    }

    /** The packages in this pool's file store that wait to be imported. */
    WaitingPackages waiting() {
        return waiting;
    }

    /** This pool's location data. */
    Locations locations() {
        return locations;
    }

    /** What this store knows of a home pool. */
    Optional<PoolState> knows(String home) {
        return Optional.ofNullable(pools.get(home));
    }

    /** What this pool's Application Server keeps. */
    ApplicationState applications() {
        return applications;
    }

    /** This pool's instance of the Central Management store, where one was installed. */
    Optional<CmsState> cms() {
        return cms.pool().isEmpty() ? Optional.empty() : Optional.of(cms);
    }
}
