package org.pooldrill.dialin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.Topology;

/**
 * The conference directories of a topology: which pool hosts each, and since when it gives out its present codes
 * ("Move-CsConferenceDirectory" [doc]). A directory maps the id of a meeting to the number that callers type; moved by
 * force it gives out new ones, and those of existing meetings are lost [doc].
 */
public final class Directories {
    /** The most that two digits can tell apart [doc]. */
    public static final int MAX_NUMBER = 99;

    private static final String REMOVED = "none";

    private final Map<Integer, String> pools;
    private final Map<Integer, Long> since;

    private Directories(Map<Integer, String> pools, Map<Integer, Long> since) {
        this.pools = pools;
        this.since = since;
    }

    /** Those that were deployed, with what was published since. */
    public static Directories of(Map<Integer, String> deployed, Topology topology) {
        var pools = new TreeMap<>(deployed);
        topology.numbered(ConfigurationKeys.CONFERENCE_DIRECTORIES, ".pool").forEach((number, pool) -> {
            if (pool.equals(REMOVED)) {
                pools.remove(number);
            } else {
                pools.put(number, pool);
            }
        });
        var since = new TreeMap<Integer, Long>();
        topology.numbered(ConfigurationKeys.CONFERENCE_DIRECTORIES, ".codesSince")
                .forEach((number, millis) -> since.put(number, Long.parseLong(millis)));
        return new Directories(pools, since);
    }

    /** The values that put a directory on a pool; the codes that it has given out stay. */
    public static Map<String, String> on(int number, String pool) {
        return Map.of(ConfigurationKeys.conferenceDirectory(number), pool);
    }

    /** The values that put a directory on a pool by force, and make the codes void that were given out before. */
    public static Map<String, String> forcedOn(int number, String pool, long nowMillis) {
        return Map.of(
                ConfigurationKeys.conferenceDirectory(number),
                pool,
                ConfigurationKeys.conferenceDirectoryCodes(number),
                String.valueOf(nowMillis));
    }

    /** The values that take a directory away, and its codes with it. */
    public static Map<String, String> removed(int number, long nowMillis) {
        return forcedOn(number, REMOVED, nowMillis);
    }

    /** The hosting pools by number. */
    public Map<Integer, String> pools() {
        return Collections.unmodifiableMap(pools);
    }

    /** The pool that hosts a directory. */
    public Optional<String> pool(int number) {
        return Optional.ofNullable(pools.get(number));
    }

    /** The directories that a pool hosts, by number. */
    public List<Integer> at(String pool) {
        var numbers = new ArrayList<Integer>();
        pools.forEach((number, host) -> {
            if (host.equals(pool)) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    /** Whether a code that a directory gave out at a moment is still good. */
    public boolean good(int number, long givenMillis) {
        return pools.containsKey(number) && givenMillis > since.getOrDefault(number, -1L);
    }
}
