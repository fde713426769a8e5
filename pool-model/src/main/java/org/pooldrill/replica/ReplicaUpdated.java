package org.pooldrill.replica;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Event;

/**
 * A computer's local replica now is what a master holds.
 *
 * @param master the pool whose master sent it
 * @param version the master's count of changes
 * @param createdMillis when the master wrote the update, since the start of the run
 * @param reportedMillis when the computer reported back, since the start of the run
 * @param values what changed in the replica; an empty value took its key away
 */
public record ReplicaUpdated(
        String computer,
        String master,
        long version,
        long createdMillis,
        long reportedMillis,
        Map<String, String> values)
        implements Event {
    public ReplicaUpdated {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
