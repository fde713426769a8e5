package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/** What the Backup Service of a pool needs before it answers: a pool that is paired [doc], and the service running there. */
final class BackupServiceRules {

    private final Caller caller;
    private final String asked;

    /** @param asked what the line asks for, as a refusal begins */
    BackupServiceRules(Caller caller, String asked) {
        this.caller = caller;
        this.asked = asked;
    }

    /**
     * The preconditions, in the order of precedence: UnknownIdentity, PoolNotPaired, BackupServiceStopped.
     *
     * @param onBoth whether the service has to run on the backup pool too
     */
    List<Precondition> of(String typed, boolean onBoth) {
        var list = new ArrayList<Precondition>();
        list.add(new Known(caller, asked).pool(typed));
        if (!list.get(0).isMet()) {
            return list;
        }
        var pool = Known.poolName(caller, typed).orElseThrow();
        list.addAll(ofPool(pool, onBoth));
        return list;
    }

    /** The preconditions of a pool that is known to be in the topology. */
    List<Precondition> ofPool(String pool, boolean onBoth) {
        var list = new ArrayList<Precondition>();
        list.add(paired(pool));
        partner(pool).ifPresent(partner -> {
            list.add(running(pool, partner));
            if (onBoth) {
                list.add(running(partner, pool));
            }
        });
        return list;
    }

    /** Its backup pool, or the one that was published and that it does not follow yet. */
    private Optional<String> partner(String pool) {
        var simulation = caller.simulation();
        return simulation
                .pair()
                .partner(pool)
                .or(() -> simulation.centralStore().deployment().topology().backupOf(pool));
    }

    private Precondition paired(String pool) {
        var text = "The pool has an associated backup pool";
        return partner(pool)
                .map(partner -> Precondition.met(text, pool + " is paired with " + partner))
                .orElseGet(() -> Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.PoolNotPaired,
                                pool,
                                asked,
                                pool + " has no associated backup pool",
                                "Assign one in Topology Builder (Resiliency, Associated Backup Pool), publish, and run"
                                        + " setup on both pools.")));
    }

    private Precondition running(String pool, String partner) {
        var computers = caller.simulation().world().computers();
        var service = WindowsService.LYNCBACKUP;
        var text = "The Backup Service of " + pool + " runs and can be reached";
        var reached = caller.reaches().test(pool);
        var follows = caller.simulation().pair().partner(pool).equals(Optional.of(partner));
        if (computers.serviceRuns(pool, service) && reached && follows) {
            return Precondition.met(text, service + " runs on " + pool);
        }
        var installed = caller.estate().computersOf(pool).stream()
                .anyMatch(computer -> computers.services(computer).contains(service));
        var why = !reached
                ? pool + " is down or cannot be reached"
                : !follows && installed
                        ? "the Backup Service of " + pool + " does not follow the new topology yet"
                        : service + (installed ? " does not run on any computer of " : " is not installed on ") + pool;
        var todo = !reached
                ? "Bring " + pool + " up first."
                : !follows && installed
                        ? "Wait until the replica of " + pool + " is up to date, and run Bootstrapper.exe there."
                        : installed
                                ? "Start it: Start-CsWindowsService -Name LYNCBACKUP, on every Front End of " + pool
                                        + "."
                                : "Run Bootstrapper.exe on every Front End of " + pool
                                        + ", then Start-CsWindowsService -Name LYNCBACKUP.";
        return Precondition.unmet(text, Refusal.of(ErrorId.BackupServiceStopped, pool, asked, why, todo));
    }
}
