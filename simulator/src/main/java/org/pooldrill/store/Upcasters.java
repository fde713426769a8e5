package org.pooldrill.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All upcasters, each by the type and version that it takes, so that one can follow the other. In the manner of Axon's
 * event upcaster chain, and not that: its intermediate representation carries message ids, meta-data, time stamps and
 * aggregates through converters of serialisers, none of which a line of a log has, and it may split events or drop them,
 * which numbers without gaps forbid.
 */
final class Upcasters {

    private record Version(String type, int version) {}

    private final Map<Version, Upcaster> all = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two of them take the same, or one leads back to where it came from
     */
    Upcasters(List<Upcaster> upcasters) {
        for (var upcaster : upcasters) {
            if (all.putIfAbsent(new Version(upcaster.type(), upcaster.version()), upcaster) != null) {
                throw new IllegalArgumentException(
                        "two upcasters take version " + upcaster.version() + " of " + upcaster.type());
            }
        }
        for (var upcaster : upcasters) {
            var seen = new LinkedHashSet<Version>();
            for (var next = Optional.of(upcaster);
                    next.isPresent();
                    next = find(next.get().toType(), next.get().toVersion())) {
                if (!seen.add(new Version(next.get().type(), next.get().version()))) {
                    throw new IllegalArgumentException("the upcaster of version " + upcaster.version() + " of "
                            + upcaster.type() + " leads back to it");
                }
            }
        }
    }

    private Optional<Upcaster> find(String type, int version) {
        return Optional.ofNullable(all.get(new Version(type, version)));
    }

    /** The last upcaster of the chain that begins there. */
    Optional<Upcaster> last(String type, int version) {
        var last = find(type, version);
        for (var next = last;
                next.isPresent();
                next = find(next.get().toType(), next.get().toVersion())) {
            last = next;
        }
        return last;
    }

    /** The data as the end of the chain has them. */
    ObjectNode upcast(String type, int version, ObjectNode data) {
        var current = data;
        for (var next = find(type, version);
                next.isPresent();
                next = find(next.get().toType(), next.get().toVersion())) {
            current = next.get().change().apply(current);
        }
        return current;
    }
}
