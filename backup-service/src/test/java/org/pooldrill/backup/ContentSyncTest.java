package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;
import static org.pooldrill.change.BackupModule.DATA_CONF;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.backup.BackupEvent.SyncForced;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** "Restoring conference contents using the Backup Service". */
class ContentSyncTest {
    private final Pair pair = Pair.inStep();

    private SyncResult sync(String pool) {
        var results = new ArrayList<SyncResult>();
        pair.serviceAt(pool).forceSync(EnumSet.of(DATA_CONF), results::add);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private List<String> files(String pool, String home) {
        return pair.at(pool).state(home).files().stream()
                .map(ContentUploaded::file)
                .toList();
    }

    @Test
    @Holds({Rule.CONTENT_STAYS_BEHIND, Rule.SYNC_AFTER_EVERY_FAILBACK})
    void leavesContentThatWasMadeAtTheBackupPoolThereUntilASyncIsForced() {
        Failovers.disasterFailover(pair, P1);
        pair.upload(P2, P1, "slides", 1_000);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(3);
        assertThat(files(P1, P1)).isEmpty();
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.FinalState);

        assertThat(sync(P2).filesTakenIn()).isEqualTo(1);
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.SteadyState);
        pair.advance(10_000);
        assertThat(files(P1, P1)).containsExactly("slides");
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void carriesContentHomeWhileTheUsersAreStillFailedOver() {
        Failovers.disasterFailover(pair, P1);
        pair.upload(P2, P1, "slides", 1_000);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        sync(P2);
        pair.advance(10_000);
        assertThat(pair.pool1.state(P1).staged()).hasSize(1);
        assertThat(sync(P2).filesTakenIn()).isZero();
        Failovers.failBack(pair, P1);
        pair.cycles(1);
        assertThat(files(P1, P1)).containsExactly("slides");
        Copies.assertEqual(pair, "after the failback");
    }

    @Test
    void sendsContentAgainThatWasOnItsWayWhenTheFailbackEnded() {
        Failovers.disasterFailover(pair, P1);
        pair.upload(P2, P1, "slides", 1_000);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        sync(P2);
        pair.advance(2_010);
        Failovers.failBack(pair, P1);
        pair.cycles(3);
        assertThat(files(P1, P1)).containsExactly("slides");
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.CONTENT_LOST_WITH_THE_STORE)
    void bringsBackWhatAPoolLostWithItsFileStoreFromThePoolThatHasIt() {
        pair.upload(P1, P1, "slides", 1_000);
        pair.upload(P1, P1, "notes", 10);
        pair.cycles(1);
        pair.loseFileStore(P1);
        assertThat(sync(P1).filesTakenIn()).isZero();
        pair.cycles(1);
        assertThat(files(P1, P1)).isEmpty();

        assertThat(sync(P2).filesTakenIn()).isEqualTo(2);
        pair.cycles(1);
        assertThat(files(P1, P1)).containsExactly("slides", "notes");
        Copies.assertEqual(pair, "after the sync");
    }

    @Test
    void bringsBackWhatWasStoredAfterAFailbackAndThenLost() {
        Failovers.disasterFailover(pair, P1);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(1);
        pair.upload(P1, P1, "slides", 1_000);
        pair.cycles(1);
        pair.loseFileStore(P1);
        assertThat(sync(P2).filesTakenIn()).isEqualTo(1);
        pair.cycles(1);
        assertThat(files(P1, P1)).containsExactly("slides");
        Copies.assertEqual(pair, "after the sync");
    }

    @Test
    void bringsBackWhatTheBackupPoolLostFromTheHomePool() {
        pair.upload(P1, P1, "slides", 1_000);
        pair.cycles(1);
        pair.loseFileStore(P2);
        sync(P1);
        pair.cycles(1);
        assertThat(files(P2, P1)).containsExactly("slides");
    }

    @Test
    @Holds(Rule.SYNC_COPIES_WHAT_IS_MISSING)
    void takesNothingInThatIsOnItsWayAlready() {
        pair.advance(1);
        pair.upload(P1, P1, "slides", 1_000);
        assertThat(sync(P1).filesTakenIn()).isZero();
        assertThat(sync(P1).filesTakenIn()).isZero();
        pair.cycles(1);
        assertThat(pair.pool1.recorded(ContentTakenIn.class)).isEmpty();
        assertThat(pair.pool1.recorded(SyncForced.class)).hasSize(2);
        assertThat(files(P2, P1)).containsExactly("slides");
    }

    @Test
    @Holds({Rule.CONTENT_UNTIL_STEADY, Rule.BATCH_LIMIT})
    void takesTheCyclesThatThePackageLimitDemands() {
        pair.limits(Duration.ofMinutes(2), 500, 100);
        Failovers.disasterFailover(pair, P1);
        for (var i = 0; i < 5; i++) {
            pair.upload(P2, P1, "slides" + i, 60_000);
        }
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(1);
        sync(P2);
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.NonSteadyState);
        pair.cycles(3);
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.SteadyState);
        pair.cycles(1);
        assertThat(pair.export(P2, DATA_CONF)).isEqualTo(ExportState.FinalState);
        assertThat(files(P1, P1)).hasSize(5);
    }

    @Test
    void doesNotReplaceANewerFileOfTheSameNameAtHome() {
        pair.upload(P1, P1, "slides", 1_000);
        pair.cycles(1);
        pair.cutLink();
        var newer = new ContentUploaded(Pair.ANNA, "review", Pair.ANNA, "slides", 2_000, "sha256-of-the-newer");
        pair.make(P1, P1, newer);
        pair.restoreLink();
        sync(P2);
        pair.cycles(2);
        assertThat(pair.pool1.state(P1).files()).containsExactly(newer);
        Copies.assertEqual(pair, "after the sync");
    }

    @Test
    void keepsAFileThatWasStoredAnewAtHomeAfterTheFailback() {
        Failovers.disasterFailover(pair, P1);
        pair.upload(P2, P1, "slides", 1_000);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        var newer = new ContentUploaded(Pair.ANNA, "review", Pair.ANNA, "slides", 2_000, "sha256-of-the-newer");
        sync(P2);
        pair.make(P1, P1, newer);
        pair.cycles(3);
        assertThat(pair.pool1.state(P1).files()).containsExactly(newer);
        Copies.assertEqual(pair, "after the sync");
    }
}
