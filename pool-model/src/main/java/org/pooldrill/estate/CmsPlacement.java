package org.pooldrill.estate;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where Central Management stands.
 *
 * @param active the pool with the active master
 * @param standby its partner with the standby, where that is set up
 * @param locations the location of each subnet in the database {@code lis} beside the active master's
 */
public record CmsPlacement(String active, Optional<String> standby, Map<String, String> locations) {
    public CmsPlacement {
        locations = Collections.unmodifiableMap(new TreeMap<>(locations));
    }

    /** One without location data. */
    public CmsPlacement(String active, Optional<String> standby) {
        this(active, standby, Map.of());
    }
}
