package org.pooldrill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.change.Event;

/** Changing a figure changes the acts it is about, and no others: the same users do the same at the same moments. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentFiguresTest {
    private static final int USERS = 200;
    private static final double HOURS = 5;
    private static final Set<String> ACTS = Set.of(
            "UsersSignedIn",
            "UsersSignedOut",
            "ContactAdded",
            "ContactRemoved",
            "ConferenceScheduled",
            "ConferenceStarted",
            "ConferenceJoined",
            "ConferenceLeft",
            "ConferenceEnded",
            "ContentUploaded",
            "CallStarted",
            "CallEnded");

    private final LoadedEstate one = new LoadedEstate(USERS, 3);

    @BeforeAll
    void runsAsDocumented() {
        one.until(HOURS);
    }

    @AfterAll
    void ends() {
        one.close();
    }

    @ParameterizedTest
    @CsvSource({
        "contactEdits: 3, ContactAdded ContactRemoved",
        "contactRemovals: 50%, ContactAdded ContactRemoved",
        "scheduledMeetings: 2, ConferenceScheduled",
        "busyHourCalls: 1, CallStarted CallEnded",
        "callLength: 10m, CallEnded",
        "deckSize: 20MB, ContentUploaded",
        "dataCollaboration: 60%, ContentUploaded",
        "webConferences: 30%, ContentUploaded",
        "videoDecks: 50%, ContentUploaded",
        "decksPerConference: 5, ContentUploaded",
        "documentsPerConference: 3, ContentUploaded",
        "inConference: 8%, ConferenceStarted ConferenceJoined ConferenceLeft ConferenceEnded ContentUploaded",
        "conferenceLength: 30m, ConferenceScheduled ConferenceStarted ConferenceJoined ConferenceLeft ConferenceEnded ContentUploaded",
        "presencePolls: 100, ''"
    })
    void changesWhatItIsAboutAndNothingElse(String figure, String about) {
        var changed = new TreeSet<>(List.of(about.split(" ")));
        try (var other = new LoadedEstate(USERS, 3, figure)) {
            other.until(HOURS);

            for (var act : new TreeSet<>(ACTS)) {
                if (changed.contains(act)) {
                    assertThat(other.said(is(act))).as(act).isNotEqualTo(one.said(is(act)));
                } else {
                    assertThat(other.said(is(act))).as(act).isEqualTo(one.said(is(act)));
                }
            }
        }
    }

    @Test
    void callsOutsideTheBusyHourLeaveThoseInItAlone() {
        try (var other = new LoadedEstate(USERS, 3, "callsOutsideBusyHour: 2")) {
            other.until(HOURS);

            var calls = other.said(is("CallStarted"));
            assertThat(calls).hasSizeGreaterThan(one.said(is("CallStarted")).size());
            assertThat(calls.stream().filter(IndependentFiguresTest::inTheBusyHour))
                    .containsExactlyElementsOf(one.said(is("CallStarted")));
        }
    }

    private static boolean inTheBusyHour(String said) {
        var hours = Long.parseLong(said.substring(0, said.indexOf(' '))) / (double) LoadedEstate.HOUR;
        return hours >= 3 && hours < 4;
    }

    private static Predicate<Event> is(String act) {
        return event -> event.getClass().getSimpleName().equals(act);
    }
}
