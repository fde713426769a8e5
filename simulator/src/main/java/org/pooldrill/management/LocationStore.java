package org.pooldrill.management;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.location.LocationCommand;
import org.pooldrill.location.Locations;
import org.pooldrill.refusal.Refusal;

/**
 * Location data as cmdlets and clients use them: those in the database beside the Central Management store that acts
 * [doc]. A failover of Central Management takes nobody's location data along.
 */
public final class LocationStore {
    private static final List<String> EMERGENCY_NUMBERS = List.of("tel:911", "tel:112");

    private final Ground ground;
    private final CentralStore store;

    public LocationStore(Ground ground, CentralStore store) {
        this.ground = ground;
        this.store = store;
    }

    /** Puts the estate's location data beside the active master, published. */
    public void install() {
        ground.estate()
                .cms()
                .filter(placement -> !placement.locations().isEmpty())
                .ifPresent(placement -> {
                    replace(placement.active(), placement.locations(), "the estate");
                    ground.sites().get(placement.active()).locations(new LocationCommand.Publish(placement.active()));
                });
    }

    /** The pool whose database somebody reaches; empty where no Central Management store can be reached. */
    public Optional<String> at(Optional<String> on) {
        return ground.deployment().masterFor(on.flatMap(ground.estate()::siteOf));
    }

    /** What the database at a pool holds. */
    public Locations of(String pool) {
        return ground.sites().get(pool).locations();
    }

    /** Gives a subnet a location; empty takes the subnet away. */
    public void set(String pool, String subnet, String location) {
        ground.sites().get(pool).locations(new LocationCommand.Set(pool, subnet, location));
    }

    /** Puts other data in the place of a pool's. */
    public void replace(String pool, Map<String, String> subnets, String from) {
        ground.sites().get(pool).locations(new LocationCommand.Replace(pool, subnets, from));
    }

    /** Tells clients what a pool's database holds. */
    public void publish(String pool) {
        ground.sites().get(pool).locations(new LocationCommand.Publish(pool));
    }

    /** Why location data cannot be written from somewhere; empty where they can. */
    public Optional<Refusal> whyNotWritable(Optional<String> on, String asked) {
        return store.whyNotWritable(on, asked);
    }

    /**
     * What an emergency call lacks: its location, where there are location data in the deployment and none that clients
     * are told of [doc: E9-1-1 needs them; the finding is the model's].
     *
     * @param to what was called
     */
    public Optional<Finding> emergencyCall(String user, String to) {
        var deployed = ground.sites().values().stream()
                .anyMatch(site -> !site.locations().subnets().isEmpty());
        var at = at(Optional.empty());
        if (!EMERGENCY_NUMBERS.contains(to)
                || !deployed
                || at.map(this::of)
                        .map(Locations::told)
                        .filter(told -> !told.isEmpty())
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingCode.LIS_NOT_RESTORED,
                at.orElse(ground.moves().connectionPoint()),
                "the emergency call of " + user + " carries no location: "
                        + at.map(pool -> "the location database at " + pool + " has none published")
                                .orElse("no location database is available")));
    }
}
