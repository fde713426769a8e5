package org.pooldrill.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.site.Physical;

/**
 * Every paired pool's registrar watches its partner ("Central site voice resiliency" [doc]). Only this failover is
 * automatic, and it moves nobody by itself: it lets users sign in at the backup registrar, in resiliency mode. A
 * registrar that is itself down watches nothing.
 */
public final class Registrars implements Consequence {
    private final List<Watch> watches = new ArrayList<>();
    private final Physical physical;
    private final Function<String, VoiceFailover> settings;

    /**
     * @param settings the voice failover settings of a pool, as they stand when an interval begins
     */
    public Registrars(
            Estate estate, Agenda agenda, EstateLog log, Physical physical, Function<String, VoiceFailover> settings) {
        this.physical = physical;
        this.settings = settings;
        var heartbeat = estate.timings().millis(Timing.REGISTRAR_HEARTBEAT);
        estate.pools().values().forEach(pool -> pool.backup()
                .ifPresent(backup -> watches.add(new Watch(pool.fqdn(), backup, heartbeat, agenda, log))));
    }

    @Override
    public void settle() {
        for (var watch : watches) {
            if (physical.up(watch.by())) {
                watch.hears(physical.connected(watch.of(), watch.by()), settings.apply(watch.of()));
            } else {
                watch.stop();
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, RegistrarVerdict.class);
    }
}
