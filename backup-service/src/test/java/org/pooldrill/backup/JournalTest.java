package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.backup.BackupEvent.BackupServiceDeployed;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.backup.BackupEvent.ExportFailed;
import org.pooldrill.backup.BackupEvent.ExportRecovered;
import org.pooldrill.backup.BackupEvent.FirstSyncStarted;
import org.pooldrill.backup.BackupEvent.ImportFailed;
import org.pooldrill.backup.BackupEvent.ImportRecovered;
import org.pooldrill.backup.BackupEvent.ModuleInitialized;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The journal alone, without a service: what it makes of a store's events. */
class JournalTest {
    private static final String P1 = "pool1.contoso.com";
    private static final String P2 = "pool2.contoso.com";
    private static final Limits LIMITS = new Limits(10, 2, 2, 1_000);
    private static final BackupModule CONTACTS = BackupModule.PRESENCE_FOCUS;
    private static final BackupModule CONTENT = BackupModule.DATA_CONF;
    private static final BackupModule CMS = BackupModule.CMS_MASTER;

    private final Journal journal = new Journal(P1);
    private long position;
    private long now;

    JournalTest() {
        happens("", new BackupServiceDeployed(P1, P2, List.of(BackupModule.values())));
    }

    private void happens(String aggregate, Event... events) {
        for (var event : events) {
            journal.apply(position++, now, event, aggregate, 50);
        }
    }

    private void contacts(int count) {
        for (var i = 0; i < count; i++) {
            happens(P1, new ContactAdded("sip:anna@contoso.com", "sip:" + i + "@contoso.com"));
        }
    }

    private static ContentUploaded file(String name, long bytes) {
        return new ContentUploaded(
                "sip:anna@contoso.com", "review", "sip:anna@contoso.com", name, bytes, "sha-" + name);
    }

    private ExportState export(BackupModule module) {
        return journal.export(module, LIMITS);
    }

    @Test
    @Holds({Rule.FINAL_STATE, Rule.STATES_ARE_SNAPSHOTS})
    void isFinalBeforeTheFirstChangeAndAfterTheLastAcknowledgement() {
        assertThat(export(CONTACTS)).isEqualTo(ExportState.FinalState);
        contacts(3);
        assertThat(export(CONTACTS)).isEqualTo(ExportState.SteadyState);
        happens("", new ChangesExported(CONTACTS, P1, "p/1", 1, 3, 1));
        assertThat(export(CONTACTS)).isEqualTo(ExportState.SteadyState);
        happens(P1, new PackageAcknowledged(P1, CONTACTS, "p/1", 3));
        assertThat(export(CONTACTS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.STEADY_STATE)
    void isSteadyAsLongAsTheWholeBacklogFitsIntoOneExport() {
        contacts(20);
        assertThat(export(CONTACTS)).isEqualTo(ExportState.SteadyState);
        contacts(1);
        assertThat(export(CONTACTS)).isEqualTo(ExportState.NonSteadyState);
    }

    @Test
    void countsTheStreamsOfAModuleTogetherAgainstTheLimit() {
        contacts(11);
        happens(P2, new ContactAdded("sip:ben@contoso.com", "sip:carl@contoso.com"));
        assertThat(journal.produced(CONTACTS)).isEqualTo(12);
        assertThat(export(CONTACTS)).isEqualTo(ExportState.NonSteadyState);
    }

    @Test
    void isSteadyWithOneFileLargerThanAPackage() {
        happens(P1, file("film.mp4", 5_000));
        assertThat(export(CONTENT)).isEqualTo(ExportState.SteadyState);
        happens(P1, file("slides.pptx", 10));
        assertThat(export(CONTENT)).isEqualTo(ExportState.NonSteadyState);
        assertThat(journal.backlogBytes(CONTENT)).isEqualTo(5_010);
    }

    @Test
    @Holds(Rule.CONTENT_STAYS_BEHIND)
    void leavesOutContentMadeForThePartnersUsersUntilASyncTakesItIn() {
        happens(P2, file("slides.pptx", 700));
        assertThat(journal.produced(CONTENT)).isZero();
        happens(P2, new ContentTakenIn(P2, List.of(file("slides.pptx", 700), file("notes.txt", 1))));
        assertThat(journal.produced(CONTENT)).isEqualTo(2);
        assertThat(journal.backlogBytes(CONTENT)).isEqualTo(701);
    }

    @Test
    void leavesOutWhatWasImported() {
        happens(P2, new BatchImported(P2, CONTACTS, P2, "b", 1, 1, List.of(new ContactAdded("a", "b"))));
        assertThat(journal.produced(CONTACTS)).isZero();
        assertThat(journal.imported(CONTACTS)).isEqualTo(1);
    }

    @Test
    void isNotInitializedForTheCentralStoreOutsideTheActiveMaster() {
        var instance = CentralManagement.idAt(P1);
        assertThat(export(CMS)).isEqualTo(ExportState.NotInitialized);
        happens(instance, new InstanceInstalled(P1, InstanceState.ACTIVE, P2), new ConfigurationSet("key", "value"));
        assertThat(export(CMS)).isEqualTo(ExportState.SteadyState);
        happens(instance, new InstanceChanged(InstanceState.MOVING_READ_ONLY, 0, "moving"));
        assertThat(export(CMS)).isEqualTo(ExportState.SteadyState);
        happens(instance, new InstanceChanged(InstanceState.BACKUP, 1, "moved"));
        assertThat(export(CMS)).isEqualTo(ExportState.NotInitialized);
    }

    @Test
    @Holds(Rule.PARTNERS_EXPORT_FAILS)
    void isInErrorFromTheFirstFailureToTheRecovery() {
        contacts(1);
        happens("", new ExportFailed(CONTACTS, "no network", 1), new ImportFailed(CONTENT, "no share", 2));
        assertThat(export(CONTACTS)).isEqualTo(ExportState.ErrorState);
        assertThat(journal.imports(CONTENT)).isEqualTo(ImportState.ErrorState);
        happens("", new ExportRecovered(CONTACTS), new ImportRecovered(CONTENT));
        assertThat(export(CONTACTS)).isEqualTo(ExportState.SteadyState);
        assertThat(journal.imports(CONTENT)).isEqualTo(ImportState.NormalState);
    }

    @Test
    void isNotInitializedThenNotSteadyInANewPair() {
        var fresh = new Journal(P1);
        fresh.apply(0, 0, new BackupServiceDeployed(P1, P2, List.of()), "", 0);
        fresh.apply(1, 0, new ContactAdded("a", "b"), P1, 10);
        assertThat(fresh.export(CONTACTS, LIMITS)).isEqualTo(ExportState.NotInitialized);
        fresh.apply(2, 0, new FirstSyncStarted(CONTACTS), "", 0);
        assertThat(fresh.export(CONTACTS, LIMITS)).isEqualTo(ExportState.NonSteadyState);
        assertThat(fresh.firstSyncDone(CONTACTS)).isFalse();
        fresh.apply(3, 0, new ContactAdded("a", "c"), P1, 10);
        fresh.apply(4, 0, new ChangesExported(CONTACTS, P1, "p/1", 1, 1, 1), "", 0);
        fresh.apply(5, 0, new PackageAcknowledged(P1, CONTACTS, "p/1", 1), P1, 0);
        assertThat(fresh.firstSyncDone(CONTACTS)).isTrue();
        fresh.apply(6, 0, new ModuleInitialized(CONTACTS), "", 0);
        assertThat(fresh.export(CONTACTS, LIMITS)).isEqualTo(ExportState.SteadyState);
    }

    @Test
    void skipsNumbersThatWereSetAsideAndDropsThePackageInFlight() {
        contacts(5);
        happens("", new ChangesExported(CONTACTS, P1, "p/1", 1, 5, 1));
        happens(P1, new ChangesSetAside(P1, CONTACTS, 2, 5, "the partner did not know them"));
        var stream = journal.stream(new StreamKey(CONTACTS, P1));
        assertThat(stream.inFlight()).isEmpty();
        assertThat(export(CONTACTS)).isEqualTo(ExportState.FinalState);
        contacts(1);
        assertThat(stream.backlog())
                .singleElement()
                .extracting(JournalEntry::number)
                .isEqualTo(6L);
        assertThat(stream.setAsideUpTo()).isEqualTo(5);
    }

    @Test
    void goesOnAfterTheNumbersThatThePartnerSetAside() {
        happens(P2, new BatchImported(P2, CONTACTS, P2, "b", 1, 2, List.of()), new ImportResumed(P2, CONTACTS, 5));
        assertThat(journal.imported(CONTACTS)).isEqualTo(5);
    }

    @Test
    void knowsSinceWhenTheOldestChangeWaits() {
        assertThat(journal.oldestUnacked(CONTACTS)).isEmpty();
        now = 1_000;
        contacts(1);
        now = 2_000;
        contacts(1);
        assertThat(journal.oldestUnacked(CONTACTS)).hasValue(1_000);
        happens(P1, new PackageAcknowledged(P1, CONTACTS, "p/1", 1));
        assertThat(journal.oldestUnacked(CONTACTS)).hasValue(2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isTheSameWhenItIsRebuiltFromTheFirstEvent(long seed) {
        var random = new Random(seed);
        var history = new ArrayList<Event>();
        var aggregates = new ArrayList<String>();
        var running = new Journal(P1);
        for (var i = 0; i < 300; i++) {
            var home = random.nextBoolean() ? P1 : P2;
            var event = next(random, running, home);
            history.add(event);
            aggregates.add(event instanceof BackupEvent ? "" : home);
            running.apply(i, i * 10L, event, aggregates.get(i), 40);
        }
        var rebuilt = new Journal(P1);
        for (var i = 0; i < history.size(); i++) {
            rebuilt.apply(i, i * 10L, history.get(i), aggregates.get(i), 40);
        }
        assertThat(rebuilt).as("seed %d", seed).hasToString(running.toString());
        for (var module : BackupModule.values()) {
            assertThat(running.acked(module)).as("seed %d", seed).isLessThanOrEqualTo(running.exported(module));
            assertThat(running.exported(module)).as("seed %d", seed).isLessThanOrEqualTo(running.produced(module));
        }
    }

    private static Event next(Random random, Journal journal, String home) {
        var module = random.nextBoolean() ? CONTACTS : CONTENT;
        var stream = journal.stream(new StreamKey(module, home));
        switch (random.nextInt(8)) {
            case 0:
                if (stream.inFlight().isEmpty() && !stream.backlog().isEmpty()) {
                    var last =
                            stream.acked() + 1 + random.nextInt(stream.backlog().size());
                    return new ChangesExported(module, home, journal.nextPackageId(), stream.acked() + 1, last, 1);
                }
                break;
            case 1:
                if (stream.inFlight().isPresent()) {
                    var inFlight = stream.inFlight().get();
                    return new PackageAcknowledged(P1, module, inFlight.packageId(), inFlight.last());
                }
                break;
            case 2:
                if (random.nextInt(5) == 0 && stream.produced() > stream.acked()) {
                    return new ChangesSetAside(P1, module, stream.acked(), stream.produced(), "handed over");
                }
                break;
            case 3:
                var first = stream.imported() + 1;
                return new BatchImported(P1, module, P2, "b", first, first + random.nextInt(3), List.of());
            default:
        }
        return module == CONTACTS
                ? new ContactAdded("sip:anna@contoso.com", "sip:" + random.nextInt() + "@contoso.com")
                : file("file" + random.nextInt(), random.nextInt(100));
    }
}
