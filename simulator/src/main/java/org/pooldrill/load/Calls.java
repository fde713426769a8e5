package org.pooldrill.load;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.function.Function;
import org.pooldrill.act.Acts;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * Calls to the telephone network: half of the users have Enterprise Voice, 60 % of these call, 4 times each in the busy
 * hour, for 3 minutes [doc]. Who calls is drawn anew each day; each has made as many calls as the others, within one,
 * in the busy hour and again outside it [model]. A call can be made in resiliency mode, and outlives the pool that set it up.
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
    private final Round busyHour;
    private final Round otherHours;
    private final long lengthMillis;
    private final ArrayDeque<Call> calls = new ArrayDeque<>();

    Calls(Staff staff, UserModel model, Acts acts, Tally tally, Function<String, Random> stream) {
        this.staff = staff;
        this.model = model;
        this.acts = acts;
        this.tally = tally;
        random = stream.apply("callers");
        var hours = model.workingHours();
        var busy = model.count(Figure.BUSY_HOUR) - 1;
        var resolution = model.millis(Figure.RESOLUTION);
        busyHour = new Round(stream.apply("calls"), DayShape.ofHour(hours, busy), resolution);
        otherHours = new Round(stream.apply("other-calls"), DayShape.outside(hours, busy), resolution);
        lengthMillis = Math.max(1, Math.round(model.millis(Figure.CALL_LENGTH) / (double) resolution)) * resolution;
    }

    @Override
    public void day(long dayMillis) {
        var callers = drawCallers();
        var averages = model.averages(staff.active());
        busyHour.day(dayMillis, averages.callsInBusyHour(), callers);
        otherHours.day(dayMillis, averages.callsOutsideBusyHour(), callers);
    }

    private int[] drawCallers() {
        var pool = new int[staff.active()];
        for (var i = 0; i < pool.length; i++) {
            pool[i] = staff.activeAt(i);
        }
        var callers = new int[(int) Math.round(pool.length * model.callers())];
        for (var i = 0; i < callers.length; i++) {
            var drawn = i + random.nextInt(pool.length - i);
            callers[i] = pool[drawn];
            pool[drawn] = pool[i];
        }
        return callers;
    }

    @Override
    public long next() {
        var next = Math.min(busyHour.arrivals.next(), otherHours.arrivals.next());
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

    private void call(Round due, long nowMillis) {
        while (due.arrivals.next() <= nowMillis) {
            due.arrivals.pass();
            var caller = due.caller();
            var to = "tel:+142555" + (NUMBERS + due.random.nextInt(NUMBERS));
            if (staff.isThere(caller) && staff.isSignedIn(caller)) {
                acts.call(staff.user(caller), to);
                calls.addLast(new Call(nowMillis + lengthMillis, staff.user(caller), to));
            } else {
                tally.notPossible();
            }
        }
    }

    /** The calls of some hours of the day: from a random stream of their own, so that they do not shift the others. */
    private static final class Round {
        private final Random random;
        private final Arrivals arrivals;
        private int[] callers = new int[0];
        private int called;

        Round(Random random, DayShape shape, long resolutionMillis) {
            this.random = random;
            arrivals = new Arrivals(random, shape, resolutionMillis);
        }

        void day(long dayMillis, double expected, int[] today) {
            callers = today.clone();
            called = 0;
            arrivals.day(dayMillis, callers.length == 0 ? 0 : expected);
        }

        /** All callers once in random order, then all of them once more in another. */
        int caller() {
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
}
