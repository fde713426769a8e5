package org.pooldrill.callpark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.estate.Applications;
import org.pooldrill.estate.OrbitRange;

/**
 * The number ranges of Call Park and Group Call Pickup as values of the configuration: they are published through
 * Central Management, and each pool acts on what its replica has of them.
 */
public final class OrbitRanges {
    private static final String PREFIX = "callPark.";
    private static final String SUFFIX = ".range";

    private OrbitRanges() {}

    /** The key of a range. */
    public static String key(String name) {
        return PREFIX + name + SUFFIX;
    }

    /** A range as the value of its key. */
    public static String value(OrbitRange range) {
        return range.pool() + "|" + range.type() + "|" + range.first() + "|" + range.last();
    }

    /** What the estate deploys. */
    public static Map<String, String> values(Applications applications) {
        var values = new TreeMap<String, String>();
        applications.callPark().values().forEach(park -> park.ranges()
                .forEach(range -> values.put(key(range.name()), value(range))));
        return values;
    }

    /** The ranges of a configuration, by name. */
    public static List<OrbitRange> in(Map<String, String> configuration) {
        var ranges = new ArrayList<OrbitRange>();
        configuration.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && key.endsWith(SUFFIX)) {
                var parts = value.split("\\|");
                ranges.add(new OrbitRange(
                        key.substring(PREFIX.length(), key.length() - SUFFIX.length()),
                        parts[0],
                        OrbitRange.Type.valueOf(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3])));
            }
        });
        return ranges;
    }
}
