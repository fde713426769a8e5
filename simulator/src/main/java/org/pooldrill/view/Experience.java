package org.pooldrill.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientSoftware;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Timing;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.FailoverPhase;
import org.pooldrill.pool.PoolEvent.FailoverPhaseEntered;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;

/**
 * What others see of a user, phase by phase ("Understanding user experience during pool failover and failback" [doc]):
 * his presence, and whether he answers. That presence takes minutes to be right after a failover is from practice
 * [field], that phones and tablets stay silent at its start from the release notes [doc].
 */
public final class Experience {
    private static final String UNKNOWN = "Unknown";

    private final View view;
    private final Map<String, Long> failoverStarted = new LinkedHashMap<>();
    private final Map<String, Long> takenOver = new LinkedHashMap<>();

    Experience(View view) {
        this.view = view;
    }

    /** Takes in an event of a pool's stream. */
    void apply(Event event, String home) {
        if (event instanceof FailoverPhaseEntered e && e.phase() == FailoverPhase.READ_ONLY) {
            failoverStarted.put(home, view.now());
        } else if (event instanceof TakeoverStarted) {
            var planned = view.knows(home, home)
                    .map(PoolState::service)
                    .filter(Service.READ_ONLY::equals)
                    .isPresent();
            if (!planned) {
                failoverStarted.put(home, view.now());
            }
        } else if (event instanceof ServiceTakenOver) {
            takenOver.put(home, view.now());
        }
    }

    /** Whether a user's phone or tablet takes no calls and no messages now. */
    public boolean silent(String sip) {
        var population = view.world().populationOf(sip);
        return population
                        .filter(users -> users.client(sip) == ClientSoftware.MOBILE)
                        .isPresent()
                && within(failoverStarted, view.homePool(sip), Timing.MOBILE_SILENCE);
    }

    /** The presence that users of his own pool see. */
    String presenceToOwnPool(String sip) {
        return presence(sip, false);
    }

    /** The presence that users of other pools see: during a failback the last that he published. */
    String presenceToOthers(String sip) {
        return presence(sip, true);
    }

    private String presence(String sip, boolean otherPool) {
        var home = view.homePool(sip);
        var mode = view.world().populationOf(sip).orElseThrow().mode(sip);
        if (mode == Mode.SIGNED_OUT || mode == Mode.CANNOT_SIGN_IN) {
            return "Offline";
        }
        var failingBack = view.state(home) == State.FailingBack;
        var known = mode == Mode.REGULAR ? !within(takenOver, home, Timing.PRESENCE_DELAY) : otherPool && failingBack;
        return known ? view.world().sessions().presence(sip) : UNKNOWN;
    }

    private boolean within(Map<String, Long> since, String home, Timing time) {
        var began = since.get(home);
        return began != null && view.now() - began < view.estate().timings().millis(time);
    }
}
