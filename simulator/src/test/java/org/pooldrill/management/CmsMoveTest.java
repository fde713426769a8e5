package org.pooldrill.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.management.Contoso.EDGE1;
import static org.pooldrill.management.Contoso.POOL1;
import static org.pooldrill.management.Contoso.POOL2;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class CmsMoveTest {
    private static final MoveRequest FORCED = MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true);
    private static final MoveRequest FORCED_BACK = MoveRequest.disaster(POOL1, "sql1a.contoso.com", "rtc", true);
    private static final String NEXT_HOP = ConfigurationKeys.nextHop(EDGE1);

    private final World world = new World();

    private static Optional<ErrorId> id(Optional<Refusal> refusal) {
        return refusal.map(Refusal::id);
    }

    private void stands(DeploymentState state, String master, InstanceState first, InstanceState second) {
        var deployment = world.deployment();
        assertThat(deployment.state()).isEqualTo(state);
        assertThat(deployment.activeMaster().orElse("")).isEqualTo(master);
        assertThat(deployment.instance(POOL1)).isEqualTo(first);
        assertThat(deployment.instance(POOL2)).isEqualTo(second);
    }

    private void lostAndForced() {
        world.fails(POOL1);
        assertThat(world.moves(FORCED)).isEmpty();
    }

    @Test
    @Holds(Rule.CMS_ACTIVE_AND_STANDBY)
    void startsHealthy() {
        stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        assertThat(world.deployment().fileTransferAgents()).containsExactly(POOL1);
        assertThat(world.status.store().activeMasterFqdn()).isEqualTo(POOL1);
        assertThat(world.status.replicas()).hasSize(8).allMatch(ReplicaState::upToDate);
    }

    @Nested
    class WhileTheActiveMasterIsUp {

        @Test
        @Holds(Rule.CMS_NORMAL_WAITS)
        void waitsForReplicationAndSwapsWithoutLoss() {
            world.publishes(NEXT_HOP, POOL2);

            assertThat(world.moves(MoveRequest.normal(POOL2))).isEmpty();

            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
            assertThat(world.moves.connectionPoint()).isEqualTo(POOL2);
            assertThat(world.deployment().topology().nextHop(EDGE1)).contains(POOL2);
        }

        @Test
        @Holds(
                refusals = {ErrorId.CmsFailoverInProgress, ErrorId.CmsMoveInProgress},
                value = Rule.CMS_NORMAL_WAITS)
        void isReadOnlyMeanwhile() {
            world.starts(MoveRequest.normal(POOL2));

            stands(DeploymentState.MoveInProgress, POOL1, InstanceState.MOVING_READ_ONLY, InstanceState.BACKUP);
            assertThat(id(world.publishes(NEXT_HOP, POOL2))).contains(ErrorId.CmsMoveInProgress);
            assertThat(new ShellPreparations(world.ground, Optional.empty()).cmsNotAvailable(POOL2))
                    .contains("is being moved");
            assertThat(id(world.starts(MoveRequest.normal(POOL2)).get(0))).contains(ErrorId.CmsFailoverInProgress);
        }

        @Test
        @Holds(timings = Timing.CMS_FAILOVER_NORMAL)
        void takesAsLongAsTheTimingSays() {
            var outcome = world.starts(MoveRequest.normal(POOL2));

            world.passes(179);
            assertThat(outcome).isEmpty();
            world.passes(1);
            assertThat(outcome).containsExactly(Optional.empty());
        }

        @Test
        void givesUpWhenReplicationDoesNotComeToItsEnd() {
            world.replicationWorks = false;
            world.publishes(NEXT_HOP, POOL2);

            assertThat(world.moves(MoveRequest.normal(POOL2))).hasValueSatisfying(refusal -> {
                assertThat(refusal.id()).isEqualTo(ErrorId.SyncNotComplete);
                assertThat(refusal.why()).contains("0 of 1");
            });
            stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
            assertThat(world.publishes(NEXT_HOP, POOL1)).isEmpty();
        }

        @Test
        void goesBackWhenTheReceivingPoolDies() {
            var outcome = world.starts(MoveRequest.normal(POOL2));
            world.passes(60).fails(POOL2);

            assertThat(id(outcome.get(0))).contains(ErrorId.CmsNotAvailable);
            stands(DeploymentState.HealthyWithoutStandby, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        }

        @Test
        void leavesNoMasterWhenTheSourceDiesAndHasItBackWhenItReturns() {
            var outcome = world.starts(MoveRequest.normal(POOL2));
            world.passes(60).fails(POOL1);

            assertThat(id(outcome.get(0))).contains(ErrorId.CmsNotAvailable);
            stands(DeploymentState.NoMaster, "", InstanceState.MOVING_READ_ONLY, InstanceState.BACKUP);
            world.returns(POOL1);
            stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        }

        @Test
        @Holds(Rule.CMS_FORCE_NOT_IN_THE_TOPIC)
        void withoutForceTheDisasterModeWaitsAndLosesNothing() {
            world.publishes(NEXT_HOP, POOL2);

            world.moves(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", false));

            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
            assertThat(world.deployment().topology().nextHop(EDGE1)).contains(POOL2);
        }

        @Test
        void withForceTheOldMasterIsStaleAtOnce() {
            world.publishes(NEXT_HOP, POOL2);

            world.starts(FORCED);
            world.passes(119);
            stands(DeploymentState.MoveInProgress, "", InstanceState.STALE_ACTIVE, InstanceState.BACKUP);
            world.passes(1);

            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            assertThat(world.deployment().topology().nextHop(EDGE1)).contains(POOL1);
        }
    }

    @Nested
    class AfterTheActiveMasterWasLost {

        @Test
        void nothingIsAvailableUntilItIsFailedOver() {
            world.fails(POOL1);

            stands(DeploymentState.NoMaster, "", InstanceState.ACTIVE, InstanceState.BACKUP);
            assertThat(world.status.store().activeMasterFqdn()).isEmpty();
            assertThat(world.status.store().activeFileTransferAgents()).isEmpty();
            assertThat(id(world.publishes(NEXT_HOP, POOL2))).contains(ErrorId.CmsNotAvailable);
            assertThat(world.deployment().topology().nextHop(EDGE1)).contains(POOL1);
            assertThat(world.moves(FORCED)).isEmpty();
            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            assertThat(world.publishes(NEXT_HOP, POOL2)).isEmpty();
        }

        @Test
        @Holds(Rule.MIRROR_PARAMETERS_SUFFICE)
        void theMirrorParametersSufficeAlone() {
            world.fails(POOL1);

            assertThat(world.moves(MoveRequest.mirror(POOL2, "sql2b.contoso.com", "rtc", true)))
                    .isEmpty();
            assertThat(world.deployment().activeMaster()).contains(POOL2);
        }

        @Test
        @Holds(Rule.CMS_FORCE_NOT_IN_THE_TOPIC)
        void withoutForceItIsForcedAllTheSame() {
            world.fails(POOL1);

            assertThat(world.moves(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", false)))
                    .isEmpty();
            assertThat(world.deployment().activeMaster()).contains(POOL2);
        }

        @Test
        void theNormalModeFindsNobodyToHandOver() {
            world.fails(POOL1);

            assertThat(id(world.moves(MoveRequest.normal(POOL2)))).contains(ErrorId.CmsNotAvailable);
        }

        @Test
        void goesBackWhenTheReceivingPoolDiesInTheFirstHalf() {
            world.fails(POOL1);
            var outcome = world.starts(FORCED);
            world.passes(30).fails(POOL2);

            assertThat(id(outcome.get(0))).contains(ErrorId.CmsNotAvailable);
            world.returns(POOL1, POOL2);
            stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        }

        @Test
        @Holds(Rule.CMS_RESTORE)
        void leavesNoMasterWhenTheReceivingPoolDiesInTheSecondHalfUntilRestored() {
            world.fails(POOL1);
            world.starts(FORCED);
            world.passes(90).fails(POOL2).returns(POOL1, POOL2);

            stands(DeploymentState.NoMaster, "", InstanceState.STALE_ACTIVE, InstanceState.BACKUP);
            assertThat(id(world.restores(POOL1))).contains(ErrorId.WrongComputer);
            assertThat(world.restores("fe1." + POOL2)).isEmpty();
            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.passes(600);
            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
        }
    }

    @Nested
    class WhenTheOldMasterReturns {

        @Test
        @Holds(
                value = {Rule.CMS_STALE_AFTER_RETURN, Rule.STALE_DOES_NOT_COUNT},
                timings = Timing.CMS_STALE_MARKING)
        void itIsStaleUntilTheBackupServicesMarkIt() {
            lostAndForced();
            world.returns(POOL1);

            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.passes(599);
            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.passes(1);
            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
            assertThat(world.moves(MoveRequest.normal(POOL1))).isEmpty();
            stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        }

        @Test
        void itIsNotMarkedWhileABackupServiceIsStopped() {
            lostAndForced();
            world.fails(POOL2 + "/LYNCBACKUP").returns(POOL1).passes(3600);

            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.returns(POOL2 + "/LYNCBACKUP").passes(600);
            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
        }

        @Test
        @Holds(Rule.CMS_FORCED_DOES_NOT_WAIT)
        void whatTheNewMasterNeverSawIsSetAside() {
            world.publishes(NEXT_HOP, POOL2);
            lostAndForced();
            world.returns(POOL1).passes(600);

            var returned = world.sites.get(POOL1).cmsState().orElseThrow();
            assertThat(returned.configuration()).containsEntry(NEXT_HOP, POOL1);
            assertThat(returned.configuration())
                    .isEqualTo(world.sites.get(POOL2).cmsState().orElseThrow().configuration());
        }

        @Test
        @Holds(value = Rule.CMS_TOO_SOON, refusals = ErrorId.CmsStoreNotInBackupMode)
        void movingBackAtOnceIsRefused() {
            lostAndForced();
            world.returns(POOL1);

            assertThat(id(world.starts(MoveRequest.normal(POOL1)).get(0))).contains(ErrorId.CmsStoreNotInBackupMode);
            assertThat(id(world.starts(MoveRequest.disaster(POOL1, "sql1a.contoso.com", "rtc", false))
                            .get(0)))
                    .contains(ErrorId.CmsStoreNotInBackupMode);
        }
    }

    /** The three ways of two active masters, and the cures; every other story here allows one alone. */
    @Nested
    class TwoActiveMasters {

        @Test
        @Holds(Rule.DUAL_ACTIVE_THREE_WAYS)
        void whenTheMasterReplicatorOfAStaleInstanceIsStarted() {
            lostAndForced();
            world.returns(POOL1);
            world.mastersAllowed = 2;
            world.does(() -> world.upkeep.masterStarted("fe1." + POOL1));

            stands(DeploymentState.DualActive, POOL2, InstanceState.ACTIVE, InstanceState.ACTIVE);
            world.passes(7200);
            stands(DeploymentState.DualActive, POOL2, InstanceState.ACTIVE, InstanceState.ACTIVE);
            assertThat(world.restores(POOL2)).isEmpty();
            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.passes(600);
            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
        }

        @Test
        void untilThatMasterReplicatorIsStopped() {
            lostAndForced();
            world.returns(POOL1);
            world.mastersAllowed = 2;
            world.does(() -> world.upkeep.masterStarted("fe1." + POOL1));
            world.fails(POOL1 + "/MASTER");

            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
        }

        @Test
        @Holds(Rule.DUAL_ACTIVE_THREE_WAYS)
        void whenAForcedFailoverRunsOntoAnInstanceThatIsNotMarkedYet() {
            lostAndForced();
            world.returns(POOL1);
            world.mastersAllowed = 2;

            assertThat(world.starts(FORCED_BACK)).isEmpty();
            world.passes(120);

            stands(DeploymentState.DualActive, POOL1, InstanceState.ACTIVE, InstanceState.ACTIVE);
            world.restores(POOL1);
            stands(DeploymentState.HealthyWithoutStandby, POOL1, InstanceState.ACTIVE, InstanceState.STALE_ACTIVE);
        }

        @Test
        @Holds({Rule.DUAL_ACTIVE_THREE_WAYS, Rule.PARTITION_END_ENDS_DUAL})
        void whenTheOldMasterWorksOnBehindAPartitionUntilItEnds() {
            world.does(() -> world.machines.partition = true);
            world.mastersAllowed = 2;
            world.moves(FORCED);

            stands(DeploymentState.DualActive, POOL2, InstanceState.ACTIVE, InstanceState.ACTIVE);
            assertThat(world.publishes(NEXT_HOP, POOL2, Optional.of(POOL1))).isEmpty();
            assertThat(world.deployment().topology().nextHop(EDGE1)).contains(POOL1);
            world.does(() -> world.machines.partition = false);
            stands(DeploymentState.HealthyWithoutStandby, POOL2, InstanceState.STALE_ACTIVE, InstanceState.ACTIVE);
            world.passes(600);
            stands(DeploymentState.Healthy, POOL2, InstanceState.BACKUP, InstanceState.ACTIVE);
            assertThat(world.sites.get(POOL1).cmsState().orElseThrow().configuration())
                    .containsEntry(NEXT_HOP, POOL1);
        }

        @Test
        void notWhenAMasterReplicatorIsStartedWhereItActsAnyway() {
            world.does(() -> world.upkeep.masterStarted("fe1." + POOL1));
            world.does(() -> world.upkeep.masterStarted("fe1." + POOL2));

            stands(DeploymentState.Healthy, POOL1, InstanceState.ACTIVE, InstanceState.BACKUP);
        }
    }

    @Nested
    class Preconditions {

        private Optional<ErrorId> refused(MoveRequest request) {
            return id(Precondition.firstUnmet(world.move.rules().preconditions(request)));
        }

        @Test
        void allHoldAtTheStart() {
            assertThat(world.move.rules().preconditions(MoveRequest.normal(POOL2)))
                    .hasSize(5)
                    .allMatch(Precondition::isMet);
            assertThat(world.move.rules().preconditions(FORCED)).allMatch(Precondition::isMet);
            assertThat(world.move.rules().receiving()).contains(POOL2);
        }

        @Test
        @Holds(refusals = ErrorId.WrongComputer, value = Rule.CMS_RUN_ON_THE_RECEIVER)
        void askForTheReceivingPool() {
            assertThat(refused(MoveRequest.normal("fe1." + POOL1))).contains(ErrorId.WrongComputer);
            assertThat(refused(MoveRequest.normal("fe1." + POOL2))).isEmpty();
            assertThat(refused(MoveRequest.normal(""))).isEmpty();
        }

        @Test
        @Holds(refusals = ErrorId.UnknownSqlServer)
        void askForTheDatabaseInTheTopology() {
            assertThat(refused(MoveRequest.disaster(POOL2, "sql1a.contoso.com", "rtc", true)))
                    .contains(ErrorId.UnknownSqlServer);
            assertThat(refused(MoveRequest.disaster(POOL2, "sql2a.contoso.com", "lync", true)))
                    .contains(ErrorId.UnknownSqlServer);
        }

        @Test
        @Holds(refusals = ErrorId.NotPrincipal)
        void askForThePrincipal() {
            assertThat(refused(MoveRequest.disaster(POOL2, "sql2b.contoso.com", "rtc", true)))
                    .contains(ErrorId.NotPrincipal);
            world.fails("sql2a.contoso.com");
            assertThat(refused(FORCED)).contains(ErrorId.NotPrincipal);
            assertThat(refused(MoveRequest.disaster(POOL2, "sql2b.contoso.com", "rtc", true)))
                    .isEmpty();
            world.fails("sql2b.contoso.com");
            assertThat(refused(MoveRequest.mirror(POOL2, "sql2b.contoso.com", "rtc", true)))
                    .contains(ErrorId.NotPrincipal);
        }

        @Test
        void nameWhatElseStandsInTheWay() {
            world.fails(POOL2);

            var refusal = Precondition.firstUnmet(world.move.rules().preconditions(MoveRequest.normal(POOL1)))
                    .orElseThrow();

            assertThat(refusal.id()).isEqualTo(ErrorId.WrongComputer);
            assertThat(refusal.alsoRefused()).singleElement().asString().contains("CmsStoreNotInBackupMode");
        }
    }
}
