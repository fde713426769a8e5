package org.pooldrill.management;

import java.util.List;
import java.util.Optional;
import org.pooldrill.edge.NextHopRule;
import org.pooldrill.failover.Preparations;

/**
 * What a pool failover finds of Central Management and of next hops, from where it was typed ("Failing over a pool",
 * steps 3 and 4 and the preliminary one).
 *
 * @param on the computer or pool that it is typed on; empty for a management computer that reaches every pool
 */
public record ShellPreparations(Ground ground, Optional<String> on) implements Preparations {

    @Override
    public String cmsNotAvailable(String failingPool) {
        var deployment = ground.deployment();
        var site = on.flatMap(ground.estate()::siteOf);
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
        return NextHopRule.inTheWay(
                ground.deployment().topology(), pool, ground.estate().edgeNextHopCheck(), ground.machines()::edgeUp);
    }
}
