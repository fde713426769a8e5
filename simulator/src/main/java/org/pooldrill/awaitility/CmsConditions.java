package org.pooldrill.awaitility;

import org.pooldrill.Simulation;

/** What becomes of Central Management. */
public final class CmsConditions {
    private final Simulation simulation;

    CmsConditions(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * The active master is there.
     *
     * @param fqdn a pool
     */
    public Condition hasMasterAt(String fqdn) {
        return new Condition(simulation, "cms.activeMaster == " + Conditions.quoted(fqdn));
    }

    /**
     * It is in a state.
     *
     * @param state such as {@code Healthy}, {@code HealthyWithoutStandby}, {@code NoMaster}
     */
    public Condition isInState(String state) {
        return new Condition(simulation, "cms.state == " + Conditions.quoted(state));
    }

    /** Every replica that is followed is up to date. */
    public Condition hasAllReplicasUpToDate() {
        return new Condition(simulation, "cms.replicas.all(r, cms.replicas[r].upToDate)");
    }
}
