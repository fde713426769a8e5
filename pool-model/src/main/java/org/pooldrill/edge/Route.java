package org.pooldrill.edge;

import java.util.List;

/**
 * One way into or out of the deployment, as it is published.
 *
 * @param edge the Edge pool that it goes through; empty where there is none, or where there may be several
 * @param why one sentence for each condition that is not met; empty where it works
 */
public record Route(String edge, List<String> why) {
    public Route {
        why = List.copyOf(why);
    }

    public boolean works() {
        return why.isEmpty();
    }
}
