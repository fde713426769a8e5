package org.pooldrill.edge;

import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.EdgeNextHopCheck;

/**
 * "Failing over a pool", the preliminary step: no Edge pool may have the failing pool as its next hop. The message is
 * documented and speaks of the topology, so whether the Edge runs does not matter unless the estate says so [model].
 */
public final class NextHopRule {
    private NextHopRule() {}

    /**
     * The Edge pools that stand in the way of a failover, by name.
     *
     * @param topology the active master's
     */
    public static List<String> inTheWay(
            Topology topology, String pool, EdgeNextHopCheck check, Predicate<String> edgeUp) {
        return topology.edgesWithNextHop(pool).stream()
                .filter(edge -> check == EdgeNextHopCheck.TOPOLOGY || edgeUp.test(edge))
                .toList();
    }
}
