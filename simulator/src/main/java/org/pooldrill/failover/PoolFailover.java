package org.pooldrill.failover;

import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.estate.Timing;
import org.pooldrill.pool.FailoverPhase;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Agenda;

/**
 * "Failing over a pool", step 7: what Invoke-CsPoolFailOver does once its preconditions hold. Planned: read-only, sync
 * to Final, verify, switch; disaster: switch with what the backup site has. Read-only, waiting and verification are
 * documented, their order is the model's. Whatever breaks on the way leaves the state that the state machine has for it.
 */
public final class PoolFailover {

    /**
     * How a failover was asked for.
     *
     * @param pool the home pool of the users
     * @param disaster {@code -DisasterMode}
     * @param waitMillis how long to wait for the final state, in milliseconds
     * @param skipVerification go on although the backup has not imported everything
     */
    public record Order(String pool, boolean disaster, long waitMillis, boolean skipVerification) {}

    private static final long POLL_MILLIS = 1_000;

    private final Pair pair;
    private final Replication replication;
    private final Procedures procedures;
    private final Agenda agenda;

    public PoolFailover(Pair pair, Replication replication, Procedures procedures, Agenda agenda) {
        this.pair = pair;
        this.replication = replication;
        this.procedures = procedures;
        this.agenda = agenda;
    }

    /** Starts it, and tells nobody how it gets on. */
    public void start(Order order, Consumer<Optional<Refusal>> end) {
        start(order, step -> {}, end);
    }

    /**
     * Starts it; the preconditions have been checked.
     *
     * @param progress told of each step in one sentence
     * @param end told when it has ended: nothing where it succeeded, else why it stopped
     */
    public void start(Order order, Consumer<String> progress, Consumer<Optional<Refusal>> end) {
        var run = new Run(order, pair.partner(order.pool()).orElseThrow(), progress, end);
        procedures.begin(order.pool());
        if (order.disaster()) {
            run.switchOver();
        } else {
            run.makeReadOnly();
        }
    }

    private final class Run {
        private final Order order;
        private final String pool;
        private final String backup;
        private final Consumer<String> progress;
        private final Consumer<Optional<Refusal>> end;
        private final Takeover takeover;

        Run(Order order, String backup, Consumer<String> progress, Consumer<Optional<Refusal>> end) {
            this.order = order;
            this.pool = order.pool();
            this.backup = backup;
            this.progress = progress;
            this.end = end;
            takeover = new Takeover(pair.site(backup), pool, order.disaster(), () -> replication.importWaiting(backup));
        }

        void makeReadOnly() {
            progress.accept("Making " + pool + " read-only.");
            home(new PoolCommand.EnterPhase(FailoverPhase.READ_ONLY));
            agenda.in(millis(Timing.FAILOVER_READ_ONLY), this::startSync);
        }

        void startSync() {
            if (poolGone()) {
                return;
            }
            progress.accept(
                    "Waiting up to " + order.waitMillis() / 1_000 + " s for the final state of the Backup Service.");
            home(new PoolCommand.EnterPhase(FailoverPhase.SYNCING));
            sync(agenda.now() + order.waitMillis());
        }

        /** A backup pool that is out of reach may come back within the wait; what is sent meanwhile fails. */
        void sync(long deadline) {
            if (poolGone()) {
                return;
            }
            var reached = pair.physical().connected(pool, backup);
            if (reached && replication.isFinal(pool) || agenda.now() >= deadline) {
                progress.accept("Verifying what " + backup + " has imported.");
                home(new PoolCommand.EnterPhase(FailoverPhase.VERIFYING));
                agenda.in(millis(Timing.FAILOVER_VERIFICATION), this::verify);
                return;
            }
            if (reached) {
                replication.sync(pool);
            }
            agenda.at(Math.min(deadline, agenda.now() + POLL_MILLIS), () -> sync(deadline));
        }

        void verify() {
            if (poolGone() || backupOutOfReach()) {
                return;
            }
            var missing = replication.notImported(pool);
            if (missing == 0 || order.skipVerification()) {
                switchOver();
                return;
            }
            giveUp(notComplete(
                    "the final state was not reached within " + order.waitMillis() / 1_000 + " s and " + backup
                            + " has not imported " + missing + " change" + (missing == 1 ? "" : "s"),
                    "The pool is writable again and nothing has changed. Find out with Get-CsBackupServiceStatus what"
                            + " holds the Backup Service up, or give a longer -WaitTime."));
        }

        void switchOver() {
            progress.accept("Switching the users of " + pool + " to " + backup + ".");
            if (pair.physical().connected(pool, backup)) {
                home(new PoolCommand.EnterPhase(FailoverPhase.SWITCHING));
            }
            Reconciliation.giveBack(pair, pool, backup);
            takeover.begin();
            waitForSwitch(agenda.now() + millis(Timing.FAILOVER_SWITCH));
        }

        void waitForSwitch(long done) {
            if (!pair.physical().up(backup)) {
                giveUp(backupDown());
            } else if (agenda.now() < done) {
                agenda.at(Math.min(done, agenda.now() + POLL_MILLIS), () -> waitForSwitch(done));
            } else {
                takeOver();
            }
        }

        void takeOver() {
            var copy = takeover.complete();
            if (pair.physical().connected(pool, backup)) {
                home(new PoolCommand.HandOver(backup, copy.term(), copy.knownAtHandover()));
            }
            finish(Optional.empty());
        }

        /** Before the switch the pool itself is needed at every moment: read-only, it has what was not sent. */
        private boolean poolGone() {
            if (pair.physical().up(pool)) {
                return false;
            }
            giveUp(notComplete(
                    pool + " went down before the switch",
                    "Run the command with -DisasterMode; what its backup pool has not imported will be lost."));
            return true;
        }

        /**
         * What cannot be asked cannot be verified, and cannot take over. Whatever breaks before the switch, the sync was
         * not completed: that alone can arise on the way, everything else is checked before.
         */
        private boolean backupOutOfReach() {
            if (pair.physical().connected(pool, backup)) {
                return false;
            }
            giveUp(notComplete(
                    "its backup pool " + backup + (pair.physical().up(backup) ? " is cut off from it" : " is down")
                            + ", and was not back within " + order.waitMillis() / 1_000 + " s",
                    "The pool is writable again and nothing has changed. Run the command again when " + backup
                            + " is back, or give a longer -WaitTime."));
            return true;
        }

        private Refusal notComplete(String why, String remedy) {
            return Refusal.of(ErrorId.SyncNotComplete, pool, "Failover of " + pool, why, remedy);
        }

        private Refusal backupDown() {
            return Refusal.of(
                    ErrorId.BackupPoolDown,
                    pool,
                    "Failover of " + pool,
                    "its backup pool " + backup + " went down before the switch had ended",
                    "Bring " + backup + " up and run the command again.");
        }

        private void giveUp(Refusal refusal) {
            if (pair.physical().up(pool)) {
                home(new PoolCommand.LiftReadOnly(refusal.why()));
            }
            if (pair.physical().up(backup)) {
                copy(new PoolCommand.AbandonTakeover(refusal.why()));
            }
            finish(Optional.of(refusal));
        }

        private void finish(Optional<Refusal> refusal) {
            procedures.end(pool);
            end.accept(refusal);
        }

        private void home(PoolCommand command) {
            pair.site(pool).pool(pool, command);
        }

        private void copy(PoolCommand command) {
            pair.site(backup).pool(pool, command);
        }

        private long millis(Timing timing) {
            return pair.estate().timings().millis(timing);
        }
    }
}
