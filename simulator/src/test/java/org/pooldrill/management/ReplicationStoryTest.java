package org.pooldrill.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.management.Contoso.EDGE1;
import static org.pooldrill.management.Contoso.EDGE2;
import static org.pooldrill.management.Contoso.POOL1;
import static org.pooldrill.management.Contoso.POOL2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class ReplicationStoryTest {
    private static final String NEXT_HOP = ConfigurationKeys.nextHop(EDGE1);

    private final World world = new World();

    private boolean upToDate(String computer) {
        return world.replicas.upToDate(computer, world.deployment());
    }

    @Test
    @Holds(value = Rule.CMS_REPLICATION_TO_SERVERS, timings = Timing.CMS_REPLICATION)
    void everyReachableComputerFollowsWithinTheTiming() {
        world.publishes(NEXT_HOP, POOL2);

        assertThat(world.replicas.computers()).noneMatch(this::upToDate);
        assertThat(world.routes().edge(EDGE1).nextHop()).isEqualTo(POOL2);
        assertThat(world.routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL1);
        world.passes(60);
        assertThat(world.replicas.computers()).allMatch(this::upToDate);
        assertThat(world.routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL2);
        assertThat(world.recorded.stream()
                        .filter(ReplicaUpdated.class::isInstance)
                        .map(event -> ((ReplicaUpdated) event).reportedMillis())
                        .distinct())
                .hasSizeGreaterThan(4);
    }

    @Test
    void aComputerThatIsDownFollowsWhenItIsBack() {
        world.fails(EDGE1).publishes(NEXT_HOP, POOL2);
        world.passes(600);

        assertThat(upToDate(EDGE1)).isFalse();
        world.returns(EDGE1).passes(60);
        assertThat(upToDate(EDGE1)).isTrue();
    }

    @Test
    @Holds(Rule.NO_CMS_NO_CHANGES)
    void serversGoOnWithWhatTheyHaveWhileNoMasterActs() {
        world.publishes("backupService.syncInterval", "PT3M");
        world.passes(60).fails(POOL1);

        assertThat(world.store.settings(POOL2).backupSettings().syncInterval()).hasMinutes(3);
        assertThat(world.replicas.computers()).noneMatch(this::upToDate);
    }

    @Test
    @Holds(Rule.STEP_5D_REPLICAS)
    void afterAForcedFailoverTheLostSiteStaysBehind() {
        world.fails(POOL1);
        world.moves(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true));

        assertThat(upToDate("fe1." + POOL2)).isTrue();
        assertThat(upToDate(EDGE1)).isTrue();
        assertThat(upToDate("fe1." + POOL1)).isFalse();
        assertThat(world.status.store().activeReplicas())
                .contains("fe1." + POOL2)
                .doesNotContain("fe1." + POOL1);
    }

    @Test
    @Holds(Rule.EDGE_FOLLOWS_ITS_REPLICA)
    void aNextHopPublishedJustBeforeTheDisasterIsLostWithTheMaster() {
        world.publishes(NEXT_HOP, POOL2);
        world.passes(60).fails(POOL1);
        assertThat(world.routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL2);

        world.starts(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true));
        world.passes(120);

        assertThat(world.routes().edge(EDGE1).nextHop()).isEqualTo(POOL1);
        assertThat(world.routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL2);
        assertThat(new ShellPreparations(world.ground, Optional.empty()).edgesWithNextHop(POOL1))
                .containsExactly(EDGE1);
        world.passes(60);
        assertThat(world.routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL1);
    }

    @Test
    void withoutAFileTransferAgentNothingReachesAnybody() {
        world.fails(POOL1 + "/FTA").publishes(NEXT_HOP, POOL2);
        world.passes(600);

        assertThat(upToDate(EDGE1)).isFalse();
        assertThat(new ShellPreparations(world.ground, Optional.empty()).cmsNotAvailable(POOL2))
                .contains("File Transfer Agent");
    }

    @Test
    void replicationOnDemandDoesNotWait() {
        world.publishes(NEXT_HOP, POOL2);
        world.does(() -> world.replicator.replicateNow(Optional.of(EDGE1))).passes(2);

        assertThat(upToDate(EDGE1)).isTrue();
    }

    @Test
    @Holds(
            value = {Rule.ONE_FEDERATION_EDGE, Rule.FEDERATION_IS_PUBLISHED, Rule.SETUP_ON_THE_EDGE},
            refusals = ErrorId.TwoFederationEdges)
    void federationMovesWithPublishAndSetup() {
        assertThat(world.store.publish(List.of(new TopologyEdit.Federation(EDGE2, true)), Optional.empty()))
                .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(ErrorId.TwoFederationEdges));

        world.does(() -> assertThat(world.store.publish(
                        List.of(new TopologyEdit.Federation(EDGE1, false), new TopologyEdit.Federation(EDGE2, true)),
                        Optional.empty()))
                .isEmpty());
        world.passes(3600);
        assertThat(world.routes().federation().edge()).isEqualTo(EDGE2);
        assertThat(world.routes().federation().why()).singleElement().asString().contains("setup");

        world.does(() -> world.setup.run(EDGE2, () -> {})).passes(300);
        assertThat(world.routes().federation().works()).isTrue();
    }

    @Test
    void setupFetchesTheConfigurationItself() {
        world.does(() -> world.setup.run(EDGE2, () -> {})).passes(299);
        world.store.publish(
                List.of(new TopologyEdit.Federation(EDGE1, false), new TopologyEdit.Federation(EDGE2, true)),
                Optional.empty());
        world.passes(1);

        assertThat(world.routes().federation().works()).isTrue();
    }

    @Test
    void refusesWhatIsNotInTheTopologyBeforeAnythingElse() {
        world.fails(POOL1);

        assertThat(world.publishes(ConfigurationKeys.nextHop("edge9.contoso.com"), POOL2))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.id()).isEqualTo(ErrorId.UnknownIdentity);
                    assertThat(refusal.alsoRefused()).singleElement().asString().contains("CmsNotAvailable");
                });
    }

    @Test
    void aPoolCannotBeFailedOverWhileItHostsCentralManagement() {
        var preparations = new ShellPreparations(world.ground, Optional.empty());

        assertThat(preparations.cmsNotAvailable(POOL1)).contains("still on " + POOL1);
        assertThat(preparations.cmsNotAvailable(POOL2)).isEmpty();
    }

    @Test
    void somebodyBehindAPartitionFindsNoMaster() {
        world.does(() -> world.machines.partition = true);

        assertThat(new ShellPreparations(world.ground, Optional.of("fe1." + POOL2)).cmsNotAvailable(POOL1))
                .contains("cannot be reached");
        assertThat(world.publishes(NEXT_HOP, POOL2, Optional.of(POOL2)))
                .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(ErrorId.CmsNotAvailable));
    }
}
