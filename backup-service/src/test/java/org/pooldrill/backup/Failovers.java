package org.pooldrill.backup;

import java.util.EnumSet;
import java.util.List;
import org.pooldrill.backup.Pair.Part;
import org.pooldrill.change.BackupModule;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;

/** The steps of a failover and a failback, as far as replication has a part in them. */
final class Failovers {
    private Failovers() {}

    private static String partner(String home) {
        return home.equals(Pair.P1) ? Pair.P2 : Pair.P1;
    }

    private static PoolState copy(Pair pair, String home) {
        return pair.at(partner(home)).state(home);
    }

    /** The pool is lost, and its partner takes over with what it has. */
    static void disasterFailover(Pair pair, String home) {
        pair.breaks(home, Part.POOL);
        pair.serviceAt(partner(home)).importWaiting(EnumSet.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF));
        takeOver(pair, home);
    }

    static void takeOver(Pair pair, String home) {
        var term = copy(pair, home).term() + 1;
        pair.at(partner(home))
                .pool(home, List.of(new PoolCommand.StartTakeover(true), new PoolCommand.TakeOver(term, true)));
    }

    /** The pool is back and learns who serves its users. */
    static void tellHome(Pair pair, String home) {
        var copy = copy(pair, home);
        pair.at(home).pool(home, List.of(new PoolCommand.HandOver(partner(home), copy.term(), copy.knownAtHandover())));
    }

    static void failBack(Pair pair, String home) {
        var term = copy(pair, home).term() + 1;
        pair.at(partner(home)).pool(home, List.of(new PoolCommand.StartFailback(false)));
        pair.at(home).pool(home, List.of(new PoolCommand.StartResumption(false)));
        pair.serviceAt(partner(home)).hydrate(home);
        pair.serviceAt(home).setAside("the partner did not know it");
        pair.at(partner(home)).pool(home, List.of(new PoolCommand.ReturnService(term)));
        pair.at(home).pool(home, List.of(new PoolCommand.ResumeService(term, false)));
    }

    /** The pool takes its users home without its partner. */
    static void disasterFailback(Pair pair, String home) {
        tellHome(pair, home);
        var term = pair.at(home).state(home).term() + 1;
        pair.serviceAt(home).setAside("the partner did not know it");
        pair.at(home)
                .pool(home, List.of(new PoolCommand.StartResumption(true), new PoolCommand.ResumeService(term, true)));
    }

    /** The partner is back and learns that it no longer serves the pool's users. */
    static void tellCopy(Pair pair, String home) {
        var there = pair.at(home).state(home);
        if (copy(pair, home).service() != Service.STANDBY) {
            pair.serviceAt(partner(home)).setAsideMadeHere("the failback did without it");
            pair.at(partner(home)).pool(home, List.of(new PoolCommand.ReturnService(there.term())));
        }
    }
}
