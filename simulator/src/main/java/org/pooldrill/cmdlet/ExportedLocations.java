package org.pooldrill.cmdlet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a file of Export-CsLisConfiguration holds: the location of each subnet. */
record ExportedLocations(Map<String, String> subnets) {
    static final String KIND = "LocationData";
    static final String NOUN = "location data";

    ExportedLocations {
        subnets = Collections.unmodifiableMap(new TreeMap<>(subnets));
    }
}
