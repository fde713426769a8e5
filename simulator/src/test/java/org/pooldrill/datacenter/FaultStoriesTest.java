package org.pooldrill.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.computer.FaultKind.EDGE_DOWN;
import static org.pooldrill.computer.FaultKind.FILESTORE_DOWN;
import static org.pooldrill.computer.FaultKind.FILESTORE_LOST;
import static org.pooldrill.computer.FaultKind.FRONTEND_DOWN;
import static org.pooldrill.computer.FaultKind.HYDRATION_FAILURE;
import static org.pooldrill.computer.FaultKind.PACKAGE_CORRUPTED;
import static org.pooldrill.computer.FaultKind.POOL_DOWN;
import static org.pooldrill.computer.FaultKind.SERVICE_STOPPED;
import static org.pooldrill.computer.FaultKind.SITE_DOWN;
import static org.pooldrill.computer.FaultKind.SQL_DOWN;
import static org.pooldrill.computer.FaultKind.WAN_DOWN;
import static org.pooldrill.computer.FaultKind.WAN_SLOW;
import static org.pooldrill.computer.FaultKind.WITNESS_DOWN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.ComputerEvent.FileStoreLost;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.FrontEnds;
import org.pooldrill.computer.PoolCause;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;

class FaultStoriesTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final String FE1 = "fe1.pool1.contoso.com";
    private static final String EDGE1 = "edge1.contoso.com";

    private final Story story = new Story(SampleEstate.CONTOSO);

    @Test
    void everythingWorksAtTheStart() {
        var state = story.state();
        assertThat(state.frontEnds(POOL1)).isEqualTo(new FrontEnds(3, 3, true, 2));
        assertThat(state.reachable(POOL1)).isTrue();
        assertThat(state.connected(POOL1, POOL2)).isTrue();
        assertThat(state.fileStoreUp(POOL1)).isTrue();
        assertThat(state.edgeUp(EDGE1)).isTrue();
        assertThat(state.branchUp("sba1.contoso.com")).isTrue();
        assertThat(state.database(POOL1, Database.User).principal()).isEqualTo("sql1a.contoso.com");
        assertThat(state.services(FE1)).containsExactly(WindowsService.values());
        assertThat(state.services(EDGE1)).containsExactly(WindowsService.RTCSRV, WindowsService.REPLICA);
        assertThat(story.events()).isEmpty();
    }

    @Test
    void aLostSiteTakesEverythingThatStandsThere() {
        story.minutes(5).fault(SITE_DOWN, "Datacenter1");
        var state = story.state();
        assertThat(state.frontEnds(POOL1).running()).isZero();
        assertThat(state.poolCause(POOL1)).isEqualTo(PoolCause.SERVERS_DOWN);
        assertThat(state.downSince(POOL1)).hasValue(300_000);
        assertThat(state.database(POOL1, Database.User).available()).isFalse();
        assertThat(state.database(POOL1, Database.CentralMgmt).available()).isFalse();
        assertThat(state.fileStoreUp(POOL1)).isFalse();
        assertThat(state.edgeUp(EDGE1)).isFalse();
        assertThat(state.branchUp("sba1.contoso.com")).isFalse();
        assertThat(state.computerUp("sql1a.contoso.com")).isFalse();
        assertThat(state.linkUp("Datacenter1", "Datacenter2")).isFalse();
        assertThat(state.reachable(POOL1)).isFalse();
    }

    @Test
    void theOtherSiteIsNotCutOffByTheLossOfOne() {
        story.fault(SITE_DOWN, "Datacenter1");
        assertThat(story.state().reachable(POOL2)).isTrue();
        assertThat(story.state().cutOffSince(POOL2)).isEmpty();
    }

    @Test
    void aHealedSiteIsBackWhenItsServersHaveStarted() {
        story.fault(SITE_DOWN, "Datacenter1").minutes(5).heal(SITE_DOWN, "Datacenter1");
        var state = story.state();
        assertThat(state.linkUp("Datacenter1", "Datacenter2")).isTrue();
        assertThat(state.database(POOL1, Database.User).available()).isTrue();
        assertThat(state.serviceState(FE1, WindowsService.RTCSRV)).isEqualTo(ServerState.Starting);
        story.seconds(299);
        assertThat(state.poolUp(POOL1)).isFalse();
        story.seconds(1);
        assertThat(state.frontEnds(POOL1)).isEqualTo(new FrontEnds(3, 3, true, 2));
        assertThat(state.poolUp(POOL1)).isTrue();
        assertThat(state.downSince(POOL1)).isEmpty();
        assertThat(state.edgeUp(EDGE1)).isTrue();
    }

    @Test
    void aLostPoolLeavesLinkAndEdgeAlone() {
        story.fault(POOL_DOWN, POOL1);
        var state = story.state();
        assertThat(state.poolUp(POOL1)).isFalse();
        assertThat(state.database(POOL1, Database.User).available()).isFalse();
        assertThat(state.fileStoreUp(POOL1)).isFalse();
        assertThat(state.connected(POOL1, POOL2)).isTrue();
        assertThat(state.edgeUp(EDGE1)).isTrue();
        assertThat(state.poolUp(POOL2)).isTrue();
    }

    @Test
    void aPartIsUpWhenNoFaultHoldsIt() {
        story.fault(SITE_DOWN, "Datacenter1").fault(POOL_DOWN, POOL1).fault(FILESTORE_DOWN, POOL1);
        story.heal(SITE_DOWN, "Datacenter1").minutes(10);
        assertThat(story.state().poolUp(POOL1)).isFalse();
        story.heal(POOL_DOWN, POOL1).minutes(10);
        assertThat(story.state().poolUp(POOL1)).isTrue();
        assertThat(story.state().fileStoreUp(POOL1)).isFalse();
        story.heal(FILESTORE_DOWN, POOL1);
        assertThat(story.state().fileStoreUp(POOL1)).isTrue();
    }

    @Test
    void theSameFaultTwiceHealsTwice() {
        story.fault(FRONTEND_DOWN, FE1).fault(FRONTEND_DOWN, FE1);
        story.heal(FRONTEND_DOWN, FE1).minutes(10);
        assertThat(story.state().frontEnds(POOL1).running()).isEqualTo(2);
        story.heal(FRONTEND_DOWN, FE1).minutes(5);
        assertThat(story.state().frontEnds(POOL1).running()).isEqualTo(3);
    }

    @Test
    void aFaultHealsByItselfWhenItsTimeIsOver() {
        story.datacenter().fault(POOL_DOWN, List.of(POOL1), Map.of(), Optional.of(Duration.ofMinutes(7)));
        story.minutes(11);
        assertThat(story.state().poolUp(POOL1)).isFalse();
        story.minutes(1);
        assertThat(story.state().poolUp(POOL1)).isTrue();
        assertThat(story.state().faults().present()).isEmpty();
    }

    @Test
    void aFaultHealedByHandIsNotHealedAgain() {
        story.datacenter().fault(FILESTORE_DOWN, List.of(POOL1), Map.of(), Optional.of(Duration.ofMinutes(7)));
        story.heal(FILESTORE_DOWN, POOL1).fault(FILESTORE_DOWN, POOL1).minutes(10);
        assertThat(story.state().fileStoreUp(POOL1)).isFalse();
    }

    @Test
    void saysWhatThereIsToHeal() {
        assertThat(story.datacenter().heal(POOL_DOWN, List.of(POOL1), Map.of()))
                .contains("there is no pool-down at pool1.contoso.com to heal; nothing is broken");
        story.fault(WAN_DOWN).fault(POOL_DOWN, POOL2);
        assertThat(story.datacenter().heal(POOL_DOWN, List.of(POOL1), Map.of()))
                .contains("there is no pool-down at pool1.contoso.com to heal; there is wan-down, pool-down at"
                        + " pool2.contoso.com");
    }

    @Test
    void saysWhereAFaultCanBe() {
        assertThat(story.datacenter().fault(WITNESS_DOWN, List.of("sql1a.contoso.com"), Map.of(), Optional.empty()))
                .contains("witness-down at [sql1a.contoso.com]: accepted is one of [pool1.contoso.com,"
                        + " pool2.contoso.com]");
        assertThat(story.datacenter().fault(WAN_DOWN, List.of("Datacenter1"), Map.of(), Optional.empty()))
                .contains("wan-down at [Datacenter1]: accepted are two sites that a link joins, or nothing");
        assertThat(story.datacenter().fault(WAN_SLOW, List.of(), Map.of("loss", "1000000"), Optional.empty()))
                .contains("wan-slow with loss 1000000: accepted is 0 to 999999");
        assertThat(story.events()).isEmpty();
    }

    @Test
    void aPartitionCutsBothSitesOffAndMovesNobody() {
        story.minutes(1).fault(WAN_DOWN);
        var state = story.state();
        assertThat(state.poolUp(POOL1)).isTrue();
        assertThat(state.connected(POOL1, POOL2)).isFalse();
        assertThat(state.connected(POOL1, POOL1)).isTrue();
        assertThat(state.reachable(POOL1)).isFalse();
        assertThat(state.cutOffSince(POOL2)).hasValue(60_000);
        story.heal(WAN_DOWN, "Datacenter2", "Datacenter1");
        assertThat(state.reachable(POOL1)).isTrue();
    }

    @Test
    void oneLinkOfThreeSitesCutsNobodyOff() {
        var wide = new Story(SampleEstate.CONTOSO.withSites(3));
        wide.fault(WAN_DOWN, "Datacenter2", "Datacenter1");
        assertThat(wide.state().connected(POOL1, POOL2)).isFalse();
        assertThat(wide.state().reachable(POOL1)).isTrue();
        wide.fault(WAN_DOWN, "Datacenter1", "Datacenter3");
        assertThat(wide.state().reachable(POOL1)).isFalse();
        assertThat(wide.state().reachable(POOL2)).isTrue();
        wide.fault(SITE_DOWN, "Datacenter3");
        assertThat(wide.state().reachable(POOL1)).isFalse();
        assertThat(wide.datacenter().heal(WAN_DOWN, List.of(), Map.of())).isPresent();
        wide.heal(WAN_DOWN, "Datacenter1", "Datacenter2");
        assertThat(wide.state().reachable(POOL1)).isTrue();
    }

    @Test
    void aSlowLinkIsAsSlowAsTheLatestFaultSays() {
        story.faultWith(Map.of("bandwidth", "1000000", "loss", "50000"), WAN_SLOW);
        story.faultWith(Map.of("latency", "300"), WAN_SLOW);
        var link = story.state().link("Datacenter2", "Datacenter1").orElseThrow();
        assertThat(link.up()).isTrue();
        assertThat(link.bitsPerSecond()).isEqualTo(1_000_000);
        assertThat(link.latencyMillis()).isEqualTo(300);
        assertThat(link.lossPerMillion()).isEqualTo(50_000);
        story.heal(WAN_SLOW);
        assertThat(story.state()
                        .link("Datacenter1", "Datacenter2")
                        .orElseThrow()
                        .bitsPerSecond())
                .isEqualTo(100_000_000);
    }

    @Test
    void aLostFileStoreComesBackEmpty() {
        story.fault(FILESTORE_LOST, POOL1);
        assertThat(story.state().fileStoreUp(POOL1)).isFalse();
        assertThat(story.events()).contains(new FileStoreLost(POOL1));
        assertThat(story.state().poolUp(POOL1)).isTrue();
        story.heal(FILESTORE_LOST, POOL1);
        assertThat(story.state().fileStoreUp(POOL1)).isTrue();
    }

    @Test
    void anEdgePoolWorksWhileOneOfItsServersDoes() {
        var wide = new Story(SampleEstate.CONTOSO.withEdgeServers(2));
        assertThat(wide.state().computers(EDGE1)).containsExactly("srv1.edge1.contoso.com", "srv2.edge1.contoso.com");
        wide.datacenter().stopServices("srv1.edge1.contoso.com", List.of(), () -> {});
        wide.seconds(10);
        assertThat(wide.state().edgeUp(EDGE1)).isTrue();
        wide.datacenter().stopServices("srv2.edge1.contoso.com", List.of(), () -> {});
        wide.seconds(10);
        assertThat(wide.state().edgeUp(EDGE1)).isFalse();
        wide.datacenter().startServices("srv2.edge1.contoso.com", List.of(), () -> {});
        wide.seconds(30);
        assertThat(wide.state().edgeUp(EDGE1)).isTrue();
    }

    @Test
    void aHealedEdgePoolStartsItsServers() {
        story.fault(EDGE_DOWN, EDGE1).minutes(1);
        assertThat(story.state().edgeUp(EDGE1)).isFalse();
        assertThat(story.state().poolUp(POOL1)).isTrue();
        story.heal(EDGE_DOWN, EDGE1).minutes(5);
        assertThat(story.state().edgeUp(EDGE1)).isTrue();
    }

    @Test
    void aStoppedServiceIsStoppedOnAllComputers() {
        story.faultWith(Map.of("service", "LYNCBACKUP"), SERVICE_STOPPED, POOL1);
        var state = story.state();
        assertThat(state.serviceRuns(POOL1, WindowsService.LYNCBACKUP)).isFalse();
        assertThat(state.poolUp(POOL1)).isTrue();
        story.datacenter().startServices(FE1, List.of(WindowsService.LYNCBACKUP), () -> {});
        story.minutes(1);
        assertThat(state.serviceRuns(POOL1, WindowsService.LYNCBACKUP)).isFalse();
        story.heal(SERVICE_STOPPED, POOL1).minutes(1);
        assertThat(state.serviceState(FE1, WindowsService.LYNCBACKUP)).isEqualTo(ServerState.Running);
    }

    @Test
    void aPoolWithoutItsFrontEndServiceIsNotUp() {
        story.faultWith(Map.of("service", "RTCSRV"), SERVICE_STOPPED, POOL1);
        assertThat(story.state().poolCause(POOL1)).isEqualTo(PoolCause.SERVICES_STOPPED);
        assertThat(story.state().frontEnds(POOL1)).isEqualTo(new FrontEnds(3, 0, true, 2));
        story.heal(SERVICE_STOPPED, POOL1);
        assertThat(story.state().serviceState(FE1, WindowsService.RTCSRV)).isEqualTo(ServerState.Starting);
        story.seconds(30);
        assertThat(story.state().poolUp(POOL1)).isTrue();
    }

    @Test
    void aPoolWithoutWindowsFabricIsNotUp() {
        story.faultWith(Map.of("service", "FabricHostSvc"), SERVICE_STOPPED, POOL1);
        assertThat(story.state().poolCause(POOL1)).isEqualTo(PoolCause.SERVICES_STOPPED);
        assertThat(story.state().computerUp(FE1)).isTrue();
        story.heal(SERVICE_STOPPED, POOL1).seconds(30);
        assertThat(story.state().poolUp(POOL1)).isTrue();
    }

    @Test
    void countedFaultsStrikeAsOftenAsTheyShould() {
        story.faultWith(Map.of("times", "2"), HYDRATION_FAILURE, POOL1).fault(PACKAGE_CORRUPTED, POOL1);
        var datacenter = story.datacenter();
        assertThat(datacenter.takeHydrationFailure(POOL2)).isFalse();
        assertThat(datacenter.takeHydrationFailure(POOL1)).isTrue();
        assertThat(datacenter.takeHydrationFailure(POOL1)).isTrue();
        assertThat(datacenter.takeHydrationFailure(POOL1)).isFalse();
        assertThat(datacenter.takePackageCorruption(POOL1, "ConfServices.DataConf"))
                .isFalse();
        assertThat(datacenter.takePackageCorruption(POOL1, "UserServices.PresenceFocus"))
                .isTrue();
        assertThat(datacenter.takePackageCorruption(POOL1, "UserServices.PresenceFocus"))
                .isFalse();
        assertThat(story.state().faults().present()).isEmpty();
        assertThat(datacenter.heal(HYDRATION_FAILURE, List.of(POOL1), Map.of())).isPresent();
    }

    @Test
    void aSqlServerAloneLeavesThePoolUp() {
        story.fault(SQL_DOWN, "sql1a.contoso.com");
        assertThat(story.state().poolUp(POOL1)).isTrue();
        assertThat(story.state().faultsAt("sql1a.contoso.com")).hasSize(1);
    }
}
