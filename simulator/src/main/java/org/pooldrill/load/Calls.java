package org.pooldrill.load;

import java.util.ArrayDeque;
import java.util.Random;
import org.pooldrill.act.Acts;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Calls to the telephone network: half of the users have Enterprise Voice, 60 % of these call, 4 times each in the busy
 * hour, for 3 minutes [doc]. Who calls is drawn anew each day; each has made as many calls as the others, within one
 * [model]. A call can be made in resiliency mode, and outlives the pool that set it up.
 */
final class Calls implements Kind {
    private static final int NUMBERS = 10_000;

    /** A call that is going on. */
    private record Call(long endsMillis, String user, String to) {}

    private final Staff staff;
    private final UserModel model;
    private final Acts acts;
    private final Tally tally;
    private final Random random;
    private final Arrivals busyHour;
    private final Arrivals otherHours;
    private final long lengthMillis;
    private final ArrayDeque<Call> calls = new ArrayDeque<>();
    private int[] callers = new int[0];
    private int called;

    Calls(Staff staff, UserModel model, Acts acts, Tally tally, Random random) {
        this.staff = staff;
        this.model = model;
        this.acts = acts;
        this.tally = tally;
        this.random = random;
        var hours = model.workingHours();
        var busy = model.count(Figure.BUSY_HOUR) - 1;
        var resolution = model.millis(Figure.RESOLUTION);
        busyHour = new Arrivals(random, DayShape.ofHour(hours, busy), resolution);
        otherHours = new Arrivals(random, DayShape.outside(hours, busy), resolution);
        lengthMillis = Math.max(1, Math.round(model.millis(Figure.CALL_LENGTH) / (double) resolution)) * resolution;
    }

    @Override
    public void day(long dayMillis) {
        drawCallers();
        var averages = model.averages(staff.active());
        busyHour.day(dayMillis, callers.length == 0 ? 0 : averages.callsInBusyHour());
        otherHours.day(dayMillis, callers.length == 0 ? 0 : averages.callsOutsideBusyHour());
    }

    private void drawCallers() {
        var pool = new int[staff.active()];
        for (var i = 0; i < pool.length; i++) {
            pool[i] = staff.activeAt(i);
        }
        callers = new int[(int) Math.round(pool.length * model.callers())];
        for (var i = 0; i < callers.length; i++) {
            var drawn = i + random.nextInt(pool.length - i);
            callers[i] = pool[drawn];
            pool[drawn] = pool[i];
        }
        called = 0;
    }

    @Override
    public long next() {
        var next = Math.min(busyHour.next(), otherHours.next());
        return calls.isEmpty() ? next : Math.min(next, calls.peekFirst().endsMillis());
    }

    @Override
    public void act(long nowMillis) {
        while (!calls.isEmpty() && calls.peekFirst().endsMillis() <= nowMillis) {
            var call = calls.removeFirst();
            acts.hangUp(call.user(), call.to());
        }
        call(busyHour, nowMillis);
        call(otherHours, nowMillis);
    }

    @Override
    public int held() {
        return calls.size();
    }

    private void call(Arrivals due, long nowMillis) {
        while (due.next() <= nowMillis) {
            due.pass();
            var caller = caller();
            var to = "tel:+142555" + (NUMBERS + random.nextInt(NUMBERS));
            if (staff.isThere(caller) && staff.isSignedIn(caller)) {
                acts.call(staff.user(caller), to);
                calls.addLast(new Call(nowMillis + lengthMillis, staff.user(caller), to));
            } else {
                tally.notPossible();
            }
        }
    }

    /** All callers once in random order, then all of them once more in another. */
    private int caller() {
        if (called == callers.length) {
            called = 0;
        }
        var drawn = called + random.nextInt(callers.length - called);
        var caller = callers[drawn];
        callers[drawn] = callers[called];
        callers[called++] = caller;
        return caller;
    }
}
