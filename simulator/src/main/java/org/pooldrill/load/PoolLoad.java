package org.pooldrill.load;

import java.util.List;
import java.util.Random;
import org.pooldrill.act.Acts;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * The load of one pool and the branches that register with it: of each moment at which anything is due, one burst of all
 * that is due then.
 */
final class PoolLoad {
    private static final long DAY = 86_400_000;

    /**
     * The users of the pool or of a branch, and what they do.
     *
     * @param drawn how many of them are active each day
     * @param random who of them
     */
    record Members(Staff staff, int drawn, Random random, Attendance attendance, List<Kind> kinds) {
        Members {
            kinds = List.copyOf(kinds);
        }

        private long next() {
            return Math.min(
                    attendance.next(),
                    kinds.stream().mapToLong(Kind::next).min().orElse(Long.MAX_VALUE));
        }

        private void begin(long dayMillis) {
            attendance.goHome(dayMillis);
            staff.draw(drawn, random);
            attendance.day(dayMillis);
            kinds.forEach(kind -> kind.day(dayMillis));
        }

        private void act(long nowMillis) {
            for (var kind : kinds) {
                if (kind.next() <= nowMillis) {
                    kind.act(nowMillis);
                }
            }
        }
    }

    private final List<Members> members;
    private final ActivityCounts counts;
    private final Acts acts;
    private final EstateLog log;
    private long dayMillis;

    PoolLoad(List<Members> members, ActivityCounts counts, UserModel model, Acts acts, EstateLog log) {
        this.members = List.copyOf(members);
        this.counts = counts;
        this.acts = acts;
        this.log = log;
        dayMillis = model.millis(Figure.DAY_BEGINS);
    }

    int held() {
        return members.stream()
                .mapToInt(some -> some.attendance().held()
                        + some.kinds().stream().mapToInt(Kind::held).sum())
                .sum();
    }

    ActivityCounts counts() {
        return counts;
    }

    /** When anything is due next, in milliseconds since the start of the run. */
    long next() {
        var next = Math.min(dayMillis, counts.next());
        for (var some : members) {
            next = Math.min(next, some.next());
        }
        return next;
    }

    /** Lets come and go who is to by now, and a day begin. */
    void attend(long nowMillis) {
        if (next() > nowMillis) {
            return;
        }
        if (counts.next() <= nowMillis) {
            counts.tell(log);
        }
        if (dayMillis <= nowMillis) {
            members.forEach(some -> some.begin(dayMillis));
            dayMillis += DAY;
        }
        members.forEach(some -> some.attendance().act(nowMillis));
    }

    /** Lets happen what else is due by now, when everybody everywhere has come or gone. */
    void act(long nowMillis) {
        acts.together(() -> members.forEach(some -> some.act(nowMillis)));
    }
}
