package org.pooldrill.transition;

import static org.pooldrill.cms.DeploymentState.DualActive;
import static org.pooldrill.cms.DeploymentState.Healthy;
import static org.pooldrill.cms.DeploymentState.HealthyWithoutStandby;
import static org.pooldrill.cms.DeploymentState.MoveInProgress;
import static org.pooldrill.cms.DeploymentState.NoMaster;
import static org.pooldrill.cms.InstanceState.ABSENT;
import static org.pooldrill.cms.InstanceState.ACTIVE;
import static org.pooldrill.cms.InstanceState.BACKUP;
import static org.pooldrill.cms.InstanceState.MOVING_READ_ONLY;
import static org.pooldrill.cms.InstanceState.STALE_ACTIVE;
import static org.pooldrill.transition.StateMachine.step;

import java.util.List;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.cms.InstanceState;

/** Central Management: one instance, and the deployment. What happens is from a support article, the names are ours. */
public final class CentralManagementMachines {
    /** What may become of one pool's instance. */
    public static final StateMachine<InstanceState> INSTANCE = new StateMachine<>(
            "An instance of Central Management",
            List.of(
                    step(ACTIVE, MOVING_READ_ONLY, "a failover that waits for replication begins"),
                    step(MOVING_READ_ONLY, BACKUP, "the two have swapped"),
                    step(MOVING_READ_ONLY, ACTIVE, "the failover came to nothing"),
                    step(MOVING_READ_ONLY, STALE_ACTIVE, "another failover was forced meanwhile"),
                    step(BACKUP, ACTIVE, "it was failed over to, or restored"),
                    step(ACTIVE, STALE_ACTIVE, "the other one was made active by force"),
                    step(STALE_ACTIVE, BACKUP, "the Backup Service has marked it"),
                    step(STALE_ACTIVE, ACTIVE, "it was failed over to by force, restored, or its replicator started"),
                    step(ABSENT, BACKUP, "its database was installed, and a standby set up"),
                    step(ABSENT, ACTIVE, "it was moved here from a pool without a standby"),
                    step(ACTIVE, ABSENT, "it was moved away by force"),
                    step(MOVING_READ_ONLY, ABSENT, "it was moved away"),
                    step(STALE_ACTIVE, ABSENT, "setup found it left behind, or its database was installed anew"),
                    step(BACKUP, ABSENT, "its database was installed anew")));

    /** What may become of the whole. */
    public static final StateMachine<DeploymentState> DEPLOYMENT = new StateMachine<>(
            "Central Management of the deployment",
            List.of(
                    step(Healthy, HealthyWithoutStandby, "the standby is lost or not in Backup mode"),
                    step(HealthyWithoutStandby, Healthy, "the standby is back in Backup mode"),
                    step(Healthy, NoMaster, "the active master is lost"),
                    step(HealthyWithoutStandby, NoMaster, "the active master is lost"),
                    step(NoMaster, Healthy, "the active master is back"),
                    step(NoMaster, HealthyWithoutStandby, "the active master is back, or the other acts"),
                    step(Healthy, MoveInProgress, "a failover begins"),
                    step(HealthyWithoutStandby, MoveInProgress, "a failover begins"),
                    step(NoMaster, MoveInProgress, "a failover begins"),
                    step(MoveInProgress, Healthy, "the two have swapped, or nothing has changed"),
                    step(MoveInProgress, HealthyWithoutStandby, "the other is down or stale"),
                    step(MoveInProgress, NoMaster, "a pool that took part was lost"),
                    step(HealthyWithoutStandby, DualActive, "the master replicator of a stale instance was started"),
                    step(MoveInProgress, DualActive, "a forced failover left the old master acting"),
                    step(DualActive, HealthyWithoutStandby, "one of the two acts no more"),
                    step(DualActive, MoveInProgress, "one of the two acts no more while a failover runs")));

    private CentralManagementMachines() {}
}
