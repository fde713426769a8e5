package org.pooldrill.location;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What can be asked of the location data in one pool's store. */
public sealed interface LocationCommand {

    /** The pool in whose store it stands. */
    String pool();

    /** Gives a subnet a location; empty takes the subnet away. */
    record Set(String pool, String subnet, String location) implements LocationCommand {}

    /**
     * Puts other data in the place of what is there.
     *
     * @param from where they come from, for the log
     */
    record Replace(String pool, Map<String, String> subnets, String from) implements LocationCommand {
        public Replace {
            subnets = Collections.unmodifiableMap(new TreeMap<>(subnets));
        }
    }

    /** Tells clients what the database holds. */
    record Publish(String pool) implements LocationCommand {}
}
