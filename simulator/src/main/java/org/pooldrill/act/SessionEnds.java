package org.pooldrill.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.session.SessionEvent.CallParked;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.SessionEvent.ConferenceStarted;
import org.pooldrill.session.SessionEvent.ParkedCallDropped;
import org.pooldrill.session.Sessions;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;

/**
 * Conferences end with the service of the pool they run on; parked calls drop when the pool that holds them is lost,
 * and stay parked through a failback ("user experience during failover and failback", Call Park [doc]).
 */
public final class SessionEnds implements Consequence {
    /** Many conferences run on one pool for users of one home: whether it may is found out once for all of them. */
    private record Hosting(String home, String at) {}

    private final Sessions sessions;
    private final Pair pair;
    private final EstateLog log;

    public SessionEnds(Sessions sessions, Pair pair, EstateLog log) {
        this.sessions = sessions;
        this.pair = pair;
        this.log = log;
    }

    @Override
    public void settle() {
        notHosted()
                .forEach(conference -> log.record(
                        new ConferenceEnded(conference.id(), conference.at() + " no longer serves its organizer")));
        for (var call : new ArrayList<>(sessions.parked().values())) {
            if (!pair.physical().up(call.at())) {
                log.record(new ParkedCallDropped(call.orbit(), call.at() + " is down"));
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, PoolEvent.class, ConferenceStarted.class, CallParked.class);
    }

    private List<Sessions.Running> notHosted() {
        var hosted = new LinkedHashMap<Hosting, Boolean>();
        var found = new ArrayList<Sessions.Running>();
        for (var conference : sessions.conferences().values()) {
            var hosting = new Hosting(conference.home(), conference.at());
            if (!hosted.computeIfAbsent(hosting, h -> hosts(h.home(), h.at()))) {
                found.add(conference);
            }
        }
        return found;
    }

    private boolean hosts(String home, String at) {
        if (!pair.physical().up(at)) {
            return false;
        }
        var authority = pair.authority(home);
        if (at.equals(home)) {
            var service = authority.home().service();
            return switch (service) {
                case SERVING -> true;
                case READ_ONLY -> !authority.backupDecides();
                default -> false;
            };
        }
        return pair.state(home) == State.FailedOver;
    }
}
