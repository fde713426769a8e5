package org.pooldrill.failover;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.DocumentedTime;
import org.pooldrill.estate.Timing;
import org.pooldrill.pool.Authority;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.signin.SignIns;
import org.pooldrill.simulation.Agenda;

/**
 * "Failing back a pool": what Invoke-CsPoolFailBack does once its preconditions hold. The home pool first sets aside
 * what its partner did not know, then the users' data is moved home at {@code timings.failbackUsersPerMinute} for each
 * enabled user ([doc]: 20,000 users in up to 60 minutes) while the users follow in resiliency mode; conference content
 * is not moved ("Restoring conference contents"). Hydration can fail, and is then simply repeated [doc].
 */
public final class PoolFailback {

    /**
     * How a failback was asked for.
     *
     * @param pool the home pool of the users, as at the failover
     * @param disaster {@code -DisasterMode}: without the backup pool, and without what was done there
     * @param waitMillis {@code -WaitTime}: the longest wait for packages under way before data is moved
     */
    public record Order(String pool, boolean disaster, long waitMillis) {

        /** With the documented wait. */
        public Order(String pool, boolean disaster) {
            this(pool, disaster, DocumentedTime.FAILBACK_WAIT.duration().toMillis());
        }
    }

    private static final long POLL_MILLIS = 1_000;

    private static final long STEP_MILLIS = 10_000;

    /** As long as an automatic failover of a back end may take [doc]: till then hydration is tried again [model]. */
    private static final long RETRY_MILLIS =
            DocumentedTime.BACK_END_RTO.duration().toMillis();

    private static final long MINUTE_MILLIS = 60_000;

    private final Pair pair;
    private final Replication replication;
    private final Procedures procedures;
    private final SignIns signIns;
    private final Agenda agenda;
    private final Predicate<String> hydrationFails;
    private final Function<String, Optional<String>> restartFrontEnds;

    /**
     * @param hydrationFails whether the hydration of this pool fails this time; asked once for each failback
     * @param restartFrontEnds has the pool's Front Ends start anew, and answers with one that could not
     */
    public PoolFailback(
            Pair pair,
            Replication replication,
            Procedures procedures,
            SignIns signIns,
            Agenda agenda,
            Predicate<String> hydrationFails,
            Function<String, Optional<String>> restartFrontEnds) {
        this.pair = pair;
        this.replication = replication;
        this.procedures = procedures;
        this.signIns = signIns;
        this.agenda = agenda;
        this.hydrationFails = hydrationFails;
        this.restartFrontEnds = restartFrontEnds;
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
        new Run(order, pair.partner(order.pool()).orElseThrow(), progress, end).await(agenda.now());
    }

    private final class Run {
        private final Order order;
        private final String pool;
        private final String backup;
        private final int users;
        private final Consumer<String> progress;
        private final Consumer<Optional<Refusal>> end;
        private long retriedMillis;

        Run(Order order, String backup, Consumer<String> progress, Consumer<Optional<Refusal>> end) {
            this.order = order;
            this.pool = order.pool();
            this.backup = backup;
            this.progress = progress;
            this.end = end;
            users = pair.estate().pool(pool).userCount();
        }

        /** Lets packages that are under way between the two pools arrive first. */
        void await(long started) {
            var deadline = started + order.waitMillis();
            if (!order.disaster() && agenda.now() < deadline && !replication.isQuiet(pool)) {
                agenda.at(Math.min(deadline, agenda.now() + POLL_MILLIS), () -> await(started));
                return;
            }
            var changed = agenda.now() > started ? changedMeanwhile() : Optional.<Refusal>empty();
            if (changed.isPresent()) {
                end.accept(changed);
            } else {
                procedures.begin(pool);
                begin();
            }
        }

        /** What was found in order before the wait and is not any longer. */
        private Optional<Refusal> changedMeanwhile() {
            var asked = "Failback of " + pool;
            if (pair.state(pool) != Authority.State.FailedOver) {
                return Optional.of(Refusal.of(
                        ErrorId.PoolNotFailedOver,
                        pool,
                        asked,
                        pool + " is " + pair.state(pool) + " by now, not FailedOver",
                        "Look at what else is being done with it."));
            }
            return pair.physical().connected(pool, backup)
                    ? Optional.empty()
                    : Optional.of(Refusal.of(
                            ErrorId.HydrationFailed,
                            pool,
                            asked,
                            pool + " or " + backup + " went down or out of reach before data was moved",
                            "The pool stays failed over. Bring them up and run the command again."));
        }

        private void begin() {
            learn();
            replication.setAside(pool, backup + " had not imported it when it took over");
            if (!order.disaster()) {
                copy(new PoolCommand.StartFailback(false));
            }
            home(new PoolCommand.StartResumption(order.disaster()));
            var notStarted = restartFrontEnds.apply(pool);
            if (notStarted.isPresent()) {
                progress.accept("The Front End service of " + notStarted.get() + " does not start.");
                agenda.in(pair.estate().timings().millis(Timing.SERVICE_START), () -> notStarted(notStarted.get()));
                return;
            }
            var start = agenda.now();
            if (order.disaster()) {
                progress.accept("Taking the users of " + pool + " home without " + backup + ".");
                hydrate(start, start + pair.estate().timings().millis(Timing.FAILOVER_SWITCH));
                return;
            }
            var perMinute = pair.estate().timings().number(Timing.FAILBACK_USERS_PER_MINUTE);
            progress.accept("Moving the data of " + users + " users from " + backup + " home to " + pool + ".");
            hydrate(start, start + Math.max(1, (users * MINUTE_MILLIS + perMinute - 1) / perMinute));
        }

        private void notStarted(String computer) {
            giveUp(Refusal.of(
                    ErrorId.HydrationFailed,
                    pool,
                    "Failback of " + pool,
                    "the Front End service of " + computer + " did not start (events 12314 and 12299): the address book"
                            + " service was at its maintenance",
                    "The pool stays failed over. Restart " + computer + " and run the command again, or run it when the"
                            + " maintenance is over."));
        }

        /** A pool that was down all the time learns from the command itself that it was failed over. */
        private void learn() {
            var authority = pair.authority(pool);
            var there = authority.copy().orElseThrow();
            if (authority.backupDecides() && there.term() > authority.home().term()) {
                home(new PoolCommand.HandOver(backup, there.term(), there.knownAtHandover()));
            }
        }

        void hydrate(long start, long done) {
            if (interrupted()) {
                return;
            }
            if (!order.disaster() && retries(start, done)) {
                return;
            }
            if (agenda.now() >= done) {
                complete();
                return;
            }
            var remaining = done - agenda.now();
            var leave = (int) (users * Math.min(STEP_MILLIS, remaining) / (done - start)) + 1;
            signIns.sendAway(pool, backup, leave, Cause.FAILBACK_RUNNING);
            agenda.in(Math.min(STEP_MILLIS, remaining), () -> hydrate(start, done));
        }

        /** Data is read from and written to the SQL servers of both pools: while one's are away, the step is repeated. */
        private boolean retries(long start, long done) {
            var away = Stream.of(pool, backup)
                    .filter(each -> !pair.physical().backEndUp(each))
                    .findFirst();
            if (away.isEmpty()) {
                retriedMillis = 0;
                return false;
            }
            if (retriedMillis >= RETRY_MILLIS) {
                giveUp(Refusal.of(
                        ErrorId.HydrationFailed,
                        pool,
                        "Failback of " + pool,
                        "hydration gave up after repeated attempts: the back end of " + away.get()
                                + " is not available",
                        "The pool stays failed over. Bring the back end up, or fail it over with"
                                + " Invoke-CsDatabaseFailover, and run the command again."));
                return true;
            }
            retriedMillis += STEP_MILLIS;
            agenda.in(STEP_MILLIS, () -> hydrate(start + STEP_MILLIS, done + STEP_MILLIS));
            return true;
        }

        private void complete() {
            if (hydrationFails.test(pool)) {
                giveUp(Refusal.of(
                        ErrorId.HydrationFailed,
                        pool,
                        "Failback of " + pool,
                        "hydration gave up moving the data of " + users + " users home after repeated attempts",
                        "The pool stays failed over and nothing is lost. Run the command again."));
                return;
            }
            var term = Math.max(pair.site(pool).state(pool).term(), copyTerm()) + 1;
            if (!order.disaster()) {
                replication.hydrate(pool);
                copy(new PoolCommand.ReturnService(term));
                goOnAfterSetAside();
            }
            home(new PoolCommand.ResumeService(term, order.disaster()));
            finish(Optional.empty());
        }

        /** The copy will take the home pool's changes up again after the last one that was made before. */
        private void goOnAfterSetAside() {
            var stream = pair.site(pool).state(pool).stream();
            for (var module : List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF)) {
                copy(new PoolCommand.Replicate(new StreamCommand.ResumeImport(module, stream.produced(module))));
            }
        }

        private long copyTerm() {
            return order.disaster() ? 0 : pair.site(backup).state(pool).term();
        }

        /** Whatever breaks on the way is a failure of hydration: nothing else is refused once the command has begun. */
        private boolean interrupted() {
            if (!pair.physical().up(pool)) {
                giveUp(Refusal.of(
                        ErrorId.HydrationFailed,
                        pool,
                        "Failback of " + pool,
                        pool + " went down during hydration: " + pair.physical().whyDown(pool),
                        "The pool stays failed over. Repair it and run the command again."));
                return true;
            }
            if (!order.disaster() && !pair.physical().connected(pool, backup)) {
                giveUp(Refusal.of(
                        ErrorId.HydrationFailed,
                        pool,
                        "Failback of " + pool,
                        "the backup pool " + backup + " went down or out of reach during hydration",
                        "The pool stays failed over. Bring " + backup + " up and run the command again, or give"
                                + " -DisasterMode; what the users did there will be lost."));
                return true;
            }
            return false;
        }

        private void giveUp(Refusal refusal) {
            if (pair.physical().up(pool)) {
                home(new PoolCommand.FailResumption(refusal.why()));
            }
            if (!order.disaster() && pair.physical().up(backup)) {
                copy(new PoolCommand.FailFailback(refusal.why()));
            }
            finish(Optional.of(refusal));
        }

        private void finish(Optional<Refusal> refusal) {
            procedures.end(pool);
            end.accept(refusal);
        }

        private void home(PoolCommand command) {
            pair.site(pool).pool(pool, List.of(command));
        }

        private void copy(PoolCommand command) {
            pair.site(backup).pool(pool, List.of(command));
        }
    }
}
