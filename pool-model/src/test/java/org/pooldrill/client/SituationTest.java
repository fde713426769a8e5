package org.pooldrill.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.pool.Service;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Where pool1's users can be, and why: every row of the user's state machine and of what users see, phase by phase. */
class SituationTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";

    private static final Standing AWAITING_FAILOVER = Standing.resiliency(Cause.AWAITING_POOL_FAILOVER);
    private static final Standing FAILOVER_RUNNING = Standing.resiliency(Cause.FAILOVER_RUNNING);
    private static final Standing FAILBACK_RUNNING = Standing.resiliency(Cause.FAILBACK_RUNNING);
    private static final Standing BACK_END_DOWN = Standing.resiliency(Cause.BACK_END_DOWN);

    /** The facts of a quiet day, and what a disaster does to them. */
    private static final class Given {
        String backup = POOL2;
        boolean homeUp = true;
        boolean quorumLost;
        Service home = Service.SERVING;
        boolean backupUp = true;
        boolean backupTakesIn = true;
        Service copy = Service.STANDBY;
        boolean backupDecides;
        boolean heardDown;
        boolean automatic = true;
        boolean homeBackEndGone;
        boolean backupBackEndGone;
        boolean firstHop = true;

        Given unpaired() {
            backup = "";
            backupUp = false;
            return this;
        }

        Given homeDown() {
            homeUp = false;
            return this;
        }

        Given quorumLost() {
            quorumLost = true;
            return homeDown();
        }

        Given backupDown() {
            backupUp = false;
            return this;
        }

        Given heardDown() {
            heardDown = true;
            return this;
        }

        Given withoutAutomaticFailover() {
            automatic = false;
            return this;
        }

        Given home(Service service) {
            home = service;
            return this;
        }

        Given takenOver(Service service) {
            copy = service;
            backupDecides = true;
            return this;
        }

        Given backupFailedOver() {
            backupTakesIn = false;
            return this;
        }

        Given homeBackEndGone() {
            homeBackEndGone = true;
            return this;
        }

        Given backupBackEndGone() {
            backupBackEndGone = true;
            return this;
        }

        Given noFirstHop() {
            firstHop = false;
            return this;
        }

        Situation situation() {
            return Situation.of(new PoolFacts(
                    POOL1,
                    backup,
                    homeUp,
                    quorumLost,
                    home,
                    backupUp,
                    backupTakesIn,
                    copy,
                    backupDecides,
                    heardDown,
                    automatic,
                    homeBackEndGone,
                    backupBackEndGone,
                    firstHop));
        }

        void signsInAt(String pool, Standing standing) {
            assertThat(situation().enter()).isEqualTo(pool);
            assertThat(situation().standingOnEntry()).isEqualTo(standing);
        }

        void keepsOut(Cause cause) {
            assertThat(situation().enter()).isEmpty();
            assertThat(situation().standingOnEntry()).isEqualTo(new Standing(Mode.CANNOT_SIGN_IN, cause));
        }

        Given stays(String pool, Standing standing) {
            assertThat(situation().at()).containsEntry(pool, standing);
            return this;
        }

        Given throwsOut(String pool) {
            assertThat(situation().at()).doesNotContainKey(pool);
            return this;
        }
    }

    private static Given given() {
        return new Given();
    }

    @Nested
    class WhileTheHomePoolServes {

        @Test
        void usersAreRegularAtHome() {
            given().throwsOut(POOL2).stays(POOL1, Standing.REGULAR).signsInAt(POOL1, Standing.REGULAR);
        }

        @Test
        void usersAreInResiliencyModeAtHomeOnceTheBackEndHasBeenAwayTooLong() {
            given().homeBackEndGone().stays(POOL1, BACK_END_DOWN).signsInAt(POOL1, BACK_END_DOWN);
        }

        @Test
        void nobodyMovesThoughTheRegistrarsNoLongerHearEachOther() {
            given().heardDown().stays(POOL1, Standing.REGULAR).signsInAt(POOL1, Standing.REGULAR);
        }

        @Test
        @Holds(Rule.CLIENTS_REMEMBER_THE_PRIMARY)
        void usersFindTheirHomePoolWithoutDnsSinceTheyRememberIt() {
            given().noFirstHop().stays(POOL1, Standing.REGULAR).signsInAt(POOL1, Standing.REGULAR);
        }
    }

    @Nested
    class WhenTheHomePoolIsLost {

        @Test
        @Holds(causes = Cause.AWAITING_REGISTRAR_TIMER)
        void usersAreThrownOutAndWaitForTheRegistrarsTimer() {
            given().homeDown().throwsOut(POOL1).throwsOut(POOL2).keepsOut(Cause.AWAITING_REGISTRAR_TIMER);
        }

        @Test
        void usersSignInAtTheBackupPoolInResiliencyModeAfterTheTimer() {
            given().homeDown().heardDown().throwsOut(POOL1).signsInAt(POOL2, AWAITING_FAILOVER);
        }

        @Test
        void usersWaitForTheAdministratorWithoutAutomaticFailover() {
            given().homeDown().withoutAutomaticFailover().keepsOut(Cause.AWAITING_ADMINISTRATOR);
            given().homeDown().heardDown().withoutAutomaticFailover().keepsOut(Cause.AWAITING_ADMINISTRATOR);
        }

        @Test
        void usersFindNobodyWhileTheBackupPoolIsDownToo() {
            given().homeDown().backupDown().keepsOut(Cause.NO_BACKUP_REACHABLE);
            given().homeDown().heardDown().backupDown().keepsOut(Cause.NO_BACKUP_REACHABLE);
        }

        @Test
        void usersFindNobodyWhileTheBackupPoolIsItselfFailedOver() {
            given().homeDown().heardDown().backupFailedOver().throwsOut(POOL2).keepsOut(Cause.NO_BACKUP_REACHABLE);
        }

        @Test
        void usersFindNobodyWhenDnsNamesOnlyTheLostPool() {
            given().homeDown().heardDown().noFirstHop().keepsOut(Cause.NO_BACKUP_REACHABLE);
        }

        @Test
        @Holds(causes = {Cause.NO_BACKUP_REACHABLE, Cause.POOL_QUORUM_LOST})
        void usersOfAPoolWithoutABackupPoolFindNobody() {
            given().unpaired().homeDown().keepsOut(Cause.NO_BACKUP_REACHABLE);
            given().unpaired().quorumLost().keepsOut(Cause.POOL_QUORUM_LOST);
        }

        @Test
        void lostQuorumIsLikeALostPoolWhereThereIsABackupPool() {
            given().quorumLost().keepsOut(Cause.AWAITING_REGISTRAR_TIMER);
            given().quorumLost().heardDown().signsInAt(POOL2, AWAITING_FAILOVER);
        }
    }

    @Nested
    class WhenTheHomePoolReturnsWithoutAFailover {

        @Test
        void usersStayAtTheBackupPoolInResiliencyModeForTheFailbackInterval() {
            given().heardDown().stays(POOL2, AWAITING_FAILOVER).signsInAt(POOL1, Standing.REGULAR);
        }

        @Test
        void usersAreSentHomeAfterTheFailbackInterval() {
            given().throwsOut(POOL2).signsInAt(POOL1, Standing.REGULAR);
        }

        @Test
        void usersAreNotSentHomeWithoutAutomaticFailback() {
            given().withoutAutomaticFailover().stays(POOL2, AWAITING_FAILOVER).signsInAt(POOL1, Standing.REGULAR);
        }
    }

    @Nested
    class DuringAPlannedFailover {

        @Test
        @Holds(value = Rule.PLANNED_MODES, causes = Cause.FAILOVER_RUNNING)
        void usersAreInResiliencyModeAtHomeBeforeTheSwitch() {
            given().home(Service.READ_ONLY)
                    .stays(POOL1, FAILOVER_RUNNING)
                    .throwsOut(POOL2)
                    .signsInAt(POOL1, FAILOVER_RUNNING);
        }

        @Test
        @Holds({Rule.PLANNED_MODES, Rule.FAILOVER_FORCES_OUT})
        void usersAreSignedOutAtTheSwitchAndComeToTheBackupPoolInResiliencyMode() {
            given().home(Service.READ_ONLY)
                    .takenOver(Service.TAKING_OVER)
                    .throwsOut(POOL1)
                    .stays(POOL2, FAILOVER_RUNNING)
                    .signsInAt(POOL2, FAILOVER_RUNNING);
        }
    }

    @Nested
    class DuringADisasterFailover {

        @Test
        void usersSignInAtTheBackupPoolInResiliencyModeAsSoonAsItStarts() {
            given().homeDown()
                    .takenOver(Service.TAKING_OVER)
                    .stays(POOL2, FAILOVER_RUNNING)
                    .signsInAt(POOL2, FAILOVER_RUNNING);
        }

        @Test
        void usersNeedNoAutomaticFailoverOnceItHasStarted() {
            given().homeDown()
                    .withoutAutomaticFailover()
                    .takenOver(Service.TAKING_OVER)
                    .signsInAt(POOL2, FAILOVER_RUNNING);
        }

        @Test
        void usersFindNobodyWhenDnsNamesOnlyTheLostPool() {
            given().homeDown().noFirstHop().takenOver(Service.TAKING_OVER).keepsOut(Cause.NO_BACKUP_REACHABLE);
        }
    }

    @Nested
    class AfterTheFailover {

        @Test
        void usersAreRegularAtTheBackupPool() {
            given().homeDown()
                    .takenOver(Service.TAKEN_OVER)
                    .stays(POOL2, Standing.REGULAR)
                    .signsInAt(POOL2, Standing.REGULAR);
        }

        @Test
        @Holds(Rule.FAILED_OVER_OUTRANKS_REGISTRAR)
        void theReturnedHomePoolRefusesItsUsers() {
            given().home(Service.HANDED_OVER)
                    .takenOver(Service.TAKEN_OVER)
                    .throwsOut(POOL1)
                    .signsInAt(POOL2, Standing.REGULAR);
        }

        @Test
        void aPoolThatIsCutOffGoesOnServingThoseWhoAreThere() {
            given().takenOver(Service.TAKEN_OVER)
                    .stays(POOL1, Standing.REGULAR)
                    .stays(POOL2, Standing.REGULAR)
                    .signsInAt(POOL2, Standing.REGULAR);
        }

        @Test
        void aPoolThatWasReadOnlyWhenItWasCutOffServesNobody() {
            given().home(Service.READ_ONLY)
                    .takenOver(Service.TAKEN_OVER)
                    .throwsOut(POOL1)
                    .signsInAt(POOL2, Standing.REGULAR);
        }

        @Test
        void usersAtTheBackupPoolDoNotMindThatTheirDeadPoolsBackEndHasBeenAwayTooLong() {
            given().homeDown()
                    .takenOver(Service.TAKEN_OVER)
                    .homeBackEndGone()
                    .stays(POOL2, Standing.REGULAR)
                    .signsInAt(POOL2, Standing.REGULAR);
        }

        @Test
        void usersAreInResiliencyModeOnceTheBackupPoolsBackEndHasBeenAwayTooLong() {
            given().homeDown()
                    .takenOver(Service.TAKEN_OVER)
                    .backupBackEndGone()
                    .stays(POOL2, BACK_END_DOWN)
                    .signsInAt(POOL2, BACK_END_DOWN);
        }

        @Test
        void usersFindNobodyWhenTheBackupPoolDiesAsWell() {
            given().homeDown().takenOver(Service.TAKEN_OVER).backupDown().keepsOut(Cause.NO_BACKUP_REACHABLE);
        }

        @Test
        void usersFindNobodyAtHomeThoughItIsUpWhenTheBackupPoolDies() {
            given().home(Service.HANDED_OVER)
                    .takenOver(Service.TAKEN_OVER)
                    .backupDown()
                    .throwsOut(POOL1)
                    .keepsOut(Cause.NO_BACKUP_REACHABLE);
        }
    }

    @Nested
    class DuringTheFailback {

        @Test
        void usersStayRegularAtTheBackupPoolUntilTheyAreSentHome() {
            given().home(Service.RESUMING).takenOver(Service.FAILING_BACK).stays(POOL2, Standing.REGULAR);
        }

        @Test
        @Holds(value = Rule.FAILBACK_NEW_SIGN_IN_AT_HOME, causes = Cause.FAILBACK_RUNNING)
        void usersSignInAtHomeInResiliencyMode() {
            given().home(Service.RESUMING)
                    .takenOver(Service.FAILING_BACK)
                    .stays(POOL1, FAILBACK_RUNNING)
                    .signsInAt(POOL1, FAILBACK_RUNNING);
        }

        @Test
        void usersSignInAtHomeInResiliencyModeThoughTheBackupPoolIsDown() {
            given().home(Service.RESUMING)
                    .takenOver(Service.TAKEN_OVER)
                    .backupDown()
                    .signsInAt(POOL1, FAILBACK_RUNNING);
        }

        @Test
        void usersReturnToTheBackupPoolWhenTheHomePoolDies() {
            given().homeDown()
                    .home(Service.RESUMING)
                    .takenOver(Service.FAILING_BACK)
                    .throwsOut(POOL1)
                    .signsInAt(POOL2, Standing.REGULAR);
        }
    }
}
