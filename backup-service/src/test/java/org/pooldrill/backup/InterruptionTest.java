package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.backup.Pair.CYCLE;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.backup.BackupEvent.PackageLost;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.backup.Pair.Part;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;

/** Whatever breaks, whenever in the life of a package, nothing is lost and nothing is imported twice. */
class InterruptionTest {

    /** Where in its life a package is when it happens; milliseconds after the cycle that exported it began. */
    private enum Moment {
        BEFORE_THE_EXPORT(-10),
        DURING_THE_EXPORT(1_000),
        DURING_THE_TRANSFER(2_030),
        DURING_THE_IMPORT(3_000),
        WHILE_THE_ACKNOWLEDGEMENT_TRAVELS(4_110),
        AFTER_THE_ACKNOWLEDGEMENT(6_000);

        private final long millis;

        Moment(long millis) {
            this.millis = millis;
        }
    }

    private record Fault(String name, Consumer<Pair> breaks) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> cases() {
        var faults = new ArrayList<>(List.of(new Fault("the link is cut", Pair::cutLink)));
        for (var pool : List.of(P1, P2)) {
            for (var part : Part.values()) {
                faults.add(new Fault(part + " of " + pool + " is down", pair -> pair.breaks(pool, part)));
            }
        }
        var cases = new ArrayList<Arguments>();
        for (var moment : Moment.values()) {
            for (var fault : faults) {
                for (var lasts : List.of(500L, CYCLE, 3 * CYCLE)) {
                    cases.add(Arguments.of(fault, moment, lasts));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, for {2} ms")
    @MethodSource("cases")
    void neitherLosesNorDoublesAnything(Fault fault, Moment moment, long lasts) {
        var pair = Pair.inStep();
        pair.advance(1);
        pair.contacts(120);
        pair.upload(P1, P1, "slides", 1_000_000);
        pair.publish(P1, "edges.edge1.contoso.com.nextHop", P2);
        pair.advance(CYCLE - 1 + moment.millis);
        fault.breaks.accept(pair);
        pair.advance(lasts);
        pair.healAll();
        pair.cycles(3);

        var description = fault + " " + moment;
        Copies.assertEqual(pair, description);
        Copies.assertInOrder(pair.pool2, description);
        assertThat(pair.pool2.recorded(BatchImported.class)).hasSize(4);
        assertThat(pair.pool1.recorded(ChangesExported.class)).hasSize(3);
        assertThat(pair.pool1.recorded(PackageAcknowledged.class)).hasSize(3);
        for (var module : BackupModule.values()) {
            assertThat(pair.export(P1, module)).isEqualTo(ExportState.FinalState);
        }
        assertThat(pair.files2.list()).isEmpty();
    }

    @Test
    void sendsAPackageAgainThatWasLostWithThePartnersFileStore() {
        var pair = Pair.inStep();
        pair.advance(1);
        pair.contacts(5);
        pair.breaks(P2, Part.SERVICE);
        pair.cycles(1);
        assertThat(pair.files2.list()).hasSize(1);
        pair.loseFileStore(P2);
        pair.healAll();
        pair.cycles(2);
        assertThat(pair.pool1.recorded(PackageLost.class)).hasSize(1);
        assertThat(pair.pool2.recorded(PackageTransferred.class))
                .extracting(PackageTransferred::packageId)
                .containsExactly(P1 + "/1", P1 + "/1");
        Copies.assertEqual(pair, "lost with the file store");
    }

    @Test
    void findsAnAcknowledgementThatNeverArrivedByAsking() {
        var pair = Pair.inStep();
        pair.advance(1);
        pair.contacts(5);
        pair.advance(CYCLE - 1 + 4_030);
        assertThat(pair.pool2.recorded(BatchImported.class)).hasSize(1);
        pair.cutLink();
        pair.advance(1_000);
        pair.restoreLink();
        assertThat(pair.pool1.recorded(PackageAcknowledged.class)).isEmpty();
        pair.cycles(1);
        assertThat(pair.pool1.recorded(PackageAcknowledged.class)).hasSize(1);
        assertThat(pair.pool2.recorded(PackageTransferred.class)).hasSize(1);
    }

    @Test
    void carriesWhatCameAfterFilesThatWereLostWithTheirFileStore() {
        var pair = Pair.inStep();
        pair.advance(1);
        pair.cutLink();
        pair.upload(P1, P1, "lost", 1_000);
        pair.cycles(1);
        pair.loseFileStore(P1);
        pair.upload(P1, P1, "new", 1_000);
        pair.restoreLink();
        pair.cycles(2);
        assertThat(pair.pool2.state(P1).files()).containsExactly(Pair.file("new", 1_000));
        assertThat(pair.export(P1, BackupModule.DATA_CONF)).isEqualTo(ExportState.FinalState);
    }
}
