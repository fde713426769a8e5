package org.pooldrill.management;

import java.util.List;
import java.util.Optional;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.Machines;
import org.pooldrill.edge.NextHopRule;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.Preparations;

/**
 * What a pool failover finds of Central Management and of next hops, from where it was typed ("Failing over a pool",
 * steps 3 and 4 and the preliminary one).
 *
 * @param deployment Central Management at that moment
 * @param machines what runs at that moment
 * @param on the computer or pool that it is typed on; empty for a management computer that reaches every pool
 */
public record ShellPreparations(Deployment deployment, Estate estate, Machines machines, Optional<String> on)
        implements Preparations {

    /** Those of a simulation. */
    public ShellPreparations(Ground ground, Optional<String> on) {
        this(ground.deployment(), ground.estate(), ground.machines(), on);
    }

    @Override
    public String cmsNotAvailable(String failingPool) {
        var site = on.flatMap(estate::siteOf);
        var why = deployment.whyNotAvailable(site);
        if (!why.isEmpty()) {
            return why;
        }
        return deployment.masterFor(site).filter(failingPool::equals).isPresent()
                ? "the Central Management store is still on " + failingPool + ", the pool that is to be failed over"
                : "";
    }

    @Override
    public List<String> edgesWithNextHop(String pool) {
        return NextHopRule.inTheWay(deployment.topology(), pool, estate.edgeNextHopCheck(), machines::edgeUp);
    }
}
