package org.pooldrill.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.management.Contoso.EDGE1;
import static org.pooldrill.management.Contoso.POOL1;
import static org.pooldrill.management.Contoso.POOL2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The same rules on data centres that really break and take their time to start again. */
class DatacenterStoryTest {
    private final World world = World.onDatacenters();

    @BeforeEach
    void startsHealthy() {
        assertThat(world.deployment().state()).isEqualTo(DeploymentState.Healthy);
        assertThat(world.routes().federation().works()).isTrue();
        assertThat(world.routes().xmpp().works()).isTrue();
        assertThat(world.routes().remoteAccess().works()).isTrue();
    }

    private void fault(FaultKind kind, String... at) {
        world.does(() -> assertThat(world.datacenter().fault(kind, List.of(at), Map.of(), Optional.empty()))
                .isEmpty());
    }

    private void heal(FaultKind kind, String... at) {
        world.does(() ->
                assertThat(world.datacenter().heal(kind, List.of(at), Map.of())).isEmpty());
    }

    @Test
    @Holds(Rule.CMS_STALE_AFTER_RETURN)
    void aLostSiteComesBackWithAStaleInstanceThatIsMarked() {
        fault(FaultKind.SITE_DOWN, "Datacenter1");
        assertThat(world.deployment().state()).isEqualTo(DeploymentState.NoMaster);
        assertThat(world.routes().federation().why()).contains(EDGE1 + " is down");
        assertThat(world.routes().remoteAccess().works()).isTrue();

        assertThat(world.moves(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true)))
                .isEmpty();
        heal(FaultKind.SITE_DOWN, "Datacenter1");
        world.passes(299);
        assertThat(world.deployment().said(POOL1)).isEqualTo(InstanceState.ACTIVE);
        world.passes(1);
        assertThat(world.deployment().said(POOL1)).isEqualTo(InstanceState.STALE_ACTIVE);
        world.passes(600);
        assertThat(world.deployment().state()).isEqualTo(DeploymentState.Healthy);
        assertThat(world.replicas.computers())
                .allMatch(computer -> world.replicas.upToDate(computer, world.deployment()));
    }

    @Test
    void aDatabaseThatIsGoneTakesCentralManagementWithIt() {
        fault(FaultKind.SQL_DOWN, "sql1a.contoso.com");
        fault(FaultKind.SQL_DOWN, "sql1b.contoso.com");

        assertThat(world.deployment().state()).isEqualTo(DeploymentState.NoMaster);
        assertThat(world.deployment().whyNotAvailable(Optional.empty())).contains("database not available");
    }

    @Test
    @Holds(Rule.PARTITION_END_ENDS_DUAL)
    void aPartitionMakesTwoMastersUntilItEnds() {
        world.mastersAllowed = 2;
        fault(FaultKind.WAN_DOWN, "Datacenter1", "Datacenter2");
        world.moves(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true));

        assertThat(world.deployment().state()).isEqualTo(DeploymentState.DualActive);
        heal(FaultKind.WAN_DOWN, "Datacenter1", "Datacenter2");
        assertThat(world.deployment().activeMasters()).containsExactly(POOL2);
    }
}
