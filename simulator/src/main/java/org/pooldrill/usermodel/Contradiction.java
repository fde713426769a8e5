package org.pooldrill.usermodel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Figures of one model that cannot all hold.
 *
 * @param figures those concerned, the one to change first
 * @param message what was found and what is accepted
 */
public record Contradiction(List<Figure> figures, String message) {

    private static final List<Figure> SIZES =
            List.of(Figure.CONFERENCES_OF_FOUR, Figure.CONFERENCES_OF_SIX, Figure.CONFERENCES_OF_ELEVEN);
    private static final long DAY = 24 * WorkingHours.HOUR;
    private static final long MINUTE = WorkingHours.HOUR / 60;
    private static final long QUARTER = WorkingHours.HOUR / 4;

    public Contradiction {
        figures = List.copyOf(figures);
    }

    static List<Contradiction> in(UserModel model) {
        var found = new ArrayList<Contradiction>();
        var sizes = model.sum(SIZES).movePointRight(2);
        if (sizes.compareTo(BigDecimal.valueOf(100)) != 0) {
            found.add(new Contradiction(
                    SIZES,
                    "the shares of conferences of four, six and eleven add up to "
                            + sizes.stripTrailingZeros().toPlainString() + "%, accepted is 100%"));
        }
        within(model, found, Figure.SIGN_IN_WITHIN, Figure.SESSION_LENGTH);
        within(model, found, Figure.WORK_BEGINS, Figure.WORK_LENGTH);
        present(model, found);
        hours(model, found);
        if (model.millis(Figure.JOIN_WITHIN) > model.millis(Figure.CONFERENCE_LENGTH)) {
            found.add(new Contradiction(
                    List.of(Figure.JOIN_WITHIN, Figure.CONFERENCE_LENGTH),
                    "joinWithin is longer than conferenceLength, accepted is at most that"));
        }
        if (QUARTER % model.millis(Figure.RESOLUTION) != 0) {
            found.add(new Contradiction(
                    List.of(Figure.RESOLUTION),
                    "15m is no multiple of resolution, accepted is one that divides it, such as 10s"));
        }
        return found;
    }

    private static void within(UserModel model, List<Contradiction> found, Figure first, Figure second) {
        if (model.millis(first) + model.millis(second) > DAY) {
            found.add(new Contradiction(
                    List.of(second, first),
                    first.key() + " and " + second.key() + " are together longer than a day, accepted is up to 1d"));
        }
    }

    /** Whoever signs in first, as the day starts, is there until work ends: no working hour is without users. */
    private static void present(UserModel model, List<Contradiction> found) {
        var ends = model.millis(Figure.WORK_BEGINS) + model.millis(Figure.WORK_LENGTH);
        if (ends <= DAY && model.millis(Figure.SESSION_LENGTH) < ends) {
            found.add(new Contradiction(
                    List.of(Figure.SESSION_LENGTH, Figure.WORK_LENGTH, Figure.WORK_BEGINS),
                    "sessionLength ends before the last working hour does, accepted is at least workBegins and workLength"
                            + " together, " + (ends + MINUTE - 1) / MINUTE + "m"));
        }
    }

    /** A peak of so many hours and such a factor leaves the other hours something, and the mean is 1. */
    private static void hours(UserModel model, List<Contradiction> found) {
        var length = model.millis(Figure.WORK_LENGTH);
        var hours = length / WorkingHours.HOUR;
        if (length % WorkingHours.HOUR != 0) {
            found.add(new Contradiction(
                    List.of(Figure.WORK_LENGTH), "workLength is accepted in whole hours, such as 8h"));
            return;
        }
        if (model.count(Figure.BUSY_HOUR) > hours) {
            found.add(new Contradiction(
                    List.of(Figure.BUSY_HOUR, Figure.WORK_LENGTH),
                    "busyHour is " + model.count(Figure.BUSY_HOUR) + " of " + hours + " working hours"));
        }
        var peaks = model.count(Figure.PEAK_HOURS);
        var factor = model.number(Figure.PEAK_FACTOR);
        if (peaks > hours) {
            found.add(new Contradiction(
                    List.of(Figure.PEAK_HOURS, Figure.WORK_LENGTH),
                    "peakHours is " + peaks + " of " + hours + " working hours"));
        } else if (peaks * factor > hours || peaks == hours && factor != 1) {
            found.add(new Contradiction(
                    List.of(Figure.PEAK_FACTOR, Figure.PEAK_HOURS, Figure.WORK_LENGTH),
                    "peakFactor in " + peaks + " of " + hours
                            + " working hours leaves less than nothing to the others, accepted is up to "
                            + BigDecimal.valueOf(hours)
                                    .divide(BigDecimal.valueOf(peaks), 3, RoundingMode.DOWN)
                                    .stripTrailingZeros()
                                    .toPlainString()));
        }
    }
}
