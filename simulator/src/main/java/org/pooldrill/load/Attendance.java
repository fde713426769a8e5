package org.pooldrill.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Random;
import org.pooldrill.act.Acts;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Active users sign in within the first 120 minutes of the day and out again after a session of 12 hours [doc]; even
 * over these minutes [model]. Who cannot sign in tries again by the rules of signing in, and stops at the end of his day.
 */
final class Attendance implements Kind {

    /** So many who came at one moment go at another. */
    private record Leaving(long atMillis, int users) {}

    private final Staff staff;
    private final Acts acts;
    private final Arrivals arrivals;
    private final long sessionMillis;
    private final ArrayDeque<Leaving> leaving = new ArrayDeque<>();

    Attendance(Staff staff, UserModel model, Acts acts, Random random) {
        this.staff = staff;
        this.acts = acts;
        sessionMillis = model.millis(Figure.SESSION_LENGTH);
        arrivals = new Arrivals(
                random, DayShape.fromTheStart(model.millis(Figure.SIGN_IN_WITHIN)), model.millis(Figure.RESOLUTION));
    }

    @Override
    public void day(long dayMillis) {
        arrivals.day(dayMillis, staff.active());
    }

    @Override
    public long next() {
        return leaving.isEmpty()
                ? arrivals.next()
                : Math.min(arrivals.next(), leaving.peekFirst().atMillis());
    }

    @Override
    public void act(long nowMillis) {
        goHome(nowMillis);
        come(nowMillis);
    }

    @Override
    public int held() {
        return leaving.size();
    }

    /** Those whose session is over sign out; said before a new day is drawn. */
    void goHome(long nowMillis) {
        var users = new ArrayList<String>();
        while (!leaving.isEmpty() && leaving.peekFirst().atMillis() <= nowMillis) {
            for (var left = leaving.removeFirst().users(); left > 0; left--) {
                users.add(staff.user(staff.goes()));
            }
        }
        if (!users.isEmpty()) {
            acts.signOut(staff.home(), users);
        }
    }

    private void come(long nowMillis) {
        var users = new ArrayList<String>();
        while (arrivals.next() <= nowMillis) {
            arrivals.pass();
            users.add(staff.user(staff.comes()));
        }
        if (!users.isEmpty()) {
            leaving.addLast(new Leaving(nowMillis + sessionMillis, users.size()));
            acts.signIn(staff.home(), users);
        }
    }
}
