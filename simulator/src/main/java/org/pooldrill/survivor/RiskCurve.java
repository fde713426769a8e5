package org.pooldrill.survivor;

import java.util.function.Consumer;
import org.pooldrill.history.History;
import org.pooldrill.view.View;

/**
 * "What if we had failed over then?", for every moment of a grid, in one pass over a log. A moment's answer is that of
 * {@link SurvivingSite#rescue} at it: what the home pool had made, without what its partner had imported and without the
 * packages that lay complete at the partner.
 */
public final class RiskCurve {
    private final View view;
    private final String home;
    private final long everyMillis;
    private final long untilMillis;
    private final Consumer<Risk> told;
    private long nextMillis;

    private RiskCurve(
            View view, String home, long fromMillis, long untilMillis, long everyMillis, Consumer<Risk> told) {
        this.view = view;
        this.home = home;
        this.everyMillis = everyMillis;
        this.untilMillis = untilMillis;
        this.told = told;
        nextMillis = fromMillis;
    }

    /**
     * Tells of every moment, oldest first, while it reads the log to its end.
     *
     * @param view nothing was applied to it yet
     * @param home a pool of the estate
     * @param fromMillis the first moment, in milliseconds since the start
     * @param untilMillis the last one at the latest; at the latest the end of the log
     * @param everyMillis from one moment to the next; at least 1
     * @throws org.pooldrill.log.LogDamaged if the log is damaged; some moments may have been told by then
     */
    public static void of(
            LoggedEvents log,
            View view,
            String home,
            long fromMillis,
            long untilMillis,
            long everyMillis,
            Consumer<Risk> told) {
        if (everyMillis < 1) {
            throw new IllegalArgumentException("every " + everyMillis + " ms: at least 1 is accepted");
        }
        new RiskCurve(view, home, fromMillis, untilMillis, everyMillis, told).read(log);
    }

    private void read(LoggedEvents log) {
        log.forEach(event -> {
            tellBefore(event.t());
            History.feed(view, event);
        });
        tellBefore(Long.MAX_VALUE);
    }

    /** Tells of the moments that have passed: what is due at a moment has happened at it. */
    private void tellBefore(long millis) {
        while (nextMillis < millis && nextMillis <= untilMillis) {
            view.passTo(nextMillis);
            told.accept(risk());
            nextMillis += everyMillis;
        }
    }

    private Risk risk() {
        var waiting = view.partner(home)
                .map(partner -> view.waiting(partner).from(home).size())
                .orElse(0);
        var servedBy = view.authority(home).servedBy(view.world().computers().poolUp(home));
        return new Risk(nextMillis, view.state(home), servedBy, waiting, view.atRisk(home));
    }
}
