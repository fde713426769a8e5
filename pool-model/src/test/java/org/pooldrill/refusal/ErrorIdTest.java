package org.pooldrill.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorIdTest {

    @ParameterizedTest
    @EnumSource
    void isExplainedInOneSentence(ErrorId id) {
        assertThat(id.doc()).endsWith(".").matches("[A-Z].*");
    }

    /** The order in which the command line contract gives the ids of one command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDenied WrongComputer ComputerUnreachable ParameterMissing UnknownIdentity PoolNotPaired",
                "PoolNotPaired PoolAlreadyFailedOver PartnerFailedOver BackupPoolDown PoolUnreachable CmsNotAvailable"
                        + " EdgeNextHopInUse SyncNotComplete",
                "PoolNotFailedOver HomePoolDown BackupPoolDown CmsNotAvailable HydrationFailed",
                "PoolNotPaired UnknownSqlServer NotPrincipal CmsFailoverInProgress CmsStoreNotInBackupMode",
                "MirrorNotConfigured NewPrincipalUnreachable",
                "PoolNotPaired BackupServiceStopped"
            })
    void standsInTheOrderOfPrecedence(String order) {
        assertThat(List.of(order.split(" ")).stream().map(ErrorId::valueOf)).isSorted();
    }

    @Test
    void namesWhatElseWouldHaveBeenRefused() {
        var first = Refusal.of(ErrorId.PartnerFailedOver, "pool2", "Failover of pool2", "pool1 is FailedOver", "Wait.");
        var second = Refusal.of(ErrorId.CmsNotAvailable, "pool2", "Failover of pool2", "no active master", "Wait.");

        assertThat(first.alsoRefusedBy(List.of(second)).alsoRefused())
                .containsExactly("CmsNotAvailable: no active master");
    }
}
