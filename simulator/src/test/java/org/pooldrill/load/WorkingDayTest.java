package org.pooldrill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.load.LoadedEstate.POOL1;
import static org.pooldrill.load.LoadedEstate.POOL2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.Change;
import org.pooldrill.change.Event;
import org.pooldrill.client.Mode;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.session.SessionEvent.ActivityCounted;
import org.pooldrill.session.SessionEvent.CallEnded;
import org.pooldrill.session.SessionEvent.CallStarted;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.SessionEvent.ConferenceJoined;
import org.pooldrill.session.SessionEvent.ConferenceLeft;
import org.pooldrill.session.SessionEvent.ConferenceStarted;

/** A day of 2 x 300 users by the documented user model. */
class WorkingDayTest {
    private static final int USERS = 300;
    private static final int ACTIVE = 242;

    @Test
    void everybodyStartsSignedOutAndTheActiveAreSignedInAfterTwoHours() {
        try (var run = new LoadedEstate(USERS, 1)) {
            assertThat(count(run, POOL1, Mode.SIGNED_OUT)).isEqualTo(USERS + 2);
            run.until(1);
            assertThat(count(run, POOL1, Mode.REGULAR)).isBetween(ACTIVE / 2 - 20, ACTIVE / 2 + 20);
            run.until(2.01);
            assertThat(count(run, POOL1, Mode.REGULAR)).isEqualTo(ACTIVE);
            assertThat(count(run, POOL2, Mode.REGULAR)).isEqualTo(ACTIVE);
        }
    }

    @Test
    void theyGoAfterTwelveHoursAndOthersAreActiveTheNextDay() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(11.9);
            assertThat(count(run, POOL1, Mode.REGULAR)).isEqualTo(ACTIVE);
            var first = signedIn(run);
            run.until(14.01);
            assertThat(count(run, POOL1, Mode.SIGNED_OUT)).isEqualTo(USERS + 2);
            run.until(30);
            assertThat(signedIn(run)).hasSize(ACTIVE).isNotEqualTo(first);
        }
    }

    @Test
    void whatBeginsInTheDayHasEndedBeforeTheNight() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(14.5);

            assertThat(run.events(ConferenceStarted.class)).hasSizeBetween(30, 50);
            assertThat(run.events(ConferenceEnded.class))
                    .hasSameSizeAs(run.events(ConferenceStarted.class))
                    .allMatch(end -> end.why().startsWith("ended by"));
            assertThat(run.events(ConferenceLeft.class)).hasSameSizeAs(run.events(ConferenceJoined.class));
            assertThat(run.events(CallStarted.class)).hasSizeBetween(575, 582);
            assertThat(run.events(CallEnded.class)).hasSameSizeAs(run.events(CallStarted.class));
            assertThat(run.simulation().world().sessions().conferences()).isEmpty();
        }
    }

    @Test
    void nothingIsRefusedAndNothingImpossibleOnAnOrdinaryDay() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(24);

            assertThat(run.events(ActRefused.class)).isEmpty();
            assertThat(run.events(ActivityCounted.class)).allMatch(counted -> counted.notPossible() == 0);
        }
    }

    @Test
    void activityIsCountedByQuartersOfAnHour() {
        try (var run = new LoadedEstate(USERS, 1)) {
            run.until(24);
            var counted = run.events(ActivityCounted.class).stream()
                    .filter(c -> c.pool().equals(POOL1))
                    .toList();

            assertThat(counted)
                    .hasSize(56)
                    .allMatch(c -> c.toMillis() - c.fromMillis() == 900_000 && c.fromMillis() % 900_000 == 0);
            assertThat(counted.get(20).users()).isEqualTo(ACTIVE);
            assertThat(counted.get(20).presencePublications()).isEqualTo(ACTIVE);
            assertThat(counted.get(20).presencePolls()).isEqualTo(ACTIVE * 15);
            assertThat(counted.get(20).instantMessages()).isBetween(ACTIVE * 5 / 4L, ACTIVE * 5 / 4L + 1);
        }
    }

    @Test
    void whatIsDueAtOnePoolAtOneMomentStandsTogether() {
        try (var run = new LoadedEstate(2_000, 1, "resolution: 1m", "contactEdits: 20")) {
            run.until(5);
            for (var kind : List.<Class<? extends Event>>of(Change.class, SessionEvent.class)) {
                var moments = new LinkedHashMap<String, List<Long>>();
                run.events().stream()
                        .filter(happened -> kind.isInstance(happened.event()))
                        .filter(happened -> !(happened.event() instanceof ActivityCounted))
                        .forEach(happened -> moments.computeIfAbsent(
                                        happened.t() + " " + happened.store(), key -> new ArrayList<>())
                                .add(happened.seq()));
                assertThat(moments.values()).anyMatch(seqs -> seqs.size() > 20);
                if (kind == Change.class) {
                    assertThat(moments.values())
                            .allMatch(seqs -> seqs.get(seqs.size() - 1) - seqs.get(0) == seqs.size() - 1);
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameEventsAndAnotherOthers() {
        try (var one = new LoadedEstate(USERS, 7);
                var same = new LoadedEstate(USERS, 7);
                var other = new LoadedEstate(USERS, 8)) {
            one.until(5);
            same.until(5);
            other.until(5);

            assertThat(same.events()).isEqualTo(one.events());
            assertThat(other.said(event -> event instanceof Change))
                    .isNotEqualTo(one.said(event -> event instanceof Change));
        }
    }

    private static int count(LoadedEstate run, String pool, Mode mode) {
        return run.simulation().world().populations().get(pool).count(mode);
    }

    private static List<String> signedIn(LoadedEstate run) {
        return run.simulation().world().populations().get(POOL1).usersAt(POOL1, Integer.MAX_VALUE);
    }
}
