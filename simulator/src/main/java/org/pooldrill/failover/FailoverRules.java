package org.pooldrill.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/**
 * What must hold before a pool fails over or back: "Failing over a pool" and "Failing back a pool", with the order of
 * refusals of the drill language page. The rules are documented as far as the error catalogue marks them so.
 */
public final class FailoverRules {
    private final Pair pair;
    private final Preparations preparations;

    public FailoverRules(Pair pair, Preparations preparations) {
        this.pair = pair;
        this.preparations = preparations;
    }

    /**
     * The preconditions of Invoke-CsPoolFailOver, in the order of precedence.
     *
     * @param reaches which pools can be reached from where the command was typed
     */
    public List<Precondition> failover(String pool, boolean disaster, Predicate<String> reaches) {
        var asked = "Failover of " + pool;
        var partner = pair.partner(pool);
        var list = new ArrayList<Precondition>();
        if (partner.isEmpty()) {
            list.add(Precondition.unmet(
                    "The pool has an associated backup pool",
                    Refusal.of(
                            ErrorId.PoolNotPaired,
                            pool,
                            asked,
                            pool + " has no associated backup pool",
                            "Assign one in Topology Builder (Resiliency, Associated Backup Pool), publish, and run"
                                    + " setup on both pools.")));
            list.add(cms(pool, asked));
            list.add(nextHop(pool, asked));
            return list;
        }
        var backup = partner.get();
        var state = pair.state(pool, reaches);
        var backupState = pair.state(backup, reaches);
        list.add(
                state == State.Active || state == State.Down
                        ? Precondition.met("The pool is not failed over yet", pool + " is " + state)
                        : Precondition.unmet(
                                "The pool is not failed over yet",
                                Refusal.of(
                                        ErrorId.PoolAlreadyFailedOver,
                                        pool,
                                        asked,
                                        pool + " is " + state + " already",
                                        state == State.FailedOver
                                                ? "To bring its users home run Invoke-CsPoolFailBack -PoolFqdn " + pool
                                                        + "."
                                                : "Wait until the command at work on it has ended.")));
        list.add(
                backupState == State.Active || backupState == State.Down
                        ? Precondition.met("Its backup pool is not failed over itself", backup + " is " + backupState)
                        : Precondition.unmet(
                                "Its backup pool is not failed over itself",
                                Refusal.of(
                                        ErrorId.PartnerFailedOver,
                                        pool,
                                        asked,
                                        "its backup pool " + backup + " is " + backupState
                                                + ", and of a pair at most one pool can be failed over",
                                        backupState == State.FailingBack
                                                ? "Wait until the failback of " + backup + " has ended."
                                                : "Run Invoke-CsPoolFailBack -PoolFqdn " + backup + " first.")));
        var cutOff =
                !disaster && pair.physical().reachable(pool) && !pair.physical().linked(pool, backup);
        list.add(
                backupState != State.Down && !cutOff
                        ? Precondition.met("Its backup pool can take over", backup + " is " + backupState)
                        : Precondition.unmet(
                                "Its backup pool can take over",
                                Refusal.of(
                                        ErrorId.BackupPoolDown,
                                        pool,
                                        asked,
                                        "its backup pool " + backup
                                                + (cutOff
                                                        ? " cannot be reached from it"
                                                        : " is Down or cannot be reached"),
                                        "Bring " + backup + " up, or the network to it, first.")));
        if (!disaster) {
            list.add(reachable(pool, asked, reaches));
        }
        list.add(cms(pool, asked));
        list.add(nextHop(pool, asked));
        return list;
    }

    private Precondition reachable(String pool, String asked, Predicate<String> reaches) {
        var text = "The pool and its back end are up";
        var physical = pair.physical();
        if (!physical.reachable(pool) || !reaches.test(pool)) {
            return Precondition.unmet(
                    text,
                    Refusal.of(
                            ErrorId.PoolUnreachable,
                            pool,
                            asked,
                            pool
                                    + (physical.up(pool) && reaches.test(pool)
                                            ? " is cut off from every other site"
                                            : " is down or cannot be reached"),
                            "Run the command with -DisasterMode; what its backup pool has not imported will be"
                                    + " lost."));
        }
        if (!physical.backEndUp(pool)) {
            return Precondition.unmet(
                    text,
                    Refusal.of(
                            ErrorId.PoolUnreachable,
                            pool,
                            asked,
                            "the back end of " + pool + " is not available",
                            "Run the command with -DisasterMode; what its backup pool has not imported will be"
                                    + " lost."));
        }
        return Precondition.met(text, pool + " is up");
    }

    private Precondition cms(String pool, String asked) {
        var why = preparations.cmsNotAvailable(pool);
        var text = "A Central Management store is available elsewhere";
        return why.isEmpty()
                ? Precondition.met(text, "it is")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.CmsNotAvailable,
                                pool,
                                asked,
                                why,
                                "Fail the Central Management server over first: Invoke-CsManagementServerFailover."));
    }

    private Precondition nextHop(String pool, String asked) {
        var edges = preparations.edgesWithNextHop(pool);
        var text = "No Edge pool has the pool as its next hop";
        if (edges.isEmpty()) {
            return Precondition.met(text, "none has " + pool);
        }
        var partner = pair.partner(pool).orElse("<another pool>");
        return Precondition.unmet(
                text,
                Refusal.of(
                        ErrorId.EdgeNextHopInUse,
                        pool,
                        asked,
                        pool + " is the next hop of " + String.join(", ", edges) + "; external access, federation,"
                                + " split-domain and XMPP through it may stop",
                        "Change the next hop first: Set-CsEdgeServer -Identity EdgeServer:" + edges.get(0)
                                + " -Registrar Registrar:" + partner + "."));
    }

    /** The preconditions of Invoke-CsPoolFailBack, in the order of precedence. */
    public List<Precondition> failback(String pool, boolean disaster, Predicate<String> reaches) {
        var asked = "Failback of " + pool;
        var state = pair.state(pool, reaches);
        var list = new ArrayList<Precondition>();
        list.add(
                state == State.FailedOver
                        ? Precondition.met("The pool is failed over", pool + " is " + state)
                        : Precondition.unmet(
                                "The pool is failed over",
                                Refusal.of(
                                        ErrorId.PoolNotFailedOver,
                                        pool,
                                        asked,
                                        pool + " is " + state + ", not FailedOver" + failedOverPartner(pool, reaches),
                                        state == State.FailingOver || state == State.FailingBack
                                                ? "Wait until the command at work on it has ended."
                                                : "Give the same -PoolFqdn as at the failover: the home pool of the"
                                                        + " users concerned.")));
        var up = pair.physical().up(pool) && reaches.test(pool);
        list.add(
                up
                        ? Precondition.met("The home pool is up, with quorum, and its services run", pool + " is up")
                        : Precondition.unmet(
                                "The home pool is up, with quorum, and its services run",
                                Refusal.of(
                                        ErrorId.HomePoolDown,
                                        pool,
                                        asked,
                                        pair.physical().whyDown(pool),
                                        "Repair the pool and start its services (Start-CsWindowsService) on every"
                                                + " Front End.")));
        if (disaster) {
            return list;
        }
        pair.partner(pool).ifPresent(backup -> list.add(backupReached(pool, backup, asked, reaches)));
        var why = preparations.cmsNotAvailable("");
        list.add(
                why.isEmpty()
                        ? Precondition.met("A Central Management store is available", "it is")
                        : Precondition.unmet(
                                "A Central Management store is available",
                                Refusal.of(
                                        ErrorId.CmsNotAvailable,
                                        pool,
                                        asked,
                                        why,
                                        "Fail the Central Management server over first:"
                                                + " Invoke-CsManagementServerFailover.")));
        return list;
    }

    private Precondition backupReached(String pool, String backup, String asked, Predicate<String> reaches) {
        var text = "The backup pool can be reached";
        return pair.physical().up(backup) && pair.physical().linked(pool, backup) && reaches.test(backup)
                ? Precondition.met(text, backup + " is up")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.BackupPoolDown,
                                pool,
                                asked,
                                "the backup pool " + backup + " is down or cannot be reached",
                                "Bring it up, or run the command with -DisasterMode; what the users did there"
                                        + " will be lost."));
    }

    private String failedOverPartner(String pool, Predicate<String> reaches) {
        return pair.partner(pool)
                .filter(partner -> pair.state(partner, reaches) == State.FailedOver)
                .map(partner -> "; its partner " + partner + " is")
                .orElse("");
    }
}
