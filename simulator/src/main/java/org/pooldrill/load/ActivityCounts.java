package org.pooldrill.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.session.SessionEvent.ActivityCounted;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/**
 * What is counted at one pool for each quarter of an hour and not told one by one: presence published and polled,
 * messages [doc]. It follows from how many are signed in there, for how long; messages are spread evenly over a session,
 * and nobody publishes presence in resiliency mode [model]. Of SIP, what is documented is counted: two INFO and two OK
 * with each message.
 */
final class ActivityCounts implements Appended {
    /** How often it is told, in milliseconds. */
    static final long QUARTER = 900_000;

    private static final double HOUR = 3_600_000;
    private static final int SIP_PER_MESSAGE = 4;

    private final String pool;
    private final List<String> registrars;
    private final List<Population> populations;
    private final UserModel model;
    private final Tally tally;
    private final Map<Figure, Double> carried = new LinkedHashMap<>();
    private long fromMillis;
    private long seenMillis;
    private long signedIn;
    private long regular;
    private double signedInMillis;
    private double regularMillis;

    /** @param branches those that register with the pool, whose users' presence it holds */
    ActivityCounts(String pool, List<String> branches, Iterable<Population> populations, UserModel model, Tally tally) {
        this.pool = pool;
        registrars = new ArrayList<>(branches);
        registrars.add(pool);
        this.populations = new ArrayList<>();
        populations.forEach(this.populations::add);
        this.model = model;
        this.tally = tally;
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        if (payload instanceof ClientEvent) {
            pass(raw.t());
            look();
        }
    }

    private void pass(long nowMillis) {
        signedInMillis += (double) signedIn * (nowMillis - seenMillis);
        regularMillis += (double) regular * (nowMillis - seenMillis);
        seenMillis = nowMillis;
    }

    private void look() {
        signedIn = 0;
        regular = 0;
        for (var population : populations) {
            for (var registrar : registrars) {
                var there = population.countAt(registrar);
                signedIn += there;
                regular += population.standingAt(registrar).mode() == Mode.REGULAR ? there : 0;
            }
        }
    }

    /** When the present quarter of an hour is over. */
    long next() {
        return fromMillis + QUARTER;
    }

    /** Tells of the quarter that is over, if there is anything to tell. */
    void tell(EstateLog log) {
        pass(next());
        var messagesPerHour = model.number(Figure.IM_SESSIONS)
                * model.number(Figure.MESSAGES_PER_SESSION)
                * HOUR
                / model.millis(Figure.SESSION_LENGTH);
        var messages = whole(Figure.IM_SESSIONS, messagesPerHour * signedInMillis / HOUR);
        var counted = new ActivityCounted(
                pool,
                fromMillis,
                next(),
                Math.round(signedInMillis / QUARTER),
                whole(Figure.PRESENCE_PUBLICATIONS, model.number(Figure.PRESENCE_PUBLICATIONS) * regularMillis / HOUR),
                whole(Figure.PRESENCE_POLLS, model.number(Figure.PRESENCE_POLLS) * signedInMillis / HOUR),
                messages,
                messages * SIP_PER_MESSAGE,
                tally.annotations(),
                tally.notPossibles());
        if (signedInMillis > 0 || counted.annotations() > 0 || counted.notPossible() > 0) {
            log.record(counted);
        }
        tally.clear();
        signedInMillis = 0;
        regularMillis = 0;
        fromMillis = next();
    }

    /** A whole number; what is over goes to the next quarter. */
    private long whole(Figure what, double amount) {
        var due = amount + carried.getOrDefault(what, 0.0);
        var whole = (long) Math.floor(due + 1e-9);
        carried.put(what, due - whole);
        return whole;
    }
}
