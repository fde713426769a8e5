package org.pooldrill.registrar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.pool.PoolEvent.PoolPaired;
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
    private final List<String> pools;
    private final Function<String, Optional<String>> partners;
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final BiFunction<String, String, Watch> begin;
    private final Physical physical;
    private final Function<String, VoiceFailover> settings;

    /**
     * @param partners the backup pool of a pool as it is now
     * @param settings the voice failover settings of a pool, as they stand when an interval begins
     */
    public Registrars(
            Estate estate,
            Function<String, Optional<String>> partners,
            Agenda agenda,
            EstateLog log,
            Physical physical,
            Function<String, VoiceFailover> settings) {
        this.partners = partners;
        this.physical = physical;
        this.settings = settings;
        pools = List.copyOf(estate.pools().keySet());
        var heartbeat = estate.timings().millis(Timing.REGISTRAR_HEARTBEAT);
        begin = (of, by) -> new Watch(of, by, heartbeat, agenda, log);
    }

    /** Who is no longer paired is no longer watched; a new partner begins as one that hears. */
    private void watchPartners() {
        for (var pool : pools) {
            var partner = partners.apply(pool).orElse("");
            var watch = watches.get(pool);
            if (watch != null && !watch.by().equals(partner)) {
                watch.stop();
                watches.remove(pool);
            }
            if (!partner.isEmpty()) {
                watches.computeIfAbsent(pool, of -> begin.apply(of, partner));
            }
        }
    }

    @Override
    public void settle() {
        watchPartners();
        for (var pool : pools) {
            var watch = watches.get(pool);
            if (watch == null) {
                continue;
            }
            if (physical.up(watch.by())) {
                watch.hears(physical.connected(watch.of(), watch.by()), settings.apply(watch.of()));
            } else {
                watch.stop();
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, RegistrarVerdict.class, PoolPaired.class);
    }
}
