package org.pooldrill.failover;

import java.util.List;

/** What must have been moved out of the way before a pool fails over, as the management shell sees it. */
public interface Preparations {

    /** Why no Central Management store is available to a failover of this pool; empty where one is. */
    String cmsNotAvailable(String failingPool);

    /** The Edge pools in the active master's topology whose next hop is this pool. */
    List<String> edgesWithNextHop(String pool);
}
