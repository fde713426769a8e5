package org.pooldrill.registrar;

import org.jspecify.annotations.Nullable;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Due;
import org.pooldrill.simulation.EstateLog;

/**
 * One registrar that listens for another pool's heartbeats. The failure interval counts from the last heartbeat
 * received, the failback interval from the first one received again [model]; both intervals are documented.
 */
final class Watch {
    private final String of;
    private final String by;
    private final long heartbeatMillis;
    private final Agenda agenda;
    private final EstateLog log;
    private boolean hearing = true;
    private boolean saysDown;
    private @Nullable Due verdict;

    Watch(String of, String by, long heartbeatMillis, Agenda agenda, EstateLog log) {
        this.of = of;
        this.by = by;
        this.heartbeatMillis = heartbeatMillis;
        this.agenda = agenda;
        this.log = log;
    }

    String of() {
        return of;
    }

    String by() {
        return by;
    }

    /** Heartbeats arrive, or do not, from now on. */
    void hears(boolean heard, VoiceFailover intervals) {
        if (heard == hearing) {
            return;
        }
        hearing = heard;
        if (verdict != null) {
            verdict.cancel();
            verdict = null;
        }
        if (!heard && !saysDown) {
            var last = agenda.now() - agenda.now() % heartbeatMillis;
            verdict = agenda.at(last + intervals.failureDetection().toMillis(), () -> say(true));
        } else if (heard && saysDown) {
            var first = (agenda.now() + heartbeatMillis - 1) / heartbeatMillis * heartbeatMillis;
            verdict = agenda.at(first + intervals.failback().toMillis(), () -> say(false));
        }
    }

    /** The listening registrar is down: it begins anew when it is back, with the last verdict that it gave. */
    void stop() {
        if (verdict != null) {
            verdict.cancel();
            verdict = null;
        }
        hearing = !saysDown;
    }

    private void say(boolean down) {
        verdict = null;
        saysDown = down;
        log.record(new RegistrarVerdict(of, by, down));
    }
}
