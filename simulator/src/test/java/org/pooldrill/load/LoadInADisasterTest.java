package org.pooldrill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.load.LoadedEstate.POOL1;
import static org.pooldrill.load.LoadedEstate.POOL2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Event;
import org.pooldrill.client.Mode;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.failover.PoolFailback;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.management.MoveRequest;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.session.SessionEvent.ActivityCounted;
import org.pooldrill.session.SessionEvent.CallStarted;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.SessionEvent.ConferenceStarted;

/** The users of a pool that is lost at ten past eleven, failed over, and failed back the next morning. */
class LoadInADisasterTest {
    private static final int USERS = 1_000;
    private static final int ACTIVE = 802;
    private static final double LOST = 3 + 11 / 60.0;
    private static final double SERVED = 3.6;

    @Test
    void theSamePeopleGoOnAtTheOtherPoolAndHomeAgain() {
        try (var run = lostAndFailedOver()) {
            run.until(24);
            assertThat(madeFor(run, POOL1, POOL1, LOST, 24)).isEmpty();
            assertThat(madeFor(run, POOL1, POOL2, 0, LOST)).isEmpty();
            assertThat(madeFor(run, POOL1, POOL2, SERVED, 24)).hasSizeGreaterThan(100);
            assertThat(madeFor(run, POOL2, POOL2, SERVED, 24)).hasSizeGreaterThan(100);
            assertThat(startedAt(run, POOL1, POOL2)).hasSizeGreaterThan(20);

            failBack(run);
            run.until(29);
            assertThat(count(run, Mode.REGULAR)).isEqualTo(ACTIVE);
            assertThat(madeFor(run, POOL1, POOL1, 25, 29)).hasSizeGreaterThan(50);
            assertThat(madeFor(run, POOL1, POOL2, 25, 29)).isEmpty();
        }
    }

    @Test
    void whatTheyCouldNotDoIsCountedAndNotTried() {
        try (var run = lostAndFailedOver()) {
            run.until(13.9);
            var counted = run.events(ActivityCounted.class);

            assertThat(run.events(ActRefused.class)).isEmpty();
            assertThat(counted.stream()
                            .filter(c -> c.pool().equals(POOL1))
                            .filter(c ->
                                    c.fromMillis() >= LoadedEstate.HOUR * 3 && c.toMillis() <= LoadedEstate.HOUR * 4)
                            .mapToLong(ActivityCounted::notPossible)
                            .sum())
                    .isBetween(50L, 400L);
            assertThat(counted)
                    .filteredOn(c -> c.fromMillis() < LoadedEstate.HOUR * 3)
                    .allMatch(c -> c.notPossible() == 0);
            assertThat(counted)
                    .filteredOn(c -> c.pool().equals(POOL2) && c.fromMillis() == LoadedEstate.HOUR * 5)
                    .singleElement()
                    .satisfies(c -> assertThat(c.users()).isEqualTo(2 * ACTIVE));
        }
    }

    @Test
    void callsCanBeMadeInResiliencyModeAndConferencesEndWithTheirPool() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(LOST);
            lose(run, POOL1);
            run.until(3.4);

            assertThat(count(run, Mode.RESILIENCY)).isEqualTo(ACTIVE);
            assertThat(run.events().stream()
                            .filter(happened -> happened.t() > LoadedEstate.HOUR * 3.35)
                            .filter(happened -> happened.event() instanceof CallStarted call
                                    && call.from().startsWith("pool1")))
                    .isNotEmpty();
            assertThat(run.events(ConferenceEnded.class))
                    .filteredOn(end -> !end.why().startsWith("ended by"))
                    .isNotEmpty()
                    .allMatch(end -> end.why().equals(POOL1 + " no longer serves its organizer"));
            assertThat(run.events().stream()
                            .filter(happened -> happened.t() > LoadedEstate.HOUR * LOST)
                            .filter(happened -> happened.event() instanceof ConferenceStarted started
                                    && started.home().equals(POOL1)))
                    .isEmpty();
        }
    }

    @Test
    void whoeverIsStillTryingWhenHisDayIsOverStopsTrying() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(11.9);
            lose(run, POOL1);
            lose(run, POOL2);
            run.until(12.5);
            assertThat(count(run, Mode.CANNOT_SIGN_IN)).isBetween(ACTIVE / 2, ACTIVE);
            run.until(14.1);
            assertThat(count(run, Mode.SIGNED_OUT)).isEqualTo(USERS + 2);
        }
    }

    @Test
    void whatHappensAfterTheDisasterIsWhatWouldHaveHappenedWithoutIt() {
        var figures = new String[] {"contactEdits: 3", "callsOutsideBusyHour: 1"};
        try (var calm = new LoadedEstate(USERS, 1, figures);
                var struck = new LoadedEstate(USERS, 1, figures)) {
            struck.until(LOST);
            lose(struck, POOL1);
            struck.until(SERVED);
            struck.simulation()
                    .doNow(() ->
                            well(struck.simulation().datacenter().heal(FaultKind.POOL_DOWN, List.of(POOL1), Map.of())));
            struck.until(9.5);
            calm.until(9.5);

            assertThat(count(struck, Mode.REGULAR)).isEqualTo(ACTIVE);
            for (var type : List.of(
                    ContactAdded.class, ConferenceScheduled.class, ConferenceStarted.class, CallStarted.class)) {
                assertThat(late(struck, type))
                        .as(type.getSimpleName())
                        .isNotEmpty()
                        .isEqualTo(late(calm, type));
            }
            assertThat(late(calm, ContactRemoved.class))
                    .as("what could not be added is not there to be removed")
                    .hasSizeGreaterThan(late(struck, ContactRemoved.class).size())
                    .containsAll(late(struck, ContactRemoved.class));
        }
    }

    private static List<String> late(LoadedEstate run, Class<? extends Event> type) {
        return run.events().stream()
                .filter(happened -> happened.t() > 5 * LoadedEstate.HOUR)
                .filter(happened -> type.isInstance(happened.event()))
                .map(happened -> happened.t() + " " + happened.event())
                .toList();
    }

    private static LoadedEstate lostAndFailedOver() {
        var run = new LoadedEstate(USERS, 1);
        run.until(LOST);
        lose(run, POOL1);
        run.until(3.4);
        var simulation = run.simulation();
        var sql = simulation.estate().pool(POOL2).sql();
        simulation.doNow(() -> simulation
                .cmsMove()
                .start(MoveRequest.disaster(POOL2, sql.primary(), sql.instance(), true), LoadInADisasterTest::well));
        run.until(3.5);
        simulation.doNow(() -> well(
                simulation.centralStore().publish(Map.of("edges.edge1.contoso.com.nextHop", POOL2), Optional.empty())));
        simulation.doNow(() -> simulation
                .failover()
                .start(new PoolFailover.Order(POOL1, true, 600_000, false), LoadInADisasterTest::well));
        run.until(SERVED);
        assertThat(count(run, Mode.REGULAR)).isEqualTo(ACTIVE);
        return run;
    }

    private static void failBack(LoadedEstate run) {
        var simulation = run.simulation();
        simulation.doNow(() -> well(simulation.datacenter().heal(FaultKind.POOL_DOWN, List.of(POOL1), Map.of())));
        run.until(24.5);
        simulation.doNow(
                () -> simulation.failback().start(new PoolFailback.Order(POOL1, false), LoadInADisasterTest::well));
        run.until(25);
        simulation.doNow(
                () -> simulation.backup(POOL2).orElseThrow().forceSync(EnumSet.of(BackupModule.DATA_CONF), done -> {}));
    }

    private static void lose(LoadedEstate run, String pool) {
        var simulation = run.simulation();
        simulation.doNow(() ->
                well(simulation.datacenter().fault(FaultKind.POOL_DOWN, List.of(pool), Map.of(), Optional.empty())));
    }

    private static void well(Optional<?> refused) {
        assertThat(refused).isEmpty();
    }

    private static int count(LoadedEstate run, Mode mode) {
        return run.simulation().world().populations().get(POOL1).count(mode);
    }

    /** Changes made in a pool's store for the users of a home pool. */
    private static List<Change> madeFor(LoadedEstate run, String home, String store, double fromHours, double toHours) {
        var found = new ArrayList<Change>();
        for (var happened : run.events()) {
            var hours = happened.t() / (double) LoadedEstate.HOUR;
            if (happened.event() instanceof Change change
                    && happened.store().equals(store)
                    && hours > fromHours
                    && hours < toHours
                    && !change.user().isEmpty()
                    && change.user().startsWith(home.substring(0, 5))) {
                found.add(change);
            }
        }
        return found;
    }

    private static List<ConferenceStarted> startedAt(LoadedEstate run, String home, String at) {
        return run.events(ConferenceStarted.class).stream()
                .filter(started -> started.home().equals(home) && started.at().equals(at))
                .toList();
    }
}
