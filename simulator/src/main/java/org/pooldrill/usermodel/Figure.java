package org.pooldrill.usermodel;

import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.INFERRED;
import static org.pooldrill.source.Mark.MODEL;
import static org.pooldrill.usermodel.Quantity.count;
import static org.pooldrill.usermodel.Quantity.hours;
import static org.pooldrill.usermodel.Quantity.megabytes;
import static org.pooldrill.usermodel.Quantity.minutes;
import static org.pooldrill.usermodel.Quantity.number;
import static org.pooldrill.usermodel.Quantity.percent;
import static org.pooldrill.usermodel.Quantity.seconds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.source.Mark;

/**
 * Every figure of a user model, with the value that {@code lync-2013} has: the topic "User models" where it is
 * documented, what was assumed where it is not. A new line here is all that a new figure needs: drills, model files,
 * their schemas and the reference page follow from it.
 *
 * <p>"Users" are the active users of a pool or a branch, "a conference" is one of any size, and what is counted for a
 * day is counted for a working day; every day is one.
 */
public enum Figure {
    ACTIVE_USERS(percent(80), "Users signed in each day, of those enabled; or how many in each pool.", DOC),
    SIGN_IN_WITHIN(minutes(120), minutes(1), hours(12), "All sign in within this from the start of the day.", DOC),
    SESSION_LENGTH(hours(12), minutes(10), hours(24), "From signing in to signing out.", DOC),
    DAY_BEGINS(seconds(0), seconds(0), hours(24), "From the start of the run to the start of the first day.", MODEL),
    WORK_BEGINS(hours(1), seconds(0), hours(23), "From the start of the day to the first working hour.", MODEL),
    WORK_LENGTH(
            hours(8),
            hours(1),
            hours(24),
            "The working hours: 75 % of the conferences in 4 hours at 1.5 times the average make eight.",
            INFERRED),
    PEAK_HOURS(count(4), count(0), count(24), "Peak hours, half of them before and half after midday.", DOC),
    PEAK_FACTOR(number(1.5), number(1), number(24), "Conferences in a peak hour, in averages of a working hour.", DOC),
    BUSY_HOUR(count(3), count(1), count(24), "Which working hour is the busy hour of calls.", MODEL),

    IN_CONFERENCE(percent(5), "Users in a conference at any moment, over the working hours.", DOC),
    CONFERENCES_OF_FOUR(percent(85), "Conferences of four participants, without the large ones.", DOC),
    CONFERENCES_OF_SIX(percent(10), "Conferences of six participants.", DOC),
    CONFERENCES_OF_ELEVEN(percent(5), "Conferences of eleven participants.", DOC),
    LARGE_CONFERENCE_SIZE(count(250), count(2), count(1_000), "Participants of a large conference.", DOC),
    LARGE_CONFERENCES_PER_DAY(
            count(1),
            count(0),
            count(100),
            "Large conferences of a pool in a day, in a peak hour; none where so many are not in conferences.",
            MODEL),
    SCHEDULED_CONFERENCES(percent(60), "Conferences that were scheduled; the others are meet-now.", DOC),
    RECURRING(percent(80), "Scheduled conferences that recur.", DOC),
    JOIN_WITHIN(minutes(5), seconds(0), hours(1), "All join within this from the start of a conference.", DOC),
    CONFERENCE_LENGTH(minutes(60), minutes(1), hours(8), "How long a participant stays, on average.", INFERRED),

    WEB_CONFERENCES(percent(75), "Conferences that are web conferences.", DOC),
    DATA_COLLABORATION(percent(20), "Web conferences with data collaboration.", DOC),
    DECKS_PER_CONFERENCE(count(2), count(0), count(100), "PowerPoint files of one with data collaboration.", DOC),
    DECK_SIZE(megabytes(10), megabytes(0), megabytes(1_000), "A PowerPoint file.", DOC),
    VIDEO_DECKS(percent(0), "PowerPoint files with video; the documented share is unknown.", MODEL),
    VIDEO_DECK_SIZE(megabytes(30), megabytes(0), megabytes(1_000), "A PowerPoint file with video.", DOC),
    DOCUMENTS_PER_CONFERENCE(
            count(0), count(0), count(100), "Other files of one with data collaboration; not documented.", MODEL),
    DOCUMENT_SIZE(megabytes(1), megabytes(0), megabytes(1_000), "A file that is no PowerPoint file.", MODEL),
    ANNOTATIONS_PER_CONFERENCE(
            count(20), count(0), count(10_000), "Whiteboard annotations of one with data collaboration.", DOC),

    CONTACT_EDITS(number(0.2), number(0), number(1_000), "Changes of a user's contact list in a day.", INFERRED),
    CONTACT_REMOVALS(percent(20), "Changes of a contact list that remove a contact.", MODEL),
    INTERNAL_CONTACTS(percent(80), "Contacts that are users of the estate; the others are federated.", DOC),
    SCHEDULED_MEETINGS(number(0.5), number(0), number(1_000), "Meetings that a user schedules in a day.", INFERRED),

    VOICE_USERS(percent(50), "Users enabled for Enterprise Voice.", DOC),
    PSTN_USERS(percent(60), "Enterprise Voice users who call the telephone network.", DOC),
    BUSY_HOUR_CALLS(number(4), number(0), number(60), "Calls of such a user in the busy hour.", DOC),
    CALL_LENGTH(minutes(3), seconds(1), hours(8), "A call to the telephone network.", DOC),
    CALLS_OUTSIDE_BUSY_HOUR(
            number(0),
            number(0),
            number(1_000),
            "Calls of such a user in all other working hours of a day; not documented.",
            MODEL),

    IM_SESSIONS(number(6), number(0), number(1_000), "Peer-to-peer sessions of a user in a day.", DOC),
    MESSAGES_PER_SESSION(number(10), number(0), number(1_000), "Messages of such a session.", DOC),
    PRESENCE_PUBLICATIONS(number(4), number(0), number(1_000), "Presence publications of a user in an hour.", DOC),
    PRESENCE_POLLS(number(60), number(0), number(10_000), "Presence polls of a user in an hour.", DOC),

    RESOLUTION(
            seconds(10),
            seconds(1),
            minutes(1),
            "What the users of a pool do within this happens at one moment.",
            MODEL);

    /** The most users that {@link #ACTIVE_USERS} may name for a pool. */
    public static final long MAX_ACTIVE_USERS = 1_000_000;

    private final Quantity fallback;
    private final Quantity least;
    private final Quantity most;
    private final String doc;
    private final Mark mark;

    Figure(Quantity share, String doc, Mark mark) {
        this(share, percent(0), percent(100), doc, mark);
    }

    Figure(Quantity fallback, Quantity least, Quantity most, String doc, Mark mark) {
        this.fallback = fallback;
        this.least = least;
        this.most = most;
        this.doc = doc;
        this.mark = mark;
    }

    /** The key in drills and model files: {@code activeUsers}. */
    public String key() {
        var words = new ArrayList<>(List.of(name().toLowerCase(Locale.ROOT).split("_")));
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            words.set(i, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return String.join("", words);
    }

    /** The value in {@code lync-2013}; its kind is the kind of the figure. */
    public Quantity fallback() {
        return fallback;
    }

    /** The smallest value that is accepted. */
    public Quantity least() {
        return least;
    }

    /** The largest value that is accepted. */
    public Quantity most() {
        return most;
    }

    /** What the figure is, in one sentence. */
    public String doc() {
        return doc;
    }

    public Mark mark() {
        return mark;
    }

    /** Whether a value is of the right kind and within the limits; {@link #ACTIVE_USERS} may be a share or a count. */
    public boolean accepts(Quantity value) {
        if (this == ACTIVE_USERS && value.kind() == Quantity.Kind.COUNT) {
            return value.whole() >= 1 && value.whole() <= MAX_ACTIVE_USERS;
        }
        return value.kind() == fallback.kind()
                && least.amount().compareTo(value.amount()) <= 0
                && value.amount().compareTo(most.amount()) <= 0;
    }

    /** The figure with that key. */
    public static Optional<Figure> of(String key) {
        return Arrays.stream(values())
                .filter(figure -> figure.key().equals(key))
                .findFirst();
    }
}
