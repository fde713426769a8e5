package org.pooldrill.drill;

import java.time.Duration;
import java.util.Optional;

/** One edit made in Topology Builder; all edits of a step are published at once. */
public sealed interface Edit {

    /** The next hop of an Edge pool. */
    record NextHop(String edge, String pool) implements Edit {}

    /** "Enable federation for this Edge pool (Port 5061)". */
    record Federation(String edge, boolean enabled) implements Edit {}

    /** "Enable XMPP federation for this Edge pool". */
    record Xmpp(String edge, boolean enabled) implements Edit {}

    /** A pool whose servers stand ready is put into the topology. */
    record Define(String pool) implements Edit {}

    /** A pool is taken out of the topology. */
    record Remove(String pool) implements Edit {}

    /** The associated backup pool; without one the pool is unpaired. */
    record Backup(String pool, Optional<String> partner) implements Edit {}

    /** "Associate Edge Pool (for media components)". */
    record MediaEdge(String pool, Optional<String> edge) implements Edit {}

    /** The Front End pool that a Survivable Branch Appliance registers with. */
    record RegistersWith(String branch, String pool) implements Edit {}

    /** The next hop of a Persistent Chat pool. */
    record ChatNextHop(String chat, String pool) implements Edit {}

    /** "Automatic failover and failback for Voice"; what is not given stays as it is. */
    record Voice(
            String pool, Optional<Boolean> automatic, Optional<Duration> failureDetection, Optional<Duration> failback)
            implements Edit {}
}
