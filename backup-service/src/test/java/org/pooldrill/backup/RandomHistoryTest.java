package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.backup.Pair.Part;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.pool.Service;

/**
 * Random changes, faults, failovers and failbacks. When everything is healed, all pools serve their own users, the content
 * sync is done and all exports are final, both copies of each home are equal; and nothing was imported twice, out of
 * order or left out on the way there. A failure names its seed.
 */
class RandomHistoryTest {
    private static final int STEPS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("pooldrill.histories", 40));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothCopiesAreEqualAfterFaultsHaveHealed(long seed) {
        run(seed, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothCopiesAreEqualAfterFailoversAndFailbacks(long seed) {
        run(seed, true);
    }

    private static void run(long seed, boolean failovers) {
        var random = new Random(seed);
        var pair = Pair.inStep();
        pair.limits(Duration.ofSeconds(5 + random.nextInt(120)), 1 + random.nextInt(2), 1 + random.nextInt(100));
        var description = "seed " + seed;
        try {
            for (var step = 0; step < STEPS; step++) {
                act(pair, random, failovers);
                pair.advance(random.nextInt(4) == 0 ? random.nextInt(300_000) : random.nextInt(5_000));
                assertMarks(pair, description);
            }
            settle(pair);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(description + ": " + e.getMessage(), e);
        }
        Copies.assertEqual(pair, description);
        Copies.assertInOrder(pair.pool1, description);
        Copies.assertInOrder(pair.pool2, description);
        assertFinal(pair, description);
        assertRebuilt(pair, description);
    }

    private static void act(Pair pair, Random random, boolean failovers) {
        var home = random.nextBoolean() ? P1 : P2;
        switch (random.nextInt(failovers ? 12 : 9)) {
            case 0 -> pair.breaks(home, Part.values()[random.nextInt(Part.values().length)]);
            case 1 -> pair.cutLink();
            case 2 -> pair.damageNext(1);
            case 3 -> heal(pair);
            case 4 -> pair.serviceAt(home).forceSync(EnumSet.allOf(BackupModule.class), result -> {});
            case 9 -> failOver(pair, home);
            case 10 -> failBack(pair, home);
            default -> {
                for (var i = random.nextInt(40); i >= 0; i--) {
                    change(pair, random, home);
                }
            }
        }
    }

    private static void change(Pair pair, Random random, String home) {
        var served = pair.at(partner(home)).state(home).service() == Service.STANDBY ? home : partner(home);
        if (!pair.userDatabaseUp(served)) {
            return;
        }
        var user = "sip:user" + random.nextInt(3) + "@" + home;
        var conference = "conference" + random.nextInt(3) + "@" + home;
        var value = random.nextInt(1_000);
        pair.make(
                served,
                home,
                switch (random.nextInt(6)) {
                    case 0 -> new ForwardingSet(user, "tel:+" + value);
                    case 1 -> new ConferenceScheduled(user, conference, value, 3_600_000);
                    case 2 -> new ContactRemoved(user, "sip:friend" + value % 20 + "@contoso.com");
                    case 3 ->
                        new ContentUploaded(
                                user, conference, user, "file" + value, value * 100L, "sha256-" + random.nextLong());
                    default -> new ContactAdded(user, "sip:friend" + value % 20 + "@contoso.com");
                });
        if (served.equals(P1) && pair.cmsDatabaseUp(P1) && random.nextInt(4) == 0) {
            pair.publish(P1, "key" + value % 5, "value" + value);
        }
    }

    private static void failOver(Pair pair, String home) {
        var partner = partner(home);
        var bothServe = pair.at(home).state(home).service() == Service.SERVING
                && pair.at(partner).state(partner).service() == Service.SERVING
                && pair.at(partner).state(home).service() == Service.STANDBY
                && pair.at(home).state(partner).service() == Service.STANDBY;
        if (bothServe && !pair.broken(partner)) {
            Failovers.disasterFailover(pair, home);
        }
    }

    private static void failBack(Pair pair, String home) {
        var copy = pair.at(partner(home)).state(home);
        if (copy.service() != Service.TAKEN_OVER || !pair.reachable(home, partner(home)) || pair.broken(home)) {
            return;
        }
        Failovers.tellHome(pair, home);
        Failovers.failBack(pair, home);
    }

    /** What is healed learns at once who serves whom. */
    private static void heal(Pair pair) {
        pair.healAll();
        for (var home : List.of(P1, P2)) {
            if (pair.at(partner(home)).state(home).service() == Service.TAKEN_OVER) {
                Failovers.tellHome(pair, home);
            }
        }
    }

    private static void settle(Pair pair) {
        heal(pair);
        pair.damageNext(0);
        List.of(P1, P2).forEach(home -> failBack(pair, home));
        pair.limits(Duration.ofSeconds(30), 500, 102_400);
        pair.service1.settingsChanged();
        pair.service2.settingsChanged();
        pair.advance(300_000);
        for (var service : List.of(pair.service1, pair.service2)) {
            service.forceSync(EnumSet.of(BackupModule.DATA_CONF), result -> {});
        }
        pair.advance(300_000);
    }

    private static void assertMarks(Pair pair, String description) {
        for (var pool : List.of(P1, P2)) {
            for (var status : pair.serviceAt(pool).status()) {
                assertThat(status.acked()).as(description).isLessThanOrEqualTo(status.exported());
                assertThat(status.exported()).as(description).isLessThanOrEqualTo(status.produced());
                assertThat(status.backlogBytes()).as(description).isNotNegative();
            }
        }
    }

    private static void assertFinal(Pair pair, String description) {
        for (var pool : List.of(P1, P2)) {
            for (var status : pair.serviceAt(pool).status()) {
                var expected = pool.equals(P2) && status.module() == BackupModule.CMS_MASTER
                        ? ExportState.NotInitialized
                        : ExportState.FinalState;
                assertThat(status.export()).as("%s: %s", description, status).isEqualTo(expected);
                assertThat(status.imports()).as("%s: %s", description, status).isEqualTo(ImportState.NormalState);
            }
        }
        assertThat(pair.files1.list()).as(description).isEmpty();
        assertThat(pair.files2.list()).as(description).isEmpty();
    }

    private static void assertRebuilt(Pair pair, String description) {
        for (var service : List.of(pair.service1, pair.service2)) {
            var before = service.journal().toString();
            service.rebuildJournal();
            assertThat(service.journal()).as(description).hasToString(before);
        }
    }

    private static String partner(String home) {
        return home.equals(P1) ? P2 : P1;
    }
}
