package org.pooldrill.load;

import java.util.List;
import java.util.Random;
import org.pooldrill.act.Acts;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * The load of one pool and the branches that register with it: one task on the agenda, for the next moment at which
 * anything is due, and one burst of all that is due then.
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
            attendance.act(nowMillis);
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
    private final Agenda agenda;
    private final EstateLog log;
    private long dayMillis;

    PoolLoad(List<Members> members, ActivityCounts counts, UserModel model, Acts acts, Agenda agenda, EstateLog log) {
        this.members = List.copyOf(members);
        this.counts = counts;
        this.acts = acts;
        this.agenda = agenda;
        this.log = log;
        dayMillis = model.millis(Figure.DAY_BEGINS);
    }

    ActivityCounts counts() {
        return counts;
    }

    /** Puts what is due next on the agenda. */
    void plan() {
        var next = Math.min(dayMillis, counts.next());
        for (var some : members) {
            next = Math.min(next, some.next());
        }
        agenda.at(next, this::act);
    }

    private void act() {
        var now = agenda.now();
        if (counts.next() <= now) {
            counts.tell(log);
        }
        if (dayMillis <= now) {
            members.forEach(some -> some.begin(dayMillis));
            dayMillis += DAY;
        }
        acts.together(() -> members.forEach(some -> some.act(now)));
        plan();
    }
}
