package org.pooldrill.datacenter;

import org.jspecify.annotations.Nullable;
import org.pooldrill.computer.ComputerEvent.ReplicasBuilt;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Due;

/**
 * Builds what stopped Front Ends of one pool held of its routing groups on others, {@code replicaBuild} after it was
 * first missed; it copies from a replica that runs, so a group that has none stays lost [model].
 */
final class Replicas {
    private final World world;
    private final String pool;
    private @Nullable Due building;

    Replicas(World world, String pool) {
        this.world = world;
        this.pool = pool;
    }

    void settle() {
        var missing = !world.state().fabric(pool).missing().isEmpty();
        if (missing && building == null) {
            building = world.after(Timing.REPLICA_BUILD, this::build);
        } else if (!missing && building != null) {
            building.cancel();
            building = null;
        }
    }

    private void build() {
        building = null;
        var moves = world.state().fabric(pool).missing();
        if (!moves.isEmpty()) {
            world.log().record(new ReplicasBuilt(pool, moves));
        }
    }
}
