package org.pooldrill.estate;

import java.util.List;

/**
 * Call Park and Group Call Pickup of one pool when a run starts.
 *
 * @param ranges its numbers, those for parking first
 * @param music the file with its own music on hold; empty for Lync's
 */
public record CallPark(List<OrbitRange> ranges, CallParkSettings settings, String music) {

    public CallPark {
        ranges = List.copyOf(ranges);
    }
}
