package org.pooldrill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.pooldrill.checkout.MeasuredTable;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.Drills;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.usermodel.UserModel;

/**
 * A day of 2 x 10,000 users by the documented user model: what stands in its log is within 2 % of every figure. The
 * table in {@code docs/model.md} is made here.
 */
@Tag("long")
class UserModelFiguresTest {
    private static final double TOLERANCE = 0.02;
    private static final int ENABLED = 10_000;
    private static final int ACTIVE = 8_000;
    private static final int WORKING_HOURS = 8;
    private static final String DRILL = """
            drill: A working day
            estate:
              from: contoso
              pools:
                pool1.contoso.com: { users: 9998 }
                pool2.contoso.com: { users: 9998 }
            seed: 2013
            load: lync-2013
            steps:
              - advance: 23h
            """;

    /** A figure and what the log makes of it. */
    private record Row(String what, double figure, double counted, String format) {
        double deviation() {
            return (counted - figure) / figure;
        }

        String line() {
            return "| " + what + " | " + text(figure) + " | " + text(counted) + " | "
                    + String.format(Locale.ROOT, "%+.1f %%", Math.round(1_000 * deviation()) / 10.0) + " |\n";
        }

        private String text(double value) {
            return String.format(Locale.ROOT, format, value);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyFigureIsInTheLog() throws IOException {
        var log = new ByteArrayOutputStream();
        DrillRunner.of(Drills.read(DRILL))
                .logTo(header -> LogWriter.to(log, header))
                .run();
        try (var reader = LogReader.of(
                new ByteArrayInputStream(log.toByteArray()), "day", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            compare(new DayInTheLog(reader));
        }
        var table = new StringBuilder("| What | By the model | In the log | Off by |\n| --- | ---: | ---: | ---: |\n");
        rows.forEach(row -> table.append(row.line()));
        return Stream.concat(
                rows.stream()
                        .map(row -> DynamicTest.dynamicTest(row.what(), () -> assertThat(row.deviation())
                                .as("%s: %s in the model, %s in the log", row.what(), row.figure(), row.counted())
                                .isBetween(-TOLERANCE, TOLERANCE))),
                Stream.of(DynamicTest.dynamicTest(
                        "docs/model.md",
                        () -> MeasuredTable.check("docs/model.md", "a working day", table.toString()))));
    }

    private void compare(DayInTheLog day) {
        attendance(day);
        conferences(day);
        content(day);
        edits(day);
        calls(day);
        counted(day);
        assertThat(day.notPossible).isZero();
    }

    private void attendance(DayInTheLog day) {
        var active = day.signedInAt.size();
        percent("Users signed in, of those enabled", 80, active, 2 * ENABLED);
        row("Signing in: minutes after the day begins, mean", 60, day.signInMinutes.mean(), "%.1f");
        row(
                "Signing in: standard deviation, 120/√12 minutes",
                120 / Math.sqrt(12),
                day.signInMinutes.deviation(),
                "%.1f");
        row("Signing in: the last, minutes", 120, day.signInMinutes.most(), "%.1f");
        row("Session, hours", 12, day.sessionHours.mean(), "%.2f");
    }

    private void conferences(DayInTheLog day) {
        var perPool = UserModel.lync2013().averages(ACTIVE);
        var usual = day.conferences - 2;
        var perDay = 2 * (perPool.conferencesPerDay() + 1);
        row("Conferences in a day, with one of 250 in each pool", perDay, day.conferences, "%.0f");
        percent(
                "Users in a conference, mean over the working hours",
                5,
                day.stayMinutes.sum() / 60,
                2.0 * ACTIVE * WORKING_HOURS);
        percent("Conferences of four, without the large ones", 85, day.bySize.get(4), usual);
        percent("Conferences of six", 10, day.bySize.get(6), usual);
        percent("Conferences of eleven", 5, day.bySize.get(11), usual);
        row("Conferences of 250", 2, day.bySize.get(250), "%.0f");
        percent("Conferences that were scheduled", 60, day.conferences - day.meetNow, day.conferences);
        percent("Scheduled conferences that recur", 80, day.recurring, day.conferences - day.meetNow);
        var peak = day.starts(2, 3, 6, 7);
        percent("Conferences in the four peak hours", 75, peak, day.conferences);
        row(
                "Conferences in a peak hour, in averages of a working hour",
                1.5,
                peak / 4.0 / (day.conferences / 8.0),
                "%.2f");
        row("Joining: minutes after the start, mean", 2.5, day.joinMinutes.mean(), "%.2f");
        row("Joining: standard deviation, 5/√12 minutes", 5 / Math.sqrt(12), day.joinMinutes.deviation(), "%.2f");
        row("Joining: the last, minutes", 5, day.joinMinutes.most(), "%.1f");
        row("Minutes that a participant stays", 60, day.stayMinutes.mean(), "%.1f");
    }

    private void content(DayInTheLog day) {
        percent("Conferences with data collaboration", 15, day.withContent.size(), day.conferences);
        row("Files of such a conference", 2, day.fileBytes.count() / (double) day.withContent.size(), "%.2f");
        row("File, MB", 10, day.fileBytes.mean() / 1e6, "%.1f");
        row("Content for each conference, MB", 3, day.fileBytes.sum() / 1e6 / day.conferences, "%.2f");
        row("Annotations of such a conference", 20, day.annotations / (double) day.withContent.size(), "%.1f");
    }

    private void edits(DayInTheLog day) {
        var edits = day.contactsAdded + day.contactsRemoved;
        row("Changes of a user's contact list", 0.2, edits / (2.0 * ACTIVE), "%.3f");
        percent("Such changes that remove a contact", 20, day.contactsRemoved, edits);
        percent("Contacts that are internal", 80, day.internalContacts, day.contactsAdded);
        row("Meetings that a user schedules", 0.5, day.meetings / (2.0 * ACTIVE), "%.3f");
    }

    private void calls(DayInTheLog day) {
        var callers = day.callsOf.size();
        percent("Users who call the telephone network, 50 % of 60 %", 30, callers, 2.0 * ACTIVE);
        row("Calls of each in the busy hour", 4, day.callsByHour.get(3L) / (double) callers, "%.2f");
        row("Call, minutes", 3, day.callMinutes.mean(), "%.2f");
    }

    private void counted(DayInTheLog day) {
        var userHours = day.sessionHours.sum();
        row("Presence publications of a user in an hour", 4, day.publications / userHours, "%.2f");
        row("Presence polls of a user in an hour", 60, day.polls / userHours, "%.1f");
        row("Messages of a user in a day, 6 sessions of 10", 60, day.messages / (2.0 * ACTIVE), "%.1f");
        row("SIP messages with a message, 2 INFO and 2 OK", 4, day.sipMessages / (double) day.messages, "%.1f");
    }

    private void percent(String what, double percent, double part, double whole) {
        row(what, percent, 100 * part / whole, "%.1f %%");
    }

    private void row(String what, double figure, double counted, String format) {
        rows.add(new Row(what, figure, counted, format));
    }
}
