package org.pooldrill.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.computer.FaultKind.FRONTEND_DOWN;
import static org.pooldrill.computer.FaultKind.POOL_DOWN;
import static org.pooldrill.computer.FaultKind.SQL_DOWN;
import static org.pooldrill.computer.ServerState.Running;
import static org.pooldrill.computer.ServerState.Starting;
import static org.pooldrill.computer.ServerState.Stopped;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.FrontEnds;
import org.pooldrill.computer.PoolCause;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.Why;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class QuorumStoriesTest {
    private static final String POOL = "pool1.contoso.com";
    private static final String FE1 = "fe1.pool1.contoso.com";
    private static final String FE2 = "fe2.pool1.contoso.com";
    private static final String FE3 = "fe3.pool1.contoso.com";

    private final Story story = new Story(SampleEstate.CONTOSO);

    private static ServerState registrar(Story story, String computer) {
        return story.state().serviceState(computer, WindowsService.RTCSRV);
    }

    @Test
    void nobodyNoticesOneOfThreeFrontEnds() {
        story.fault(FRONTEND_DOWN, FE1);
        assertThat(story.state().frontEnds(POOL)).isEqualTo(new FrontEnds(3, 2, true, 2));
        assertThat(story.state().poolUp(POOL)).isTrue();
        story.heal(FRONTEND_DOWN, FE1).minutes(5);
        assertThat(story.state().serverWhy(FE1)).isEqualTo(Why.JOINED);
    }

    @Test
    @Holds(Rule.POOL_QUORUM)
    void theLastOfThreeStopsAllServices() {
        story.fault(FRONTEND_DOWN, FE1).fault(FRONTEND_DOWN, FE2);
        assertThat(story.state().frontEnds(POOL)).isEqualTo(new FrontEnds(3, 0, false, 2));
        assertThat(story.state().poolCause(POOL)).isEqualTo(PoolCause.QUORUM_LOST);
        assertThat(registrar(story, FE3)).isEqualTo(Stopped);
        assertThat(story.state().serviceState(FE3, WindowsService.LYNCBACKUP)).isEqualTo(Stopped);
        assertThat(story.state().computerUp(FE3)).isTrue();
    }

    @Test
    @Holds(Rule.COLD_START_QUORUM)
    void twoOfThreeHangInStartingAtAColdStart() {
        story.fault(FRONTEND_DOWN, FE1).fault(FRONTEND_DOWN, FE2).heal(FRONTEND_DOWN, FE2);
        story.minutes(30);
        assertThat(registrar(story, FE2)).isEqualTo(Starting);
        assertThat(story.state().serverWhy(FE2)).isEqualTo(Why.WAITING_FOR_QUORUM);
        assertThat(registrar(story, FE3)).isEqualTo(Stopped);
        assertThat(new PhysicalWorld(story.state(), () -> true).whyDown(POOL))
                .isEqualTo("pool1.contoso.com has too few Front Ends for quorum (2 of 3, more at a cold start):"
                        + " fe1.pool1.contoso.com down, fe2.pool1.contoso.com starting, waiting for others,"
                        + " fe3.pool1.contoso.com stopped for want of quorum");
        story.heal(FRONTEND_DOWN, FE1).minutes(5);
        assertThat(story.state().frontEnds(POOL)).isEqualTo(new FrontEnds(3, 3, true, 2));
        assertThat(story.state().serverWhy(FE2)).isEqualTo(Why.COLD_START);
    }

    @Test
    @Holds(Rule.COLD_START_QUORUM)
    void aStartByHandHangsAsWell() {
        story.fault(FRONTEND_DOWN, FE1).fault(FRONTEND_DOWN, FE2);
        story.datacenter().startServices(FE3, List.of(), () -> {});
        story.minutes(5);
        assertThat(registrar(story, FE3)).isEqualTo(Starting);
        assertThat(story.state().poolUp(POOL)).isFalse();
    }

    @Test
    void aColdStartOfAllLeavesNobodyHanging() {
        story.fault(POOL_DOWN, POOL).heal(POOL_DOWN, POOL).minutes(5);
        assertThat(story.state().poolUp(POOL)).isTrue();
        assertThat(story.events()).noneMatch(event -> event.toString().contains("WAITING_FOR_QUORUM"));
    }

    @Test
    void powerLostWhileStartingBeginsAnew() {
        story.fault(POOL_DOWN, POOL).heal(POOL_DOWN, POOL).minutes(4);
        story.fault(FRONTEND_DOWN, FE1).minutes(3).heal(FRONTEND_DOWN, FE1).seconds(299);
        assertThat(story.state().poolUp(POOL)).isFalse();
        story.seconds(1);
        assertThat(story.state().poolUp(POOL)).isTrue();
    }

    @Test
    void oneOfTwoServersGoesOnWithThePrimarySqlServer() {
        var small = new Story(SampleEstate.CONTOSO.withFrontEnds(2));
        small.fault(FRONTEND_DOWN, FE1);
        assertThat(small.state().frontEnds(POOL)).isEqualTo(new FrontEnds(2, 1, true, 1));
        small.fault(SQL_DOWN, "sql1b.contoso.com");
        assertThat(small.state().poolUp(POOL)).isTrue();
    }

    @Test
    @Holds(Rule.TWO_SERVER_POOL)
    void oneOfTwoServersStopsWithThePrimarySqlServerThoughTheMirrorTookOver() {
        var small = new Story(SampleEstate.CONTOSO.withFrontEnds(2));
        small.fault(SQL_DOWN, "sql1a.contoso.com").minutes(1);
        assertThat(small.state().database(POOL, Database.User).available()).isTrue();
        assertThat(small.state().frontEnds(POOL)).isEqualTo(new FrontEnds(2, 2, true, 2));
        small.fault(FRONTEND_DOWN, FE1);
        assertThat(small.state().poolCause(POOL)).isEqualTo(PoolCause.QUORUM_LOST);
        assertThat(registrar(small, FE2)).isEqualTo(Stopped);
        small.heal(SQL_DOWN, "sql1a.contoso.com").minutes(5);
        assertThat(small.state().poolUp(POOL)).isTrue();
        assertThat(registrar(small, FE2)).isEqualTo(Running);
    }

    @Test
    @Holds(Rule.LARGE_POOL_VOTERS)
    void onlyTheFirstNineOfTwelveVote() {
        var large = new Story(SampleEstate.CONTOSO.withFrontEnds(12));
        for (var number = 1; number <= 4; number++) {
            large.fault(FRONTEND_DOWN, "fe" + number + ".pool1.contoso.com");
        }
        assertThat(large.state().frontEnds(POOL)).isEqualTo(new FrontEnds(12, 8, true, 5));
        large.fault(FRONTEND_DOWN, "fe5.pool1.contoso.com");
        assertThat(large.state().frontEnds(POOL)).isEqualTo(new FrontEnds(12, 0, false, 5));
    }

    @Test
    void servicesStoppedByHandStopThePoolAndStartItAgain() {
        var done = new ArrayList<String>();
        for (var computer : story.state().computers(POOL)) {
            story.datacenter().stopServices(computer, List.of(), () -> done.add("stopped " + computer));
        }
        story.seconds(9);
        assertThat(story.state().poolUp(POOL)).isTrue();
        story.seconds(1);
        assertThat(done).hasSize(3);
        assertThat(story.state().poolCause(POOL)).isEqualTo(PoolCause.SERVICES_STOPPED);
        assertThat(new PhysicalWorld(story.state(), () -> true).whyDown(POOL)).contains("Start-CsWindowsService");
        story.minutes(60);
        for (var computer : story.state().computers(POOL)) {
            story.datacenter().startServices(computer, List.of(), () -> done.add("started " + computer));
        }
        assertThat(story.state().poolCause(POOL)).isEqualTo(PoolCause.SERVICES_STOPPED);
        story.seconds(30);
        assertThat(done).hasSize(6);
        assertThat(story.state().frontEnds(POOL).running()).isEqualTo(3);
        assertThat(registrar(story, FE1)).isEqualTo(Running);
    }

    @Test
    void aServiceStartedByItselfBringsTheFabricAndNothingElse() {
        story.datacenter().stopServices(FE1, List.of(), () -> {});
        story.seconds(10);
        story.datacenter().startServices(FE1, List.of(WindowsService.LYNCBACKUP), () -> {});
        story.seconds(30);
        assertThat(story.state().serviceState(FE1, WindowsService.LYNCBACKUP)).isEqualTo(Running);
        assertThat(registrar(story, FE1)).isEqualTo(Stopped);
        story.datacenter().startServices(FE1, List.of(WindowsService.RTCSRV), () -> {});
        story.seconds(30);
        assertThat(registrar(story, FE1)).isEqualTo(Running);
        assertThat(story.state().serviceState(FE1, WindowsService.RTCRGS)).isEqualTo(Stopped);
    }

    @Test
    void aRestartForgetsWhatWasStoppedByHand() {
        story.datacenter().stopServices(FE1, List.of(WindowsService.RTCSRV), () -> {});
        story.seconds(10);
        assertThat(story.state().frontEnds(POOL).running()).isEqualTo(2);
        story.fault(FRONTEND_DOWN, FE1).heal(FRONTEND_DOWN, FE1).minutes(5);
        assertThat(story.state().frontEnds(POOL).running()).isEqualTo(3);
    }

    @Test
    void installedServicesWaitToBeStarted() {
        var three = new Story(SampleEstate.CONTOSO.withSites(3));
        var computer = "fe1.pool3.contoso.com";
        assertThat(three.state().services(computer)).doesNotContain(WindowsService.LYNCBACKUP, WindowsService.MASTER);
        three.datacenter().installServices(computer, List.of(WindowsService.LYNCBACKUP, WindowsService.RTCSRV));
        assertThat(three.state().serviceState(computer, WindowsService.LYNCBACKUP))
                .isEqualTo(Stopped);
        assertThat(registrar(three, computer)).isEqualTo(Running);
        three.datacenter().startServices(computer, List.of(WindowsService.LYNCBACKUP), () -> {});
        three.seconds(30);
        assertThat(three.state().serviceRuns("pool3.contoso.com", WindowsService.LYNCBACKUP))
                .isTrue();
    }
}
