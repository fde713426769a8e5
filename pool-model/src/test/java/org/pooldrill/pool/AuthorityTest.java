package org.pooldrill.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.pool.Histories.FAILBACK_STARTED;
import static org.pooldrill.pool.Histories.HANDED_OVER;
import static org.pooldrill.pool.Histories.NOTHING_KNOWN;
import static org.pooldrill.pool.Histories.POOL1;
import static org.pooldrill.pool.Histories.POOL2;
import static org.pooldrill.pool.Histories.READ_ONLY;
import static org.pooldrill.pool.Histories.RESUMING;
import static org.pooldrill.pool.Histories.TAKEN_OVER;
import static org.pooldrill.pool.Histories.TAKEOVER_STARTED;
import static org.pooldrill.pool.Histories.copy;
import static org.pooldrill.pool.Histories.home;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.Event;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceReturned;

/** Who speaks for pool1's users, row by row of the pool's state machine (domain text, section 8.1). */
class AuthorityTest {
    private static final Event RESUMED = new ServiceResumed(POOL1, 2, false);
    private static final Event RETURNED = new ServiceReturned(POOL1, 2);

    /** What is published of pool1: state, phase and who serves. */
    private record Published(State state, String phase, String servedBy) {}

    private static Published published(PoolState home, boolean homeUp, PoolState copy, boolean backupUp) {
        var authority = new Authority(home, Optional.of(copy), backupUp);
        return new Published(authority.state(homeUp), authority.phase(homeUp), authority.servedBy(homeUp));
    }

    @Test
    void servesItsOwnUsersWhileActive() {
        assertThat(published(home(), true, copy(), true)).isEqualTo(new Published(State.Active, "", POOL1));
    }

    @Test
    void isDownAndServedByNobodyBeforeAnybodyFailsItOver() {
        assertThat(published(home(), false, copy(), true)).isEqualTo(new Published(State.Down, "", ""));
    }

    @Test
    void isActiveOrDownWithoutAPartner() {
        var unpaired = new PoolState();
        unpaired.evolve(new PoolDeployed(POOL1, POOL1, ""));
        var authority = new Authority(unpaired, Optional.empty(), false);
        assertThat(authority.state(true)).isEqualTo(State.Active);
        assertThat(authority.state(false)).isEqualTo(State.Down);
        assertThat(authority.writable()).isSameAs(unpaired);
    }

    @Test
    void isFailingOverInTheHomePoolsPhaseBeforeTheSwitch() {
        for (var phase : FailoverPhase.values()) {
            assertThat(published(home(Histories.phase(phase)), true, copy(), true))
                    .isEqualTo(new Published(State.FailingOver, phase.toString(), ""));
        }
    }

    @Test
    void isDownWhenItGoesDownBeforeTheSwitch() {
        assertThat(published(home(READ_ONLY), false, copy(), true)).isEqualTo(new Published(State.Down, "", ""));
    }

    @Test
    void isSwitchingWhileTheCopyIsBroughtIntoService() {
        var switching = new Published(State.FailingOver, "Switching", "");
        assertThat(published(home(), false, copy(TAKEOVER_STARTED), true)).isEqualTo(switching);
        assertThat(published(home(), true, copy(TAKEOVER_STARTED), true)).isEqualTo(switching);
        assertThat(published(home(READ_ONLY), true, copy(TAKEOVER_STARTED), true))
                .isEqualTo(switching);
    }

    @Test
    void isWhatItWasBeforeWhenTheBackupPoolDiesInTheSwitch() {
        assertThat(published(home(), true, copy(TAKEOVER_STARTED), false))
                .isEqualTo(new Published(State.Active, "", POOL1));
        assertThat(published(home(), false, copy(TAKEOVER_STARTED), false))
                .isEqualTo(new Published(State.Down, "", ""));
    }

    @Test
    void isServedByItsBackupPoolOnceFailedOver() {
        var failedOver = new Published(State.FailedOver, "", POOL2);
        var takenOver = copy(TAKEOVER_STARTED, TAKEN_OVER);
        assertThat(published(home(), false, takenOver, true)).isEqualTo(failedOver);
        assertThat(published(home(HANDED_OVER), true, takenOver, true)).isEqualTo(failedOver);
    }

    @Test
    void isFailedOverEvenWhileItGoesOnServingInAPartition() {
        var authority = new Authority(home(), Optional.of(copy(TAKEOVER_STARTED, TAKEN_OVER)), true);
        assertThat(authority.backupDecides()).isTrue();
        assertThat(authority.state(true)).isEqualTo(State.FailedOver);
        assertThat(authority.writable().store()).isEqualTo(POOL2);
    }

    @Test
    void isFailedOverAndServedByNobodyWhileItsBackupPoolIsDown() {
        assertThat(published(home(HANDED_OVER), true, copy(TAKEOVER_STARTED, TAKEN_OVER), false))
                .isEqualTo(new Published(State.FailedOver, "", ""));
    }

    @Test
    void isServedByItsBackupPoolUntilTheEndOfTheFailback() {
        var failingBack = new Published(State.FailingBack, "Hydrating", POOL2);
        var returning = copy(TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED);
        assertThat(published(home(HANDED_OVER, RESUMING), true, returning, true))
                .isEqualTo(failingBack);
    }

    @Test
    void isFailedOverWhenItGoesDownInTheFailback() {
        assertThat(published(home(HANDED_OVER, RESUMING), false, copy(TAKEOVER_STARTED, TAKEN_OVER), true))
                .isEqualTo(new Published(State.FailedOver, "", POOL2));
    }

    @Test
    void isFailedOverWhenItsBackupPoolDiesInTheFailback() {
        var returning = copy(TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED);
        assertThat(published(home(HANDED_OVER), true, returning, false))
                .isEqualTo(new Published(State.FailedOver, "", ""));
    }

    @Test
    void isFailingBackWithoutItsBackupPoolInDisasterMode() {
        assertThat(published(home(HANDED_OVER, RESUMING), true, copy(TAKEOVER_STARTED, TAKEN_OVER), false))
                .isEqualTo(new Published(State.FailingBack, "Hydrating", ""));
    }

    @Test
    void servesItsOwnUsersAgainAfterTheFailback() {
        var returned = copy(TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED, RETURNED);
        assertThat(published(home(HANDED_OVER, RESUMING, RESUMED), true, returned, true))
                .isEqualTo(new Published(State.Active, "", POOL1));
    }

    @Test
    void servesItsOwnUsersAgainThoughItsBackupPoolWasNotToldSo() {
        assertThat(published(home(HANDED_OVER, RESUMING, RESUMED), true, copy(TAKEOVER_STARTED, TAKEN_OVER), true))
                .isEqualTo(new Published(State.Active, "", POOL1));
    }

    @Test
    void isFailedOverAnewByTheHigherTerm() {
        var again = copy(
                TAKEOVER_STARTED,
                TAKEN_OVER,
                RETURNED,
                TAKEOVER_STARTED,
                new PoolEvent.ServiceTakenOver(POOL1, 3, NOTHING_KNOWN, true));
        assertThat(published(home(HANDED_OVER, RESUMING, RESUMED), false, again, true))
                .isEqualTo(new Published(State.FailedOver, "", POOL2));
    }
}
