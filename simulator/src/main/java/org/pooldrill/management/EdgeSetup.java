package org.pooldrill.management;

import org.pooldrill.edge.PerimeterEvent.EdgeSetUp;
import org.pooldrill.estate.Timing;
import org.pooldrill.replica.Replicas;

/**
 * Setup run again on an Edge server: "Failing over the Edge pool used for Lync Server federation", steps 6 and 7. It
 * fetches the configuration first, where a master is reached, and installs what that asks for.
 */
public final class EdgeSetup {
    private final Ground ground;
    private final Replicas replicas;
    private final Replicator replicator;

    public EdgeSetup(Ground ground, Replicas replicas, Replicator replicator) {
        this.ground = ground;
        this.replicas = replicas;
        this.replicator = replicator;
    }

    /** Runs setup on an Edge server, which takes {@code timings.bootstrapper}; without effect if it dies meanwhile. */
    public void run(String computer, Runnable done) {
        ground.agenda().in(ground.millis(Timing.BOOTSTRAPPER), () -> {
            if (ground.machines().computerUp(computer)) {
                replicator.bring(computer);
                var edge = ground.estate().edgeOfComputer(computer).orElseThrow();
                ground.log()
                        .record(new EdgeSetUp(
                                computer, replicas.of(computer).topology().federation(edge)));
            }
            done.run();
        });
    }
}
