package org.pooldrill.location;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Event;

/** What happens to the location data in one pool's store. */
public sealed interface LocationEvent extends Event {

    /** The pool in whose store it stands. */
    String pool();

    /** A subnet has a location; empty takes the subnet away. Nobody is told before it is published. */
    record LocationSet(String pool, String subnet, String location) implements LocationEvent {}

    /** All subnets came from somewhere else: an exported file, or the database that Central Management has left. */
    record LocationsReplaced(String pool, Map<String, String> subnets, String from) implements LocationEvent {
        public LocationsReplaced {
            subnets = Collections.unmodifiableMap(new TreeMap<>(subnets));
        }
    }

    /** What the database holds is now what clients are told. */
    record LocationsPublished(String pool) implements LocationEvent {}
}
