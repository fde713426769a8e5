package org.pooldrill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.client.ClientEvent.UsersSignedOut;
import org.pooldrill.session.SessionEvent.ConferenceJoined;
import org.pooldrill.usermodel.UserModel;

/** What acts are drawn from. */
class KindsTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    @Nested
    class Moments {
        private final Arrivals arrivals =
                new Arrivals(new Random(1), DayShape.of(UserModel.lync2013().workingHours()), 10_000);

        @Test
        void comeInOrderOnTheGridAndInTheWorkingHours() {
            assertThat(arrivals.day(DAY, 1_000)).isEqualTo(1_000);
            var moments = drain(arrivals);

            assertThat(moments).hasSize(1_000).isSorted().allMatch(moment -> moment % 10_000 == 0);
            assertThat(moments.get(0)).isGreaterThanOrEqualTo(DAY + HOUR);
            assertThat(moments.get(999)).isLessThanOrEqualTo(DAY + 9 * HOUR);
        }

        @Test
        void areAsManyInEachHourAsItIsBusy() {
            var exact =
                    new Arrivals(new Random(1), DayShape.of(UserModel.lync2013().workingHours()), 1);
            exact.day(0, 1_600);
            var hours = new int[24];
            drain(exact).forEach(moment -> hours[(int) ((moment - 1) / HOUR)]++);

            assertThat(hours).startsWith(0, 100, 300, 300, 100, 100, 300, 300, 100);
        }

        @Test
        void areNeverRoundedBeyondTheEndOfThePieceOrOfTheDay() {
            var evening = new DayShape(List.of(new DayShape.Piece(23 * HOUR, HOUR, 1)));
            for (var resolution : List.of(7_000L, 10_000L, 60_000L)) {
                var late = new Arrivals(new Random(1), evening, resolution);
                late.day(DAY, 5_000);

                assertThat(drain(late))
                        .hasSize(5_000)
                        .isSorted()
                        .allMatch(moment -> moment < 2 * DAY && moment % resolution == 0);
            }
        }

        @Test
        void carryWhatIsLeftOfOneToTheNextDay() {
            assertThat(List.of(
                            arrivals.day(0, 1.4),
                            arrivals.day(DAY, 1.4),
                            arrivals.day(2 * DAY, 1.4),
                            arrivals.day(3 * DAY, 1.4),
                            arrivals.day(4 * DAY, 1.4)))
                    .containsExactly(1, 1, 2, 1, 2);
        }

        @Test
        void areNoneOnADayWithoutAny() {
            arrivals.day(0, 0);
            assertThat(arrivals.next()).isEqualTo(Long.MAX_VALUE);
        }

        private List<Long> drain(Arrivals arrivals) {
            var moments = new ArrayList<Long>();
            while (arrivals.next() != Long.MAX_VALUE) {
                moments.add(arrivals.next());
                arrivals.pass();
            }
            return moments;
        }
    }

    @Nested
    class Decks {

        @Test
        void haveExactSharesInRandomOrder() {
            var deck = new Deck(new Random(1), 0.85, 0.10, 0.05);
            deck.shuffle(200);
            var dealt = new ArrayList<Integer>();
            for (var i = 0; i < 200; i++) {
                dealt.add(deck.deal());
            }

            assertThat(dealt.stream().filter(card -> card == 0)).hasSize(170);
            assertThat(dealt.stream().filter(card -> card == 1)).hasSize(20);
            assertThat(dealt.stream().filter(card -> card == 2)).hasSize(10);
            assertThat(dealt).isNotEqualTo(dealt.stream().sorted().toList());
        }

        @Test
        void makeUpForFractionsOfACardOnTheNextDay() {
            var deck = Deck.share(new Random(1), 0.25);
            var first = 0;
            for (var day = 0; day < 100; day++) {
                deck.shuffle(3);
                first += deck.left(0);
            }

            assertThat(first).isEqualTo(75);
        }
    }

    @Test
    void namesBeginWithTheHostOrWithAllOfTheNameWhereTwoHaveTheSameHost() {
        var homes = List.of("pool.east.contoso.com", "pool.west.contoso.com", "sba1.contoso.com");

        assertThat(homes.stream().map(home -> Load.name(home, homes)))
                .containsExactly("pool.east.contoso.com", "pool.west.contoso.com", "sba1");
    }

    @Test
    void whoGoesAtAMomentJoinsNoConferenceAtIt() {
        try (var run = new LoadedEstate(
                400, 1, "sessionLength: 9h", "joinWithin: 50m", "inConference: 60%", "resolution: 1m")) {
            run.until(11);
            var gone = new HashSet<String>();
            for (var happened : run.events()) {
                if (happened.event() instanceof UsersSignedOut out) {
                    out.users().forEach(user -> gone.add(happened.t() + " " + user));
                }
            }

            assertThat(run.events())
                    .as("somebody joins while others go")
                    .anyMatch(
                            happened -> happened.event() instanceof ConferenceJoined && happened.t() > 9 * 3_600_000L);
            assertThat(gone).isNotEmpty();
            assertThat(run.events().stream()
                            .filter(happened -> happened.event() instanceof ConferenceJoined joined
                                    && gone.contains(happened.t() + " " + joined.user())))
                    .isEmpty();
        }
    }

    @Test
    void whatIsKeptInMindDoesNotGrowWithTheDays() {
        try (var run = new LoadedEstate(100, 1, "contactEdits: 30", "contactRemovals: 0%", "inConference: 20%")) {
            var load = run.simulation().load().orElseThrow();
            run.until(2 * 24 - 1);
            var before = load.held();
            run.until(2 * 24 + 3.5);
            assertThat(load.held()).isGreaterThan(before + 20);
            run.until(5 * 24 - 1);
            assertThat(load.held()).isEqualTo(before);
        }
    }
}
