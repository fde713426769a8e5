package org.pooldrill.estate;

import java.util.List;

/**
 * A response group as the estate deploys it: a workflow, a queue and an agent group of one name.
 *
 * @param number the telephone number that reaches it, such as {@code tel:+15550200}
 * @param agents SIP addresses, in the order in which they are asked
 * @param participation whether agents sign in to the group themselves
 * @param anonymous whether agents stay anonymous: such calls go through the pool for as long as they last
 */
public record GroupPlan(
        String name, String number, List<String> agents, Participation participation, boolean anonymous) {

    public GroupPlan {
        agents = List.copyOf(agents);
    }
}
