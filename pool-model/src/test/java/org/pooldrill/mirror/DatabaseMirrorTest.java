package org.pooldrill.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.mirror.DatabaseState.DatabaseInaccessibleOrMirroringNotEnabled;
import static org.pooldrill.mirror.DatabaseState.Mirror;
import static org.pooldrill.mirror.DatabaseState.Principal;
import static org.pooldrill.mirror.Side.MIRROR;
import static org.pooldrill.mirror.Side.PRIMARY;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class DatabaseMirrorTest {

    @ParameterizedTest(name = "witness {0}: primary {1}, mirror {2}, witness up {3}")
    @CsvSource({
        // witnessed, primary, mirror, witness up, available, swaps by itself
        "true,  true,  true,  true,  true,  false",
        "true,  true,  true,  false, true,  false",
        "true,  true,  false, true,  true,  false",
        "true,  true,  false, false, false, false",
        "true,  false, true,  true,  false, true",
        "true,  false, true,  false, false, false",
        "true,  false, false, true,  false, false",
        "false, true,  true,  true,  true,  false",
        "false, true,  false, true,  true,  false",
        "false, false, true,  true,  false, false",
        "false, false, false, true,  false, false"
    })
    @Holds({Rule.BOTH_BACK_ENDS_LOST, Rule.PRINCIPAL_ALONE_IS_NOT_AVAILABLE})
    void isAvailableAsDocumented(
            boolean witnessed, boolean primary, boolean mirror, boolean witness, boolean available, boolean swaps) {
        var database = DatabaseMirror.working(true, witnessed).with(primary, mirror, witness);
        assertThat(database.available()).isEqualTo(available);
        assertThat(database.swapsByItself()).isEqualTo(swaps);
    }

    @Nested
    class WithAWitness {
        private final DatabaseMirror working = DatabaseMirror.working(true, true);

        @Test
        void startsSynchronizedWithThePrimaryAsPrincipal() {
            assertThat(working.state(PRIMARY)).isEqualTo(Principal);
            assertThat(working.state(MIRROR)).isEqualTo(Mirror);
            assertThat(working.status(PRIMARY)).hasToString("synchronized");
            assertThat(working.status(MIRROR)).hasToString("synchronized");
        }

        @Test
        void theMirrorTakesOverAndRunsAlone() {
            var exposed = working.with(false, true, true).movedTo(MIRROR);
            assertThat(exposed.available()).isTrue();
            assertThat(exposed.state(PRIMARY)).isEqualTo(DatabaseInaccessibleOrMirroringNotEnabled);
            assertThat(exposed.state(MIRROR)).isEqualTo(Principal);
            assertThat(exposed.status(MIRROR)).isEqualTo(MirroringStatus.DISCONNECTED);
            assertThat(exposed.with(false, true, false).available()).isFalse();
        }

        @Test
        @Holds(Rule.RETURNING_SIDE_SYNCHRONIZES)
        void theOldPrincipalReturnsAsMirrorAndCatchesUp() {
            var back = working.with(false, true, true).movedTo(MIRROR).with(true, true, true);
            assertThat(back.state(PRIMARY)).isEqualTo(Mirror);
            assertThat(back.status(PRIMARY)).isEqualTo(MirroringStatus.SYNCHRONIZING);
            assertThat(back.catchesUp()).isTrue();
            assertThat(back.with(true, false, true).swapsByItself()).isFalse();
            assertThat(back.caughtUp().status(PRIMARY)).isEqualTo(MirroringStatus.SYNCHRONIZED);
            assertThat(back.caughtUp().movedTo(PRIMARY)).isEqualTo(working);
        }

        @Test
        @Holds(Rule.BOTH_BACK_ENDS_LOST)
        void bothLostAtOnceStayInStep() {
            var lost = working.with(false, false, true);
            assertThat(lost.available()).isFalse();
            assertThat(lost.with(true, true, true)).isEqualTo(working);
        }
    }

    @Nested
    class FailedOverByHand {
        private final DatabaseMirror working = DatabaseMirror.working(true, false);

        @Test
        void movesToTheMirrorWhenThePrincipalIsLost() {
            var lost = working.with(false, true, true);
            assertThat(lost.refusal(MIRROR, false)).isEmpty();
            assertThat(lost.movedTo(MIRROR).available()).isTrue();
        }

        @Test
        void movesToAndFroWhileBothWork() {
            assertThat(working.refusal(MIRROR, false)).isEmpty();
            var moved = working.movedTo(MIRROR);
            assertThat(moved.status(PRIMARY)).isEqualTo(MirroringStatus.SYNCHRONIZED);
            assertThat(moved.movedTo(PRIMARY)).isEqualTo(working);
        }

        @Test
        void isRefusedTowardsAServerThatIsDown() {
            var alone = working.with(true, false, true);
            assertThat(alone.refusal(MIRROR, false)).contains(ErrorId.NewPrincipalUnreachable);
            assertThat(alone.refusal(MIRROR, true)).isEmpty();
        }

        @Test
        void isRefusedTowardsAServerThatIsNotInStep() {
            var catchingUp = working.with(true, false, true).with(true, true, true);
            assertThat(catchingUp.refusal(MIRROR, false)).contains(ErrorId.NewPrincipalUnreachable);
            assertThat(catchingUp.refusal(MIRROR, true)).isEmpty();
            assertThat(catchingUp.caughtUp().refusal(MIRROR, false)).isEmpty();
        }

        @Test
        void toThePresentPrincipalChangesNothing() {
            var lost = working.with(false, true, true);
            assertThat(lost.refusal(PRIMARY, false)).isEmpty();
            assertThat(lost.movedTo(PRIMARY)).isEqualTo(lost);
        }
    }

    @Nested
    class WithoutAMirror {
        private final DatabaseMirror alone = DatabaseMirror.working(false, false);

        @Test
        void dependsOnTheOneServer() {
            assertThat(alone.available()).isTrue();
            assertThat(alone.with(false, false, false).available()).isFalse();
            assertThat(alone.with(true, true, false))
                    .extracting(DatabaseMirror::available)
                    .isEqualTo(true);
        }

        @Test
        void saysThatThereIsNoMirror() {
            assertThat(alone.state(PRIMARY)).isEqualTo(DatabaseInaccessibleOrMirroringNotEnabled);
            assertThat(alone.state(MIRROR)).isEqualTo(DatabaseInaccessibleOrMirroringNotEnabled);
            assertThat(alone.status(PRIMARY)).hasToString("DatabaseInaccessibleOrMirroringNotEnabled");
            assertThat(alone.refusal(MIRROR, true)).contains(ErrorId.MirrorNotConfigured);
        }
    }
}
