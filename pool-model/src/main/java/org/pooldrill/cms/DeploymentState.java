package org.pooldrill.cms;

/** Central Management of the whole deployment (domain text, section 8.3); named as published. */
public enum DeploymentState {
    /** One active master, which the service connection point names, and a standby in step. */
    Healthy,
    /** One active master; the other instance is down, stale, or there is none. */
    HealthyWithoutStandby,
    /** No master replicator acts: nothing can be published. */
    NoMaster,
    /** Two act. */
    DualActive,
    /** Invoke-CsManagementServerFailover is running. */
    MoveInProgress
}
