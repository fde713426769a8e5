package org.pooldrill.management;

import java.util.Map;
import java.util.Optional;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.Machines;
import org.pooldrill.cms.Moves;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.site.PoolSite;

/** What everything in this package stands on: the estate, the pools' stores, the machines, time, and the log. */
public record Ground(
        Estate estate, Map<String, PoolSite> sites, Machines machines, Moves moves, Agenda agenda, EstateLog log) {

    /** Central Management as a whole. */
    public Deployment deployment() {
        return new Deployment(estate, moves, machines, this::instance);
    }

    /** A pool's instance, where it has one. */
    Optional<CmsState> instance(String pool) {
        return Optional.ofNullable(sites.get(pool)).flatMap(PoolSite::cmsState);
    }

    /** A pool's instance, which must be there. */
    CmsState state(String pool) {
        return instance(pool).orElseThrow(() -> new IllegalArgumentException("no Central Management store at " + pool));
    }

    /** Has a pool's instance take another state. */
    void become(String pool, InstanceState state, long term, String why) {
        sites.get(pool).cms(new CmsCommand.Become(state, term, why));
    }

    long millis(Timing timing) {
        return estate.timings().millis(timing);
    }

    /** The pool that a computer belongs to, or the pool itself. */
    String poolOf(String fqdn) {
        return estate.poolOfComputer(fqdn).orElse(fqdn);
    }
}
