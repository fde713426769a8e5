package org.pooldrill.persistentchat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.chat.ChatEvent;
import org.pooldrill.chat.ChatEvent.DatabaseBack;
import org.pooldrill.chat.ChatEvent.DatabaseLost;
import org.pooldrill.chat.ChatEvent.LogShipped;
import org.pooldrill.chat.ChatEvent.SecondaryUsed;
import org.pooldrill.chat.ChatEvent.WrittenOff;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Estate;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;

/**
 * Ships the transaction log of every Persistent Chat pool at its interval: a backup goes to the share of the secondary,
 * where the one before it is applied ("Failing over Persistent Chat Server" [doc]; that one interval lies between both is
 * the model's).
 */
public final class LogShipping implements Consequence {
    private final Estate estate;
    private final Function<String, ChatPool> pools;
    private final BiPredicate<String, String> linked;
    private final Agenda agenda;
    private final EstateLog log;
    private final Set<String> armed = new LinkedHashSet<>();

    /**
     * @param pools a Persistent Chat pool as it stands now
     * @param linked whether the network joins two sites
     */
    public LogShipping(
            Estate estate,
            Function<String, ChatPool> pools,
            BiPredicate<String, String> linked,
            Agenda agenda,
            EstateLog log) {
        this.estate = estate;
        this.pools = pools;
        this.linked = linked;
        this.agenda = agenda;
        this.log = log;
    }

    @Override
    public void settle() {
        for (var chat : estate.persistentChat().keySet()) {
            if (armed.add(chat)) {
                arm(chat);
            }
            watch(chat, pools.apply(chat));
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(
                ComputerEvent.class,
                ChatEvent.class,
                CmsEvent.class,
                MoveEvent.class,
                ConfigurationSet.class,
                StreamEvent.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return !estate.persistentChat().isEmpty();
    }

    private void watch(String chat, ChatPool pool) {
        var lost = pool.database().lostSince().isPresent();
        if (lost == pool.primarySideUp()) {
            log.record(lost ? new DatabaseBack(chat) : new DatabaseLost(chat));
        }
        if (pool.beginsToUseSecondary()) {
            log.record(new SecondaryUsed(chat));
        }
        var leftBehind = pool.leftBehind(agenda.now());
        if (leftBehind > 0) {
            log.record(new WrittenOff(chat, leftBehind));
        }
    }

    private void arm(String chat) {
        agenda.in(estate.persistentChat().get(chat).logShipping().toMillis(), () -> {
            var pool = pools.apply(chat);
            var from = estate.siteOf(pool.chat().primary());
            if (pool.ships(site -> from.filter(here -> linked.test(here, site)).isPresent())) {
                log.record(new LogShipped(chat));
            }
            arm(chat);
        });
    }
}
