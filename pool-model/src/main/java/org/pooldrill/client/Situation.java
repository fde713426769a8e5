package org.pooldrill.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.pool.Service;

/**
 * Where the users of one home pool may be signed in, and where those go who are not: "Understanding user experience
 * during pool failover and failback" and the backup registrar's rules [doc]; the phases of a planned failover after the
 * support article on limited functionality [model].
 *
 * @param at how users stand at each registrar where they may stay; everybody elsewhere is thrown out
 * @param enter where new sign-ins go, or empty
 * @param barred why nobody can sign in, where {@code enter} is empty
 */
public record Situation(Map<String, Standing> at, String enter, Cause barred) {

    /** The situation that follows from the facts. */
    public static Situation of(PoolFacts f) {
        return f.backupDecides() ? servedByBackup(f) : servedByHome(f);
    }

    /** How a user who signs in now will stand. */
    public Standing standingOnEntry() {
        return at.getOrDefault(enter, new Standing(Mode.CANNOT_SIGN_IN, barred));
    }

    private static Situation servedByBackup(PoolFacts f) {
        var at = new LinkedHashMap<String, Standing>();
        if (f.homeUp() && f.homeService() == Service.SERVING) {
            at.put(f.home(), standing(f.homeBackEndGone()));
        }
        var hydrating = f.homeUp() && f.homeService() == Service.RESUMING;
        if (hydrating) {
            at.put(f.home(), Standing.resiliency(Cause.FAILBACK_RUNNING));
        }
        if (!f.backupUp()) {
            return hydrating ? enterHome(f, at) : new Situation(at, "", Cause.NO_BACKUP_REACHABLE);
        }
        if (f.backupService() == Service.FAILING_BACK) {
            at.put(f.backup(), standing(f.backupBackEndGone()));
            return hydrating ? enterHome(f, at) : enterBackup(f, at);
        }
        at.put(
                f.backup(),
                f.backupService() == Service.TAKING_OVER
                        ? Standing.resiliency(Cause.FAILOVER_RUNNING)
                        : standing(f.backupBackEndGone()));
        return enterBackup(f, at);
    }

    private static Situation servedByHome(PoolFacts f) {
        var at = new LinkedHashMap<String, Standing>();
        if (backupRegistrar(f) && keptAtBackup(f)) {
            at.put(f.backup(), Standing.resiliency(Cause.AWAITING_POOL_FAILOVER));
        }
        if (f.homeUp()) {
            at.put(
                    f.home(),
                    f.homeService() == Service.READ_ONLY
                            ? Standing.resiliency(Cause.FAILOVER_RUNNING)
                            : standing(f.homeBackEndGone()));
            return enterHome(f, at);
        }
        if (f.backup().isEmpty()) {
            return new Situation(at, "", f.quorumLost() ? Cause.POOL_QUORUM_LOST : Cause.NO_BACKUP_REACHABLE);
        }
        if (!backupRegistrar(f)) {
            return new Situation(at, "", Cause.NO_BACKUP_REACHABLE);
        }
        if (!f.automatic()) {
            return new Situation(at, "", Cause.AWAITING_ADMINISTRATOR);
        }
        return f.heardDown() ? enterBackup(f, at) : new Situation(at, "", Cause.AWAITING_REGISTRAR_TIMER);
    }

    private static boolean backupRegistrar(PoolFacts f) {
        return f.backupUp() && f.backupTakesIn();
    }

    /** The way home hangs on the same switch as the way out: without it nobody is sent home by himself [doc]. */
    private static boolean keptAtBackup(PoolFacts f) {
        return f.heardDown() || !f.automatic() && f.backupService() == Service.STANDBY;
    }

    /** Clients remember their home pool, so that they find it without DNS [field]. */
    private static Situation enterHome(PoolFacts f, Map<String, Standing> at) {
        return new Situation(at, f.home(), Cause.NONE);
    }

    /** Clients do not remember the backup pool: some registrar that DNS names must send them there [field]. */
    private static Situation enterBackup(PoolFacts f, Map<String, Standing> at) {
        return f.firstHop()
                ? new Situation(at, f.backup(), Cause.NONE)
                : new Situation(at, "", Cause.NO_BACKUP_REACHABLE);
    }

    private static Standing standing(boolean backEndGone) {
        return backEndGone ? Standing.resiliency(Cause.BACK_END_DOWN) : Standing.REGULAR;
    }
}
