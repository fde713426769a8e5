package org.pooldrill.bench.plain;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;

/** Hears of every change made at a pool, on the processor's thread, and has the partner's copy import it. */
public final class Replication {
    private final String home;
    private final Supplier<CommandGateway> partner;
    private final CountDownLatch left;
    private final Map<BackupModule, Long> numbers = new EnumMap<>(BackupModule.class);

    Replication(String home, Supplier<CommandGateway> partner, CountDownLatch left) {
        this.home = home;
        this.partner = partner;
        this.left = left;
    }

    @EventHandler
    void on(Change change) {
        partner.get().sendAndWait(new Import(home, numbers.merge(change.module(), 1L, Long::sum), change));
        left.countDown();
    }
}
