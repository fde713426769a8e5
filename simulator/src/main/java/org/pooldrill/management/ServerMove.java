package org.pooldrill.management;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.cms.MoveEvent.ConnectionPointSet;
import org.pooldrill.cms.MoveEvent.MoveEnded;
import org.pooldrill.cms.MoveEvent.MoveStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStarted;
import org.pooldrill.cms.SecondMaster;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.Due;

/**
 * Move-CsManagementServer under way ("Failing over a pool", step 6): for a Central Management server without a standby.
 * The old store is read-only meanwhile unless it is forced, and run on the old pool again it is cancelled [doc]; that
 * everything changes hands at the end, and how long it takes, is the model's.
 */
public final class ServerMove implements Consequence {

    private record Running(
            ServerMoveRequest request, String from, String to, Due end, Consumer<Optional<Refusal>> done) {}

    private final Ground ground;
    private final ServerMoveRules rules;
    private final StoreSetup setup;
    private final LocationStore locations;
    private @Nullable Running running;

    public ServerMove(Ground ground, StoreSetup setup, LocationStore locations) {
        this.ground = ground;
        this.setup = setup;
        this.locations = locations;
        rules = new ServerMoveRules(ground);
    }

    /** What must hold, for -WhatIf. */
    public ServerMoveRules rules() {
        return rules;
    }

    /**
     * Starts a move, or cancels the one under way where it is typed on the old pool.
     *
     * @param done is told at the end: why it was refused or came to nothing, or nothing
     */
    public void start(ServerMoveRequest request, Consumer<Optional<Refusal>> done) {
        var move = running;
        if (rules.cancels(request.on()) && move != null) {
            abandon(move, ErrorId.CmsMoveInProgress, "it was cancelled on " + request.on());
            done.accept(Optional.empty());
            return;
        }
        var refused = Precondition.firstUnmet(rules.preconditions(request));
        if (refused.isPresent()) {
            done.accept(refused);
            return;
        }
        var to = ground.poolOf(request.on());
        var from = ground.deployment().host().orElseThrow();
        ground.log().record(new MoveStarted(from, to, request.force()));
        var length = ground.millis(request.force() ? Timing.CMS_FAILOVER_FORCED : Timing.CMS_FAILOVER_NORMAL);
        running = new Running(request, from, to, ground.agenda().in(length, this::handOver), done);
        if (!request.force()) {
            ground.become(
                    from, InstanceState.MOVING_READ_ONLY, ground.state(from).term(), "move to " + to);
        }
    }

    /** Stops where a pool that takes part is lost. */
    @Override
    public void settle() {
        var move = running;
        if (move == null) {
            return;
        }
        if (!ground.deployment().up(move.to)) {
            abandon(move, ErrorId.CmsNotAvailable, move.to + ", which was to receive it, or its database went down");
        } else if (needsMaster(move.request) && rules.whyNoMaster(move.to).isPresent()) {
            abandon(move, ErrorId.CmsNotAvailable, "the active master at " + move.from + " was lost on the way");
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, CmsEvent.class, MoveEvent.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return running != null || event instanceof MoveStarted;
    }

    private static boolean needsMaster(ServerMoveRequest request) {
        return request.configuration().isEmpty() || !request.force();
    }

    private void handOver() {
        var move = running;
        if (move == null) {
            return;
        }
        var configuration = move.request.configuration().orElseGet(() -> ground.state(move.from)
                .configuration());
        var subnets = move.request
                .locations()
                .orElseGet(() -> rules.whyNoMaster(move.to).isEmpty()
                        ? locations.of(move.from).subnets()
                        : Map.of());
        leave(move);
        ground.log().record(new ConnectionPointSet(move.to));
        setup.install(
                move.to, InstanceState.ACTIVE, "", configuration, ground.moves().term());
        if (!subnets.isEmpty()) {
            locations.replace(move.to, subnets, move.request.locations().isPresent() ? "a file" : move.from);
            locations.publish(move.to);
        }
        end(move, "", Optional.empty());
    }

    /** The old store is given up where it can be reached; else it goes on saying that it is active. */
    private void leave(Running move) {
        var deployment = ground.deployment();
        if (deployment.up(move.from) && deployment.connected(move.from, move.to)) {
            ground.become(
                    move.from, InstanceState.ABSENT, ground.state(move.from).term(), "moved to " + move.to);
        } else if (deployment.acts(move.from)) {
            ground.log().record(new SecondMasterStarted(move.from, SecondMaster.CUT_OFF));
        }
    }

    private void abandon(Running move, ErrorId id, String why) {
        if (ground.state(move.from).state() == InstanceState.MOVING_READ_ONLY
                && ground.deployment().up(move.from)) {
            ground.become(
                    move.from, InstanceState.ACTIVE, ground.state(move.from).term(), "the move came to nothing");
        }
        end(
                move,
                why,
                Optional.of(Refusal.of(
                        id,
                        move.to,
                        "Moving the Central Management server",
                        why,
                        "Central Management stands where it stood; run the command again when the cause is gone.")));
    }

    private void end(Running move, String why, Optional<Refusal> refusal) {
        running = null;
        move.end.cancel();
        ground.log().record(new MoveEnded(move.from, move.to, why));
        move.done.accept(refusal);
    }
}
