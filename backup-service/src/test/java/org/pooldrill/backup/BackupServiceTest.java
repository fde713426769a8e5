package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pooldrill.backup.Pair.CYCLE;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;
import static org.pooldrill.change.BackupModule.CMS_MASTER;
import static org.pooldrill.change.BackupModule.DATA_CONF;
import static org.pooldrill.change.BackupModule.PRESENCE_FOCUS;

import java.time.Duration;
import java.util.EnumSet;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.backup.BackupEvent.ExportFailed;
import org.pooldrill.backup.BackupEvent.ExportRecovered;
import org.pooldrill.backup.BackupEvent.FirstSyncStarted;
import org.pooldrill.backup.BackupEvent.ImportFailed;
import org.pooldrill.backup.BackupEvent.ImportRecovered;
import org.pooldrill.backup.BackupEvent.PackageRejected;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.backup.BackupEvent.PackageWritten;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.estate.Timings;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** One direction of a pair on a quiet day and on a bad one. */
class BackupServiceTest {
    private final Pair pair = Pair.inStep();

    @Test
    @Holds({Rule.FINAL_STATE, Rule.CMS_MASTER_ON_THE_ACTIVE_POOL})
    void isFinalOnAQuietDayAndCmsMasterIsNotInitializedOutsideTheActiveMaster() {
        pair.cycles(3);
        for (var module : BackupModule.values()) {
            assertThat(pair.export(P1, module)).isEqualTo(ExportState.FinalState);
            assertThat(pair.status(P1, module).imports()).isEqualTo(ImportState.NormalState);
        }
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.export(P2, CMS_MASTER)).isEqualTo(ExportState.NotInitialized);
        assertThat(pair.pool1.recorded(ChangesExported.class)).isEmpty();
    }

    @Test
    @Holds({Rule.CYCLE, Rule.SYNC_INTERVAL_DEFAULT, Rule.HIGH_WATER_MARKS})
    void carriesChangesInTheNextCycleWithOneEventForEachStepAndOneForEachBatch() {
        pair.advance(1);
        pair.contacts(250);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.SteadyState);
        pair.advance(CYCLE - 2);
        assertThat(pair.pool2.recorded(BatchImported.class)).isEmpty();
        pair.advance(10_000);
        assertThat(pair.pool1.recorded(ChangesExported.class)).hasSize(1);
        assertThat(pair.pool1.recorded(PackageWritten.class)).singleElement().satisfies(written -> {
            assertThat(written.changes()).isEqualTo(250);
            assertThat(written.sha256()).hasSize(64);
        });
        assertThat(pair.pool2.recorded(PackageTransferred.class)).hasSize(1);
        assertThat(pair.pool2.recorded(BatchImported.class))
                .extracting(BatchImported::from, BatchImported::to)
                .containsExactly(tuple(1L, 100L), tuple(101L, 200L), tuple(201L, 250L));
        assertThat(pair.pool1.recorded(PackageAcknowledged.class)).hasSize(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.pool2.state(P1).users().get(Pair.ANNA).contacts()).hasSize(250);
    }

    @Test
    @Holds(Rule.REPLICATION_PER_DIRECTION)
    void tellsNothingOfTheOtherDirection() {
        pair.contacts(1);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.BATCH_LIMIT)
    void exportsNoMoreBatchesInACycleThanTheSettingAllows() {
        pair.limits(Duration.ofMinutes(2), 2, 102_400);
        pair.advance(1);
        pair.contacts(450);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.NonSteadyState);
        pair.cycles(1);
        assertThat(pair.status(P1, PRESENCE_FOCUS).exported()).isEqualTo(200);
        pair.cycles(1);
        assertThat(pair.status(P1, PRESENCE_FOCUS).exported()).isEqualTo(400);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.SteadyState);
        pair.cycles(2);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.BATCH_LIMIT)
    void packsWholeFilesInTheOrderOfUploadWhileTheyFit() {
        pair.limits(Duration.ofMinutes(2), 500, 100);
        pair.advance(1);
        pair.upload(P1, P1, "a", 60_000);
        pair.upload(P1, P1, "b", 42_400);
        pair.upload(P1, P1, "c", 1);
        assertThat(pair.export(P1, DATA_CONF)).isEqualTo(ExportState.NonSteadyState);
        pair.cycles(1);
        assertThat(pair.status(P1, DATA_CONF).exported()).isEqualTo(2);
        assertThat(pair.status(P1, DATA_CONF).backlogBytes()).isEqualTo(1);
    }

    @Test
    void sendsAFileLargerThanAPackageAlone() {
        pair.limits(Duration.ofMinutes(2), 500, 100);
        pair.advance(1);
        pair.upload(P1, P1, "film", 10_000_000);
        pair.upload(P1, P1, "notes", 1);
        pair.cycles(1);
        assertThat(pair.status(P1, DATA_CONF).exported()).isEqualTo(1);
        pair.cycles(2);
        assertThat(pair.export(P1, DATA_CONF)).isEqualTo(ExportState.FinalState);
        assertThat(pair.pool2.state(P1).files()).hasSize(2);
    }

    @Test
    void countsAChangedIntervalFromTheLastCycle() {
        pair.advance(60_000);
        pair.contacts(1);
        pair.syncEvery(Duration.ofSeconds(90));
        pair.advance(29_999);
        assertThat(pair.pool1.recorded(ChangesExported.class)).isEmpty();
        pair.advance(1);
        assertThat(pair.pool1.recorded(ChangesExported.class)).hasSize(1);
    }

    @Test
    void startsACycleAtOnceWhenTheNewIntervalHasPassedAlready() {
        pair.advance(60_000);
        pair.contacts(1);
        pair.syncEvery(Duration.ofSeconds(5));
        pair.advance(0);
        assertThat(pair.pool1.recorded(ChangesExported.class)).hasSize(1);
    }

    @Test
    void fallsIntoErrorWithNothingToSendAndRecordsEachChangeOfConditionOnce() {
        pair.advance(1);
        pair.breaks(P2, Pair.Part.FILE_STORE);
        pair.cycles(3);
        assertThat(pair.pool1.recorded(ExportFailed.class)).hasSize(3).allSatisfy(failed -> assertThat(failed.reason())
                .contains("file store of " + P2)
                .contains("\\BackupStore\\Temp"));
        assertThat(pair.pool1.recorded(ExportFailed.class))
                .filteredOn(failed -> failed.module() == DATA_CONF)
                .singleElement()
                .satisfies(failed -> assertThat(failed.eventId()).isEqualTo(4042));
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
        assertThat(pair.serviceAt(P1).isFinal(PRESENCE_FOCUS)).isFalse();
        pair.healAll();
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.pool1.recorded(ExportRecovered.class)).hasSize(3);
    }

    @Test
    @Holds(Rule.CYCLE)
    void needsTheUserDatabasesForTheUserStoreAloneAndTheCentralOnesForConfiguration() {
        pair.advance(1);
        pair.breaks(P1, Pair.Part.USER_DATABASE);
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
        assertThat(pair.export(P1, DATA_CONF)).isEqualTo(ExportState.FinalState);
        assertThat(pair.export(P1, CMS_MASTER)).isEqualTo(ExportState.FinalState);
        pair.heals(P1, Pair.Part.USER_DATABASE);
        pair.breaks(P1, Pair.Part.CMS_DATABASE);
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.export(P1, CMS_MASTER)).isEqualTo(ExportState.ErrorState);
    }

    @Test
    @Holds(Rule.PARTNERS_EXPORT_FAILS)
    void growsABacklogBothWaysWhileTheLinkIsDownAndRecoversByItself() {
        pair.limits(Duration.ofMinutes(2), 1, 102_400);
        pair.advance(1);
        pair.cutLink();
        pair.contacts(150);
        pair.contacts(P2, P2, 150);
        pair.cycles(10);
        var oldest = pair.status(P1, PRESENCE_FOCUS).oldestUnacked().orElseThrow();
        assertThat(pair.clock.now() - oldest).isGreaterThanOrEqualTo(10 * CYCLE);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
        pair.restoreLink();
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.SteadyState);
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void isNotSteadyAfterALongOutageUntilTheBacklogFitsAgain() {
        pair.limits(Duration.ofMinutes(2), 1, 102_400);
        pair.advance(1);
        pair.cutLink();
        pair.contacts(350);
        pair.cycles(1);
        pair.restoreLink();
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.NonSteadyState);
        pair.cycles(3);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void doesNothingWhileTheServiceIsStopped() {
        pair.advance(1);
        pair.breaks(P1, Pair.Part.SERVICE);
        pair.contacts(5);
        var events = pair.pool1.recorded().size();
        pair.cycles(5);
        assertThat(pair.pool1.recorded()).hasSize(events);
        pair.healAll();
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.ONE_PACKAGE_IN_FLIGHT)
    void leavesThePackageWaitingAtAPartnerWhoseServiceIsStopped() {
        pair.breaks(P2, Pair.Part.SERVICE);
        pair.advance(1);
        pair.contacts(5);
        pair.cycles(3);
        assertThat(pair.files2.list()).hasSize(1);
        assertThat(pair.pool1.recorded(ChangesExported.class)).hasSize(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.SteadyState);
        pair.healAll();
        pair.cycles(1);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        assertThat(pair.files2.list()).isEmpty();
    }

    @Test
    void leavesThePackageWaitingWhileThePartnersDatabaseIsDown() {
        pair.breaks(P2, Pair.Part.USER_DATABASE);
        pair.advance(1);
        pair.contacts(5);
        pair.cycles(3);
        assertThat(pair.pool2.recorded(ImportFailed.class))
                .filteredOn(failed -> failed.eventId() == 4069)
                .hasSize(1);
        assertThat(pair.status(P1, PRESENCE_FOCUS).imports()).isEqualTo(ImportState.ErrorState);
        pair.healAll();
        pair.cycles(2);
        assertThat(pair.pool2.recorded(ImportRecovered.class)).hasSize(1);
        assertThat(pair.status(P1, PRESENCE_FOCUS).imports()).isEqualTo(ImportState.NormalState);
        assertThat(pair.pool2.recorded(BatchImported.class)).hasSize(1);
    }

    @Test
    void rejectsAPackageThatCameDamagedAndGetsItAgain() {
        pair.damageNext(2);
        pair.advance(1);
        pair.contacts(250);
        pair.cycles(1);
        assertThat(pair.pool2.recorded(PackageRejected.class))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.why()).contains("hash"));
        assertThat(pair.pool2.recorded(BatchImported.class)).isEmpty();
        assertThat(pair.pool2.recorded(ImportFailed.class)).hasSize(1);
        pair.cycles(3);
        assertThat(pair.pool2.recorded(ImportRecovered.class)).hasSize(1);
        assertThat(pair.pool2.recorded(PackageRejected.class)).hasSize(2);
        assertThat(pair.pool1.recorded(PackageWritten.class)).hasSize(1);
        assertThat(pair.pool2.state(P1).users().get(Pair.ANNA).contacts()).hasSize(250);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void rebuildsItsJournalFromTheFirstEvent() {
        pair.contacts(120);
        pair.upload(P1, P1, "slides", 1_000);
        pair.advance(CYCLE + 1_000);
        var before = pair.service1.journal().toString();
        pair.service1.rebuildJournal();
        assertThat(pair.service1.journal()).hasToString(before);
        pair.cycles(2);
        assertThat(pair.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void givesTheSameStatusToAReaderOfBothStores() {
        pair.contacts(120);
        pair.cycles(1);
        pair.contacts(7);
        var limits = new Limits(100, 500, 500, 102_400 * 1024L);
        for (var status : pair.service1.status()) {
            assertThat(ModuleStatus.of(status.module(), limits, pair.service1.journal(), pair.service2.journal()))
                    .isEqualTo(status);
        }
    }

    @Test
    void refusesToWorkWithoutAPartner() {
        var alone = new BackupService(
                pair.pool1,
                new FileStore(),
                pair,
                pair,
                new InMemoryTokenStore(),
                pair.clock,
                pair.clock::now,
                Timings.DEFAULT);
        assertThatThrownBy(alone::status)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no partner");
    }

    /** First pairing of deployed pools (scenario S03). */
    @Nested
    class InANewPair {
        private final Pair fresh = Pair.fresh();

        @Test
        @Holds(Rule.FIRST_SYNC_BOTH_WAYS)
        void exportsNothingBeforeTheFirstForcedSync() {
            fresh.contacts(3);
            fresh.cycles(3);
            assertThat(fresh.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.NotInitialized);
            assertThat(fresh.pool1.recorded(ChangesExported.class)).isEmpty();
        }

        @Test
        void isNotSteadyDuringTheFirstSyncAndInStepAfterIt() {
            fresh.contacts(3);
            fresh.service1.forceSync(EnumSet.allOf(BackupModule.class), result -> {});
            assertThat(fresh.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.NonSteadyState);
            fresh.contacts(1);
            fresh.advance(10_000);
            assertThat(fresh.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.SteadyState);
            assertThat(fresh.export(P1, DATA_CONF)).isEqualTo(ExportState.FinalState);
            assertThat(fresh.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.NotInitialized);
            assertThat(fresh.pool1.recorded(FirstSyncStarted.class)).hasSize(3);
        }

        @Test
        void goesOnWithTheFirstSyncAfterAnOutage() {
            fresh.contacts(3);
            fresh.cutLink();
            fresh.service1.forceSync(EnumSet.of(PRESENCE_FOCUS), result -> assertThat(result.failing())
                    .containsKey(PRESENCE_FOCUS));
            fresh.cycles(2);
            assertThat(fresh.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
            fresh.restoreLink();
            fresh.cycles(2);
            assertThat(fresh.export(P1, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
        }
    }
}
