package org.pooldrill.callpark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.estate.OrbitRange;
import org.pooldrill.refusal.ErrorId;

/**
 * Whether calls can be parked and picked up. Users park at the pool that they are signed in to, so after a failover at
 * the backup pool, on its numbers and with its settings; Group Call Pickup needs its ranges moved there first [doc].
 * Where no range at all is configured any number can be parked on [model].
 */
public final class Parking {

    /** What it is decided on. */
    public interface Ground {

        /** What a pool acts on. */
        Map<String, String> configuration(String pool);

        /** Why Call Park of a pool does not work; empty where it does. */
        String idlePark(String pool);

        /** Whether a pool serves its own users in full. */
        boolean serves(String pool);
    }

    /** What stands in the way. */
    public record Obstacle(ErrorId id, String why) {}

    private final Ground ground;

    public Parking(Ground ground) {
        this.ground = ground;
    }

    /** What a user who is signed in to a pool cannot park on a number for. */
    public Optional<Obstacle> parking(String pool, long number) {
        var idle = idle(pool);
        if (!idle.isEmpty()) {
            return Optional.of(new Obstacle(ErrorId.ParkingUnavailable, idle));
        }
        var all = OrbitRanges.in(ground.configuration(pool));
        var own = orbits(pool);
        return all.isEmpty() || own.stream().anyMatch(range -> range.holds(number))
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        ErrorId.UnknownOrbit,
                        "Call Park of " + pool + " has no orbit " + number + ", only " + numbers(own)));
    }

    /** Why Call Park of a pool does not work; empty where it does. */
    public String idle(String pool) {
        var idle = ground.idlePark(pool);
        if (!idle.isEmpty()) {
            return idle;
        }
        return !OrbitRanges.in(ground.configuration(pool)).isEmpty()
                        && orbits(pool).isEmpty()
                ? "Call Park is not deployed on " + pool + ": it has no orbits"
                : "";
    }

    /** The orbits of a pool. */
    public List<OrbitRange> orbits(String pool) {
        return ranges(pool, OrbitRange.Type.CallPark);
    }

    /** What a user who is signed in to a pool cannot pick up a call of a group for. */
    public Optional<Obstacle> pickup(String pool, long number) {
        var range = OrbitRanges.in(ground.configuration(pool)).stream()
                .filter(each -> each.type() == OrbitRange.Type.GroupPickup && each.holds(number))
                .findFirst();
        if (range.isEmpty()) {
            return Optional.of(new Obstacle(ErrorId.UnknownOrbit, "no call pickup group has the number " + number));
        }
        var owner = range.get().pool();
        if (!owner.equals(pool)) {
            return Optional.of(new Obstacle(
                    ErrorId.PickupUnavailable,
                    "range " + range.get().name() + " belongs to " + owner + ", and he is served by " + pool));
        }
        var why = pickupIdle(range.get());
        return why.isEmpty() ? Optional.empty() : Optional.of(new Obstacle(ErrorId.PickupUnavailable, why));
    }

    /** Why nobody can pick up calls on a range; empty where its pool's users can. */
    public String pickupIdle(OrbitRange range) {
        var idle = ground.idlePark(range.pool());
        return idle.isEmpty() && !ground.serves(range.pool()) ? range.pool() + " does not serve its users" : idle;
    }

    /** The range that holds a number for Group Call Pickup, as a pool has it. */
    public Optional<OrbitRange> pickupRange(String pool, long number) {
        return OrbitRanges.in(ground.configuration(pool)).stream()
                .filter(each -> each.type() == OrbitRange.Type.GroupPickup && each.holds(number))
                .findFirst();
    }

    private List<OrbitRange> ranges(String pool, OrbitRange.Type type) {
        return OrbitRanges.in(ground.configuration(pool)).stream()
                .filter(range -> range.pool().equals(pool) && range.type() == type)
                .toList();
    }

    private static String numbers(List<OrbitRange> ranges) {
        return String.join(", ", ranges.stream().map(OrbitRange::numbers).toList());
    }
}
