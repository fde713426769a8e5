package org.pooldrill.load;

import java.util.Random;
import org.pooldrill.act.Acts;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Users schedule meetings: 0.5 each in a day [inferred], on a full or half hour of work within the next five days
 * [model].
 */
final class MeetingSchedules implements Kind {
    private static final int DAYS_AHEAD = 5;
    private static final long DAY = 86_400_000;
    private static final long HALF_AN_HOUR = 1_800_000;

    private final Staff staff;
    private final String name;
    private final UserModel model;
    private final Acts acts;
    private final Tally tally;
    private final Random random;
    private final Arrivals arrivals;
    private long dayMillis;
    private long number;

    /** @param name what the names of the meetings begin with */
    MeetingSchedules(Staff staff, String name, UserModel model, Acts acts, Tally tally, Random random) {
        this.staff = staff;
        this.name = name;
        this.model = model;
        this.acts = acts;
        this.tally = tally;
        this.random = random;
        arrivals = new Arrivals(random, DayShape.of(model.workingHours()), model.millis(Figure.RESOLUTION));
    }

    @Override
    public void day(long dayMillis) {
        this.dayMillis = dayMillis;
        arrivals.day(dayMillis, model.averages(staff.active()).scheduledMeetingsPerDay());
    }

    @Override
    public long next() {
        return arrivals.next();
    }

    @Override
    public void act(long nowMillis) {
        while (arrivals.next() <= nowMillis) {
            arrivals.pass();
            schedule(nowMillis);
        }
    }

    @Override
    public int held() {
        return 0;
    }

    private void schedule(long nowMillis) {
        var user = staff.anybody(random);
        var hours = model.workingHours();
        var starts = dayMillis
                + (1 + random.nextInt(DAYS_AHEAD)) * DAY
                + hours.beginsMillis(0)
                + random.nextInt(2 * hours.count()) * HALF_AN_HOUR;
        number++;
        if (user < 0 || !staff.isRegular(user)) {
            tally.notPossible();
            return;
        }
        acts.conferences()
                .schedule(
                        staff.user(user),
                        name + "-meeting-" + number,
                        starts - nowMillis,
                        model.millis(Figure.CONFERENCE_LENGTH));
    }
}
