package org.pooldrill.usermodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserModelTest {

    private static final UserModel LYNC_2013 = UserModel.lync2013();
    private static final Offset<Double> EXACT = within(1e-9);

    @Nested
    class TheDocumentedModel {

        @Test
        void acceptsItsOwnFiguresAndContradictsItselfNowhere() {
            assertThat(Figure.values()).allSatisfy(figure -> assertThat(figure.accepts(figure.fallback()))
                    .isTrue());
            assertThat(LYNC_2013.contradictions()).isEmpty();
        }

        @Test
        void hasTheDerivedFiguresOfTheTopic() {
            assertThat(LYNC_2013.meanConferenceSize()).isEqualTo(4.55, EXACT);
            assertThat(LYNC_2013.filesPerConference()).isEqualTo(0.30, EXACT);
            assertThat(LYNC_2013.bytesPerConference()).isEqualTo(3_000_000, EXACT);
            assertThat(LYNC_2013.callers()).isEqualTo(0.30, EXACT);
        }

        @Test
        void hasThreeQuartersOfItsConferencesInFourPeakHours() {
            var hours = LYNC_2013.workingHours();

            assertThat(hours.factors()).containsExactly(0.5, 1.5, 1.5, 0.5, 0.5, 1.5, 1.5, 0.5);
            assertThat(hours.peaks()).containsExactly(1, 2, 5, 6);
            assertThat(hours.beginsMillis(0)).isEqualTo(3_600_000);
        }

        @Test
        void fillsAPoolOfFiftyThousandEnabledUsersWithFortyThousandActiveOnes() {
            var pool = LYNC_2013.averages(LYNC_2013.activeUsers(50_000));

            assertThat(pool.activeUsers()).isEqualTo(40_000);
            assertThat(pool.inConference()).isEqualTo(2_000, EXACT);
            assertThat(pool.largeConferencesPerDay()).isEqualTo(1);
            assertThat(pool.conferencesPerDay()).isEqualTo((2_000 * 8 - 250) / 4.55, EXACT);
            assertThat(pool.conferencesInHour(1)).isEqualTo(pool.conferencesPerDay() * 1.5 / 8, EXACT);
            assertThat(pool.contentBytesInHour(0)).isEqualTo(pool.conferencesPerDay() / 16 * 3_000_000, within(1e-3));
            assertThat(pool.contactEditsPerDay()).isEqualTo(8_000, EXACT);
            assertThat(pool.scheduledMeetingsPerDay()).isEqualTo(20_000, EXACT);
            assertThat(pool.callsInBusyHour()).isEqualTo(48_000, EXACT);
            assertThat(pool.callsOutsideBusyHour()).isZero();
        }

        @Test
        void leavesTheLargeConferenceOutWhereItIsLargerThanAllConferences() {
            var pool = LYNC_2013.averages(4_000);

            assertThat(pool.largeConferencesPerDay()).isZero();
            assertThat(pool.conferencesPerDay()).isEqualTo(200 * 8 / 4.55, EXACT);
        }
    }

    @ParameterizedTest(name = "{1} peak hours of {0}: {2}")
    @CsvSource({"8, 4, '1 2 5 6'", "9, 4, '1 2 6 7'", "8, 1, '1'", "3, 3, '0 1 2'", "1, 0, ''", "24, 2, '5 17'"})
    void peakHoursStandInTheMiddleOfMorningAndAfternoon(int hours, int peaks, String expected) {
        var model = LYNC_2013
                .with(Figure.WORK_BEGINS, Quantity.hours(0))
                .with(Figure.WORK_LENGTH, Quantity.hours(hours))
                .with(Figure.PEAK_HOURS, Quantity.count(peaks))
                .with(Figure.PEAK_FACTOR, Quantity.number(hours == peaks ? 1 : 1.5));

        var working = model.workingHours();

        assertThat(working.peaks())
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .filter(hour -> !hour.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
        assertThat(working.factors().stream().mapToDouble(factor -> factor).sum())
                .isEqualTo(hours, EXACT);
    }

    @Test
    void aNumberOfActiveUsersIsThatOfThePoolAndBranchesTakeItsShare() {
        var model = LYNC_2013.with(Figure.ACTIVE_USERS, Quantity.count(7_200));

        assertThat(model.activeUsers(9_000)).isEqualTo(7_200);
        assertThat(model.activeUsers(200, 9_000)).isEqualTo(160);
        assertThat(model.activeUsers(200, 0)).isZero();
    }

    @Test
    void contradictsItselfWhereTheFirstSessionEndsBeforeWorkDoes() {
        var enough = LYNC_2013.with(Figure.SESSION_LENGTH, Quantity.hours(9));
        var tooShort = LYNC_2013.with(Figure.SESSION_LENGTH, Quantity.minutes(539));

        assertThat(enough.contradictions()).isEmpty();
        assertThat(tooShort.contradictions())
                .containsExactly(new Contradiction(
                        List.of(Figure.SESSION_LENGTH, Figure.WORK_LENGTH, Figure.WORK_BEGINS),
                        "sessionLength ends before the last working hour does,"
                                + " accepted is at least workBegins and workLength together, 540m"));
    }

    @Test
    void refusesAValueOfAnotherKindOrOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LYNC_2013.with(Figure.IN_CONFERENCE, Quantity.count(5)))
                .withMessage("inConference is COUNT 5, accepted is SHARE 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LYNC_2013.with(Figure.RESOLUTION, Quantity.hours(1)))
                .withMessage("resolution is TIME 3600000, accepted is TIME 1000 to 60000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LYNC_2013.share(Figure.DECK_SIZE))
                .withMessage("deckSize is a SIZE, not a SHARE");
    }

    @Test
    void isEqualByNameAndFigures() {
        var other = LYNC_2013.with(Figure.CONTACT_EDITS, Quantity.number(0.20));

        assertThat(other).isEqualTo(LYNC_2013).hasSameHashCodeAs(LYNC_2013);
        assertThat(LYNC_2013.named("busy")).isNotEqualTo(LYNC_2013);
        assertThat(LYNC_2013.with(Figure.CONTACT_EDITS, Quantity.number(0.3))).isNotEqualTo(LYNC_2013);
    }
}
