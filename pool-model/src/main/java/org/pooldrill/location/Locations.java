package org.pooldrill.location;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Event;
import org.pooldrill.location.LocationEvent.LocationSet;
import org.pooldrill.location.LocationEvent.LocationsPublished;
import org.pooldrill.location.LocationEvent.LocationsReplaced;

/** The location data in one pool's store: the fold of their events. */
public final class Locations {
    private final Map<String, String> subnets = new TreeMap<>();
    private final Map<String, String> told = new TreeMap<>();

    /** The location of each subnet, as the database has it. */
    public Map<String, String> subnets() {
        return Collections.unmodifiableMap(subnets);
    }

    /** What clients are told: what was published last. */
    public Map<String, String> told() {
        return Collections.unmodifiableMap(told);
    }

    /** Whether clients are told everything that the database holds. */
    public boolean published() {
        return subnets.equals(told);
    }

    /** Applies one event of this pool's store; others are ignored. */
    public void evolve(Event event) {
        if (event instanceof LocationSet e) {
            if (e.location().isEmpty()) {
                subnets.remove(e.subnet());
            } else {
                subnets.put(e.subnet(), e.location());
            }
        } else if (event instanceof LocationsReplaced e) {
            subnets.clear();
            subnets.putAll(e.subnets());
        } else if (event instanceof LocationsPublished) {
            told.clear();
            told.putAll(subnets);
        }
    }
}
