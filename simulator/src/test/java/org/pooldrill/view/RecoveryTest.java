package org.pooldrill.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final Recovery recovery = new Recovery();

    @Test
    void dividesADisasterIntoDetectDecideExecuteAndSignIn() {
        recovery.lost(1_000);
        recovery.detected(301_000);
        recovery.typed("Set-CsEdgeServer", false, 601_000);
        recovery.typed("Invoke-CsPoolFailOver", true, 701_000);
        recovery.executed(1_001_000);
        recovery.signedIn(1_101_000);

        assertThat(recovery.detect()).hasValue(300_000);
        assertThat(recovery.decide()).hasValue(600_000);
        assertThat(recovery.execute()).hasValue(400_000);
        assertThat(recovery.signIn()).hasValue(100_000);
        assertThat(recovery.total()).hasValue(1_100_000);
    }

    @Test
    void takesTheFirstCommandForTheDetectionWhereItComesBeforeTheRegistrar() {
        recovery.lost(0);
        recovery.typed("Invoke-CsManagementServerFailover", false, 60_000);
        recovery.detected(300_000);

        assertThat(recovery.detect()).hasValue(60_000);
        assertThat(recovery.decide()).hasValue(60_000);
    }

    @Test
    void countsAPlannedFailoverFromTheAttemptThatSucceeded() {
        recovery.typed("Invoke-CsPoolFailOver", true, 0);
        recovery.typed("Invoke-CsPoolFailOver", true, 3_600_000);
        recovery.executed(3_900_000);

        assertThat(recovery.decide()).hasValue(0);
        assertThat(recovery.execute()).hasValue(300_000);
        assertThat(recovery.detect()).isEmpty();
        assertThat(recovery.faultAt()).isEmpty();
    }

    @Test
    void countsAPlannedFailoverAfterADisasterThatIsOver() {
        recovery.lost(0);
        recovery.typed("Invoke-CsPoolFailOver", true, 600_000);
        recovery.executed(900_000);
        recovery.signedIn(900_000);
        recovery.recovered();
        recovery.typed("Invoke-CsPoolFailOver", true, 9_000_000);
        assertThat(recovery.execute()).hasValue(300_000);

        recovery.executed(9_100_000);

        assertThat(recovery.decide()).hasValue(0);
        assertThat(recovery.execute()).hasValue(100_000);
        assertThat(recovery.signIn()).isEmpty();
    }

    @Test
    void keepsAnOutageThatPassedByItselfUntilTheNextOne() {
        recovery.lost(0);
        recovery.detected(300_000);
        recovery.recovered();
        assertThat(recovery.detect()).hasValue(300_000);
        assertThat(recovery.decide()).isEmpty();

        recovery.lost(9_000_000);

        assertThat(recovery.detect()).isEmpty();
        assertThat(recovery.faultAt()).hasValue(9_000_000);
    }
}
