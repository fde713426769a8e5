package org.pooldrill.replica;

import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.cms.Topology;

/**
 * One computer's local copy of the configuration. It goes on acting on it whatever becomes of the master.
 *
 * @param master the pool whose master it last heard from
 * @param version that master's count of changes then
 * @param topology what the computer acts on
 * @param createdMillis when the last update was written, since the start of the run
 * @param reportedMillis when it last reported, since the start of the run
 */
public record Replica(
        String computer, String master, long version, Topology topology, long createdMillis, long reportedMillis) {

    /** What an update to another configuration would change here. */
    public Map<String, String> differenceTo(Map<String, String> configuration) {
        var difference = new TreeMap<String, String>();
        topology.values().keySet().forEach(key -> {
            if (!configuration.containsKey(key)) {
                difference.put(key, "");
            }
        });
        configuration.forEach((key, value) -> {
            if (!value.equals(topology.values().get(key))) {
                difference.put(key, value);
            }
        });
        return difference;
    }

    Replica evolve(ReplicaUpdated e) {
        return new Replica(
                computer,
                e.master(),
                e.version(),
                e.values().isEmpty() ? topology : topology.with(e.values()),
                e.createdMillis(),
                e.reportedMillis());
    }
}
