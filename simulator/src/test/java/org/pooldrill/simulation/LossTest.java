package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.CAROL;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What a disaster costs, recomputed from the events of the run alone. */
class LossTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 119, 120, 121, 122, 123, 124, 125, 150})
    @Holds({Rule.CONTACTS_SURVIVE, Rule.RPO_IS_THE_OLDEST_LOST})
    void lossIsWhatPool1HadStoredLessWhatPool2HadImportedAtTheSwitch(int seconds) {
        try (var contoso = new Contoso()) {
            contoso.minutes(10)
                    .schedule(ALICE, "review")
                    .contact(ALICE, BOB)
                    .upload(ALICE, "review", "a.pptx", 10_000_000)
                    .seconds(seconds)
                    .contact(ALICE, CAROL)
                    .upload(ALICE, "review", "b.pptx", 90_000_000)
                    .schedule(BOB, "standup")
                    .disaster(POOL1, POOL2);

            var expected = storedLessImported(contoso.events());

            assertThat(lost(contoso))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(LossTest::item).toList());
            assertThat(contoso.at("pools", POOL1, "lost", "bytes"))
                    .isEqualTo(expected.stream().mapToLong(LossTest::bytes).sum());
        }
    }

    @Test
    @Holds(Rule.COMPLETE_PACKAGES_ARE_IMPORTED)
    void aPackageThatLiesCompleteInTheBackupPoolsFileStoreIsImportedBeforeTheSwitch() {
        try (var contoso = new Contoso()) {
            contoso.minutes(10).contact(ALICE, BOB).seconds(123);
            contoso.simulation().doNow(() -> contoso.simulation()
                    .datacenter()
                    .fault(
                            FaultKind.SERVICE_STOPPED,
                            List.of(POOL2),
                            Map.of("service", "LYNCBACKUP"),
                            Optional.empty()));
            contoso.lose(POOL1);
            assertThat(contoso.events())
                    .extracting(e -> e.raw().type().name())
                    .contains("PackageTransferred")
                    .doesNotContain("BatchImported");
            contoso.minutes(6).forceCms(POOL2).nextHop("edge1.contoso.com", POOL2);
            assertThat(contoso.events())
                    .extracting(Contoso.Happened::event)
                    .noneMatch(e -> e instanceof BatchImported batch && batch.module() == BackupModule.PRESENCE_FOCUS);
            contoso.failover(POOL1, true);
            assertThat(contoso.at("pools", POOL1, "lost", "changes")).isEqualTo(0L);
            assertThat(contoso.at("users", ALICE, "contacts"))
                    .asInstanceOf(LIST)
                    .containsExactly(BOB);
        }
    }

    /** From the log alone: pool1's own changes, minus those in the batches that pool2 imported before it took over. */
    private static List<Change> storedLessImported(List<Contoso.Happened> events) {
        var stored = new EnumMap<BackupModule, List<Change>>(BackupModule.class);
        var imported = new EnumMap<BackupModule, Long>(BackupModule.class);
        for (var happened : events) {
            if (happened.event() instanceof ServiceTakenOver) {
                break;
            }
            if (happened.store().equals(POOL1) && happened.event() instanceof Change change) {
                stored.computeIfAbsent(change.module(), m -> new ArrayList<>()).add(change);
            }
            if (happened.store().equals(POOL2) && happened.event() instanceof BatchImported batch) {
                imported.put(batch.module(), batch.to());
            }
        }
        stored.remove(BackupModule.CMS_MASTER);
        var lost = new ArrayList<Change>();
        stored.forEach((module, changes) ->
                changes.stream().skip(imported.getOrDefault(module, 0L)).forEach(lost::add));
        return lost;
    }

    private static long bytes(Change change) {
        return change instanceof ContentUploaded file ? file.bytes() : 0;
    }

    private static String item(Change change) {
        return change.user() + " " + id(change);
    }

    private static String id(Change change) {
        if (change instanceof ContactAdded c) {
            return c.contact();
        }
        if (change instanceof ContentUploaded c) {
            return c.conference() + "/" + c.file();
        }
        if (change instanceof Change.ConferenceScheduled c) {
            return c.conference();
        }
        return ((ForwardingSet) change).to();
    }

    @SuppressWarnings("unchecked")
    private static List<String> lost(Contoso contoso) {
        return ((List<Map<String, Object>>) contoso.at("pools", POOL1, "lost", "items"))
                .stream().map(item -> item.get("user") + " " + item.get("id")).toList();
    }

    @Test
    void theStoreOfALostPoolIsNotTouchedWhileItIsDownAndFailoverReplaysTheBackupSitesOwn() {
        try (var contoso = new Contoso()) {
            contoso.minutes(10).contact(ALICE, BOB).minutes(5);
            var sourced = contoso.simulation().site(POOL2).sourced();
            contoso.lose(POOL1);
            var touched = count(contoso, POOL1);
            contoso.minutes(6)
                    .forceCms(POOL2)
                    .nextHop("edge1.contoso.com", POOL2)
                    .failover(POOL1, true);
            contoso.minutes(60);

            assertThat(count(contoso, POOL1)).isEqualTo(touched);
            assertThat(contoso.simulation().site(POOL2).sourced()).isEqualTo(sourced + 1);
            assertThat(contoso.at("users", ALICE, "contacts"))
                    .asInstanceOf(LIST)
                    .containsExactly(BOB);
        }
    }

    private static long count(Contoso contoso, String store) {
        return contoso.events().stream().filter(e -> e.store().equals(store)).count();
    }
}
