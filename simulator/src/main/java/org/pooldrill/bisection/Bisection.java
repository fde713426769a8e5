package org.pooldrill.bisection;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pooldrill.bisection.Answer.FalseAtStart;
import org.pooldrill.bisection.Answer.NeverTurned;
import org.pooldrill.bisection.Answer.Turned;
import org.pooldrill.bisection.Search.Way;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.LastOutcome;
import org.pooldrill.expectation.Tendency;
import org.pooldrill.expectation.Tendency.Direction;
import org.pooldrill.history.History;
import org.pooldrill.log.LogEvent;
import org.pooldrill.view.View;

/**
 * Looks for the first event after which a condition does not hold. The condition is looked at after every event of the
 * span; where it reads the time or an age, also at every full second in between, as {@code always} does.
 */
public final class Bisection {
    private static final long SECOND = 1_000;
    /** So few events are folded one after the other sooner than halved again. */
    private static final long FEW = 64;

    private final History history;
    private final Expectation condition;
    private final Span span;
    private final boolean assumed;
    private long looks;

    /** @param assumed whether to search by halves whatever the condition says */
    public Bisection(History history, Expectation condition, Span span, boolean assumed) {
        this.history = history;
        this.condition = condition;
        this.span = span;
        this.assumed = assumed;
    }

    /** Searches. */
    public Answer search() {
        looks = 0;
        var start = history.at(span.fromSeq());
        start.passTo(span.fromMillis());
        if (!holds(start)) {
            return pass(start, true);
        }
        var tendency = condition.tendency();
        if (assumed) {
            return halves(Way.ASSUMED, history.at(span.toSeq()));
        }
        if (!tendency.turnsOnce()) {
            return pass(start, false);
        }
        if (!tendency.unlessFound()) {
            return once(tendency, null);
        }
        var end = history.at(span.toSeq());
        return found(start) == found(end) ? once(tendency, end) : pass(start, false);
    }

    private Answer once(Tendency tendency, @Nullable View end) {
        return tendency.direction() == Direction.FALLS
                ? halves(Way.LOGARITHMIC, end == null ? history.at(span.toSeq()) : end)
                : new NeverTurned(new Search(Way.START_ALONE, looks));
    }

    /** How much that was thought lost was found so far, over all pools. */
    private static long found(View view) {
        return view.estate().pools().keySet().stream()
                .mapToLong(pool -> view.loss(pool).found())
                .sum();
    }

    private boolean holds(View view) {
        looks++;
        return condition.evaluate(view.document()).met();
    }

    /** It holds at the start; it may no longer at the end, and then it has become false once. */
    private Answer halves(Way way, View end) {
        end.passTo(span.toMillis());
        if (holds(end)) {
            return new NeverTurned(new Search(way, looks));
        }
        var holds = span.fromSeq();
        var fails = span.toSeq() + 1;
        while (fails - holds > FEW) {
            var middle = holds + (fails - holds) / 2;
            if (holds(history.at(middle))) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        var seq = first(holds, Math.min(fails, span.toSeq()));
        return condition.readsTime()
                ? withTime(seq, way)
                : turned(seq, history.event(seq).t(), false, way);
    }

    /** The first event after which it does not hold, or the one after the last; few of them are left. */
    private long first(long holds, long fails) {
        var view = history.at(holds);
        var first = new long[] {fails + 1};
        history.forEach(holds + 1, fails, event -> {
            if (first[0] > fails) {
                History.feed(view, event);
                if (!holds(view)) {
                    first[0] = event.seq();
                }
            }
        });
        return first[0];
    }

    /** Time may have made it false before the event did. */
    private Answer withTime(long seq, Way way) {
        var inside = seq <= span.toSeq();
        var view = history.at(seq - 1);
        if (seq - 1 == span.fromSeq()) {
            view.passTo(span.fromMillis());
        }
        var end = inside ? history.event(seq).t() : span.toMillis();
        var holds = view.now() / SECOND;
        var fails = (end + SECOND - 1) / SECOND;
        while (fails - holds > 1) {
            var middle = holds + (fails - holds) / 2;
            view.passTo(middle * SECOND);
            if (holds(view)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        var byTime = fails * SECOND < end || !inside;
        return turned(byTime ? seq - 1 : seq, Math.min(fails * SECOND, end), byTime, way);
    }

    private Answer turned(long seq, long millis, boolean byTime, Way way) {
        return new Turned(seq, millis, byTime, new Search(way, looks));
    }

    /** Looks after every event. */
    private Answer pass(View start, boolean forTruth) {
        var walk = new Walk(start, span.fromSeq(), forTruth);
        history.forEach(span.fromSeq() + 1, span.toSeq(), walk::take);
        walk.end();
        return walk.answer(Way.ONE_PASS);
    }

    /** Goes from one event to the next until the condition is as it was not before. */
    private final class Walk {
        private final View view;
        private final boolean sought;
        private final LastOutcome last = new LastOutcome(condition);
        private long seq;
        private @Nullable Turned turned;

        Walk(View view, long seq, boolean sought) {
            this.view = view;
            this.seq = seq;
            this.sought = sought;
        }

        void take(LogEvent event) {
            if (turned != null) {
                return;
            }
            pass(event.t());
            if (turned == null) {
                History.feed(view, event);
                seq = event.seq();
                look(event.t(), false);
            }
        }

        /** The time after the last event of the span. */
        void end() {
            if (turned == null) {
                pass(span.toMillis());
            }
            if (turned == null && condition.readsTime()) {
                view.passTo(span.toMillis());
                look(span.toMillis(), true);
            }
        }

        /** Looks at the full seconds before a moment. */
        private void pass(long millis) {
            if (!condition.readsTime()) {
                return;
            }
            for (var next = (view.now() / SECOND + 1) * SECOND; next < millis && turned == null; next += SECOND) {
                view.passTo(next);
                look(next, true);
            }
        }

        private void look(long millis, boolean byTime) {
            looks++;
            if (last.of(view.document()).met() == sought) {
                turned = new Turned(seq, millis, byTime, new Search(Way.ONE_PASS, looks));
            }
        }

        Answer answer(Way way) {
            var search = new Search(way, looks);
            if (sought) {
                return new FalseAtStart(turned == null ? OptionalLong.empty() : OptionalLong.of(turned.seq()), search);
            }
            return turned == null
                    ? new NeverTurned(search)
                    : new Turned(turned.seq(), turned.atMillis(), turned.byTime(), search);
        }
    }
}
