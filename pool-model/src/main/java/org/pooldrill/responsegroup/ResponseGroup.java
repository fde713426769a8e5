package org.pooldrill.responsegroup;

import java.util.List;
import org.pooldrill.estate.GroupPlan;
import org.pooldrill.estate.Participation;

/**
 * A response group as the database of one pool holds it: a workflow, its queue and its agent group, all of one name.
 *
 * @param id stays the same through export, import and renaming
 * @param owner the pool that owns it: where it was made until an import overwrites that [doc]
 * @param number the number of the workflow; empty once the workflow was removed
 * @param agents SIP addresses, in the order in which they are asked
 */
public record ResponseGroup(
        String id,
        String name,
        String owner,
        String number,
        List<String> agents,
        Participation participation,
        boolean anonymous) {

    public ResponseGroup {
        agents = List.copyOf(agents);
    }

    /** One that the estate deploys at a pool. */
    static ResponseGroup of(GroupPlan plan, String pool) {
        return new ResponseGroup(
                pool + "/" + plan.name(),
                plan.name(),
                pool,
                plan.number(),
                plan.agents(),
                plan.participation(),
                plan.anonymous());
    }

    /** Whether it has a workflow, without which no call reaches it. */
    public boolean hasWorkflow() {
        return !number.isEmpty();
    }

    public ResponseGroup named(String otherName) {
        return new ResponseGroup(id, otherName, owner, number, agents, participation, anonymous);
    }

    public ResponseGroup ownedBy(String pool) {
        return new ResponseGroup(id, name, pool, number, agents, participation, anonymous);
    }

    public ResponseGroup withoutWorkflow() {
        return new ResponseGroup(id, name, owner, "", agents, participation, anonymous);
    }

    public ResponseGroup with(List<String> otherAgents, Participation otherParticipation) {
        return new ResponseGroup(id, name, owner, number, otherAgents, otherParticipation, anonymous);
    }
}
