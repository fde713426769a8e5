package org.pooldrill.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;
import org.pooldrill.simulation.Consequence;

/**
 * What a pool finds out when it comes back, or when the network does [inferred]: that its partner serves its users, that
 * a home pool has taken its users back, or that the command at work on it is gone. A pool that was down while its
 * partner took over learns it as it starts, since the directory of the forest says so at every site [model]; one that
 * was merely cut off goes on serving until the partition ends (split brain), but not where it was made read-only for a
 * planned failover that has switched since.
 */
public final class Reconciliation implements Consequence {
    private final Pair pair;
    private final Procedures procedures;
    private final TreeSet<String> downSinceTakeover = new TreeSet<>();

    public Reconciliation(Pair pair, Procedures procedures) {
        this.pair = pair;
        this.procedures = procedures;
    }

    @Override
    public void settle() {
        for (var pool : pair.estate().pools().keySet()) {
            pair.partner(pool).ifPresent(backup -> settle(pool, backup));
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, PoolEvent.class);
    }

    private void settle(String pool, String backup) {
        var home = pair.site(pool).state(pool);
        var copy = pair.site(backup).state(pool);
        var homeUp = pair.physical().up(pool);
        var backupUp = pair.physical().up(backup);
        var connected = pair.physical().connected(pool, backup);
        if (!procedures.running(pool)) {
            forgetLostCommand(pool, backup, home, copy, homeUp, backupUp);
        }
        if (copy.term() > home.term() && serving(copy)) {
            if (!homeUp) {
                downSinceTakeover.add(pool);
            } else if (connected || downSinceTakeover.remove(pool)) {
                downSinceTakeover.remove(pool);
                pair.site(pool).pool(pool, new PoolCommand.HandOver(backup, copy.term(), copy.knownAtHandover()));
            }
        } else if (home.term() > copy.term() && home.service() == Service.SERVING && connected) {
            giveBack(pair, pool, backup, home, copy);
        }
    }

    private void forgetLostCommand(
            String pool, String backup, PoolState home, PoolState copy, boolean homeUp, boolean backupUp) {
        var why = "the command that was at work has ended";
        if (homeUp && home.service() == Service.READ_ONLY && copy.term() <= home.term()) {
            pair.site(pool).pool(pool, new PoolCommand.LiftReadOnly(why));
        }
        if (homeUp && home.service() == Service.RESUMING) {
            pair.site(pool).pool(pool, new PoolCommand.FailResumption(why));
        }
        if (backupUp && copy.service() == Service.TAKING_OVER) {
            pair.site(backup).pool(pool, new PoolCommand.AbandonTakeover(why));
        }
        if (backupUp && copy.service() == Service.FAILING_BACK) {
            pair.site(backup).pool(pool, new PoolCommand.FailFailback(why));
        }
    }

    /** Tells a copy that it serves nobody any more, where its home pool has resumed without it. */
    static void giveBack(Pair pair, String pool, String backup) {
        var home = pair.site(pool).state(pool);
        var copy = pair.site(backup).state(pool);
        if (home.term() > copy.term() && home.service() == Service.SERVING) {
            giveBack(pair, pool, backup, home, copy);
        }
    }

    /** The home pool resumed without its partner: what was done there for its users is set aside there. */
    private static void giveBack(Pair pair, String pool, String backup, PoolState home, PoolState copy) {
        var why = pool + " was failed back in disaster mode without it";
        var commands = new ArrayList<PoolCommand>();
        for (var module : BackupModule.values()) {
            var before = copy.producedBeforeTakeover().getOrDefault(module, 0L);
            commands.add(new PoolCommand.Replicate(new StreamCommand.SetAside(module, before, why)));
            commands.add(new PoolCommand.Replicate(
                    new StreamCommand.ResumeImport(module, home.stream().acked(module))));
        }
        commands.add(new PoolCommand.SetContentAside(why));
        commands.add(new PoolCommand.ReturnService(home.term()));
        pair.site(backup).pool(pool, commands);
    }

    private static boolean serving(PoolState copy) {
        return copy.service() == Service.TAKEN_OVER || copy.service() == Service.FAILING_BACK;
    }
}
