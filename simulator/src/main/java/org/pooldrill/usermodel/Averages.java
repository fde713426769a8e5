package org.pooldrill.usermodel;

/**
 * What a user model makes of so many active users, on average: the arithmetic of the topic "User models" and of the
 * figures that the model adds to it.
 *
 * @param model the figures
 * @param activeUsers the active users of a pool or a branch
 */
public record Averages(UserModel model, int activeUsers) {

    /** Users in conferences at any moment of the working hours. */
    public double inConference() {
        return activeUsers * model.share(Figure.IN_CONFERENCE);
    }

    /** Large conferences in a day; none where one of them would be more than all who are in conferences. */
    public int largeConferencesPerDay() {
        return model.number(Figure.LARGE_CONFERENCE_SIZE) > inConference()
                ? 0
                : model.count(Figure.LARGE_CONFERENCES_PER_DAY);
    }

    /**
     * Conferences in a day, without the large ones: who is in conferences in the working hours, less those in large
     * ones, by the mean size and by how long a participant stays. Never negative.
     */
    public double conferencesPerDay() {
        var stay = hours(Figure.CONFERENCE_LENGTH);
        var all = inConference() * model.workingHours().count();
        var large = largeConferencesPerDay() * model.number(Figure.LARGE_CONFERENCE_SIZE) * stay;
        return Math.max(0, all - large) / (model.meanConferenceSize() * stay);
    }

    /** Conferences that start in a working hour, from 0, without the large ones. */
    public double conferencesInHour(int hour) {
        var hours = model.workingHours();
        return conferencesPerDay() * hours.factor(hour) / hours.count();
    }

    /** Bytes of content uploaded in a working hour, from 0, for conferences that are not large. */
    public double contentBytesInHour(int hour) {
        return conferencesInHour(hour) * model.bytesPerConference();
    }

    /** Changes of contact lists in a day. */
    public double contactEditsPerDay() {
        return activeUsers * model.number(Figure.CONTACT_EDITS);
    }

    /** Meetings scheduled in a day. */
    public double scheduledMeetingsPerDay() {
        return activeUsers * model.number(Figure.SCHEDULED_MEETINGS);
    }

    /** Calls to the telephone network in the busy hour. */
    public double callsInBusyHour() {
        return activeUsers * model.callers() * model.number(Figure.BUSY_HOUR_CALLS);
    }

    /** Calls to the telephone network in all other working hours of a day. */
    public double callsOutsideBusyHour() {
        return activeUsers * model.callers() * model.number(Figure.CALLS_OUTSIDE_BUSY_HOUR);
    }

    private double hours(Figure figure) {
        return model.millis(figure) / (double) WorkingHours.HOUR;
    }
}
