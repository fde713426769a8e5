package org.pooldrill.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.cms.MoveEvent.ConnectionPointSet;
import org.pooldrill.cms.MoveEvent.MoveEnded;
import org.pooldrill.cms.MoveEvent.MoveStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStopped;
import org.pooldrill.cms.SecondMaster;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.Due;

/**
 * Invoke-CsManagementServerFailover under way. Normal: the source is read-only, replication is waited for, the two
 * swap. Disaster: nothing is waited for; the service connection point and the old master change half-way, the new
 * master is active at the end. {@code -Restore}: the instance that the service connection point names is made active
 * again. What the modes do is documented, the order inside is the model's: at no moment do two instances act that
 * should not. A receiving pool that dies half-way leaves what stood before, or, after the half, no master.
 */
public final class CmsMove implements Consequence {

    private enum Mode {
        NORMAL,
        FORCED,
        RESTORE
    }

    private static final class Running {
        final Mode mode;
        final String from;
        final String to;
        final Consumer<Optional<Refusal>> done;
        final Due first;
        final Due last;
        boolean timeIsUp;

        Running(Mode mode, String from, String to, Consumer<Optional<Refusal>> done, Due first, Due last) {
            this.mode = mode;
            this.from = from;
            this.to = to;
            this.done = done;
            this.first = first;
            this.last = last;
        }
    }

    private final Ground ground;
    private final MoveRules rules;
    private final CmsReplication replication;
    private @Nullable Running running;

    public CmsMove(Ground ground, CmsReplication replication) {
        this.ground = ground;
        this.replication = replication;
        rules = new MoveRules(ground);
    }

    /** What must hold, for -WhatIf. */
    public MoveRules rules() {
        return rules;
    }

    /**
     * Starts a failover of Central Management.
     *
     * @param done is told at the end: why it was refused or came to nothing, or nothing
     */
    public void start(MoveRequest request, Consumer<Optional<Refusal>> done) {
        var refused = Precondition.firstUnmet(rules.preconditions(request));
        if (refused.isPresent()) {
            done.accept(refused);
            return;
        }
        var to = rules.receiving().orElseThrow();
        var from = ground.deployment().other(to).orElseThrow();
        if (rules.forced(request)) {
            run(Mode.FORCED, from, to, done);
            return;
        }
        run(Mode.NORMAL, from, to, done);
        ground.become(from, InstanceState.MOVING_READ_ONLY, ground.state(from).term(), "failover to " + to);
        replication.sync(from);
    }

    /**
     * {@code -Restore}: makes the instance that the service connection point names the one active master again, where it
     * is not.
     *
     * @param on the computer or pool that it is typed on
     * @param done is told at the end: why it was refused or came to nothing, or nothing
     */
    public void restore(String on, Consumer<Optional<Refusal>> done) {
        var named = ground.moves().connectionPoint();
        var preconditions = new ArrayList<>(rules.computer(on, true).stream().toList());
        preconditions.addAll(rules.restore());
        var refusal = Precondition.firstUnmet(preconditions);
        if (refusal.isPresent()) {
            done.accept(refusal);
            return;
        }
        if (nothingToRestore()) {
            done.accept(Optional.empty());
            return;
        }
        run(Mode.RESTORE, ground.deployment().other(named).orElse(named), named, done);
    }

    /** Whether the instance that the service connection point names is the one active master already. */
    public boolean nothingToRestore() {
        var named = ground.moves().connectionPoint();
        return ground.state(named).state() == InstanceState.ACTIVE
                && ground.deployment().activeMasters().equals(List.of(named));
    }

    private void run(Mode mode, String from, String to, Consumer<Optional<Refusal>> done) {
        var agenda = ground.agenda();
        ground.log().record(new MoveStarted(from, to, mode != Mode.NORMAL));
        var length = ground.millis(mode == Mode.NORMAL ? Timing.CMS_FAILOVER_NORMAL : Timing.CMS_FAILOVER_FORCED);
        var first = mode == Mode.NORMAL ? agenda.in(length, this::timeIsUp) : agenda.in(length / 2, this::takeOver);
        var last = mode == Mode.NORMAL
                ? agenda.in(length + ground.millis(Timing.FAILOVER_WAIT_TIME), this::giveUpWaiting)
                : agenda.in(length, this::becomeActive);
        running = new Running(mode, from, to, done, first, last);
    }

    /** Goes on where replication has come to its end, and stops where a pool that takes part is lost. */
    @Override
    public void settle() {
        var move = running;
        if (move == null) {
            return;
        }
        var deployment = ground.deployment();
        if (!deployment.up(move.to)) {
            abandon(move, ErrorId.CmsNotAvailable, move.to + ", which was to receive it, or its database went down");
        } else if (move.mode == Mode.NORMAL
                && !(deployment.acts(move.from) && deployment.connected(move.from, move.to))) {
            abandon(move, ErrorId.CmsNotAvailable, "the active master at " + move.from + " was lost on the way");
        } else if (move.mode == Mode.NORMAL && move.timeIsUp && replicated(move)) {
            swap(move);
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, CmsEvent.class, MoveEvent.class, ConfigurationSet.class, StreamEvent.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return running != null || event instanceof MoveStarted;
    }

    private void timeIsUp() {
        if (running != null) {
            running.timeIsUp = true;
            settle();
        }
    }

    private boolean replicated(Running move) {
        var stream = ground.state(move.from).stream();
        return stream.acked(BackupModule.CMS_MASTER) == stream.produced(BackupModule.CMS_MASTER);
    }

    private void giveUpWaiting() {
        var move = running;
        if (move != null) {
            var stream = ground.state(move.from).stream();
            abandon(
                    move,
                    ErrorId.SyncNotComplete,
                    move.to + " has confirmed " + stream.acked(BackupModule.CMS_MASTER) + " of "
                            + stream.produced(BackupModule.CMS_MASTER) + " changes of the configuration");
        }
    }

    private void swap(Running move) {
        var term = ground.moves().term() + 1;
        ground.become(move.from, InstanceState.BACKUP, term, "failed over to " + move.to);
        ground.log().record(new ConnectionPointSet(move.to));
        ground.become(move.to, InstanceState.ACTIVE, term, "failed over from " + move.from);
        end(move, "", Optional.empty());
    }

    /** Half-way: the old master is told where it can be, and Active Directory names the new one. */
    private void takeOver() {
        var move = running;
        if (move == null) {
            return;
        }
        var deployment = ground.deployment();
        var notYetMarked = deployment.instance(move.to) == InstanceState.STALE_ACTIVE;
        if (deployment.instance(move.to) == InstanceState.BACKUP) {
            replication.importWaiting(move.to);
        }
        if (deployment.acts(move.from) && !deployment.connected(move.from, move.to)) {
            goesOn(move.from, SecondMaster.CUT_OFF);
        } else if (deployment.acts(move.from) && notYetMarked && move.mode == Mode.FORCED) {
            goesOn(move.from, SecondMaster.NOT_YET_MARKED);
        } else if (deployment.connected(move.from, move.to)) {
            demote(move.from, move.to);
        }
        if (ground.moves().seconds().containsKey(move.to)) {
            ground.log().record(new SecondMasterStopped(move.to, "it is the one to be active"));
        }
        if (!deployment.named(move.to)) {
            ground.log().record(new ConnectionPointSet(move.to));
        }
    }

    private void goesOn(String pool, SecondMaster how) {
        if (!ground.moves().seconds().containsKey(pool)) {
            ground.log().record(new SecondMasterStarted(pool, how));
        }
    }

    private void demote(String old, String to) {
        if (old.equals(to) || !ground.deployment().up(old)) {
            return;
        }
        var said = ground.deployment().said(old);
        if (said == InstanceState.ACTIVE || said == InstanceState.MOVING_READ_ONLY) {
            ground.become(old, InstanceState.STALE_ACTIVE, ground.state(old).term(), to + " became the active master");
        }
        if (ground.moves().seconds().containsKey(old)) {
            ground.log().record(new SecondMasterStopped(old, to + " became the active master"));
        }
    }

    private void becomeActive() {
        var move = running;
        if (move == null) {
            return;
        }
        if (ground.state(move.to).state() != InstanceState.ACTIVE) {
            ground.become(
                    move.to,
                    InstanceState.ACTIVE,
                    ground.moves().term(),
                    move.mode == Mode.RESTORE ? "restored" : "failed over from " + move.from);
        }
        end(move, "", Optional.empty());
    }

    private void abandon(Running move, ErrorId id, String why) {
        if (move.mode == Mode.NORMAL && ground.deployment().up(move.from)) {
            ground.become(
                    move.from, InstanceState.ACTIVE, ground.state(move.from).term(), "the failover came to nothing");
        }
        var host = ground.deployment().activeMaster();
        end(
                move,
                why,
                Optional.of(Refusal.of(
                        id,
                        move.to,
                        "Failover of Central Management",
                        why,
                        host.map(pool -> pool + " is the active master as before; run the command again when the cause"
                                        + " is gone.")
                                .orElse("No master is active now. When the pool is back run"
                                        + " Invoke-CsManagementServerFailover -Restore on the pool that"
                                        + " Get-CsManagementConnection shows, or fail over with -Force."))));
    }

    private void end(Running move, String why, Optional<Refusal> refusal) {
        running = null;
        move.first.cancel();
        move.last.cancel();
        ground.log().record(new MoveEnded(move.from, move.to, why));
        move.done.accept(refusal);
    }
}
