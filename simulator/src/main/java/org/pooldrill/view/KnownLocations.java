package org.pooldrill.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Event;
import org.pooldrill.estate.CmsPlacement;
import org.pooldrill.estate.Estate;
import org.pooldrill.location.LocationEvent.LocationSet;

/** Location data as administrators have made them, over all stores: what a restored database is compared with. */
final class KnownLocations {
    private final Map<String, String> subnets = new TreeMap<>();

    KnownLocations(Estate estate) {
        subnets.putAll(estate.cms().map(CmsPlacement::locations).orElse(Map.of()));
    }

    /** Takes in an event of a pool's store. */
    void apply(Event event) {
        if (event instanceof LocationSet e) {
            if (e.location().isEmpty()) {
                subnets.remove(e.subnet());
            } else {
                subnets.put(e.subnet(), e.location());
            }
        }
    }

    Map<String, String> subnets() {
        return Collections.unmodifiableMap(subnets);
    }
}
