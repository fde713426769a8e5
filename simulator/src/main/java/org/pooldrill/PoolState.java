package org.pooldrill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A pool of a simulation: always at the moment at which it is asked. */
public final class PoolState {
    private final Simulation simulation;
    private final State state;
    private final String fqdn;
    private final String path;

    PoolState(Simulation simulation, State state, String fqdn, String path) {
        this.simulation = simulation;
        this.state = state;
        this.fqdn = fqdn;
        this.path = path;
    }

    /** The simulation that it is a pool of. */
    public Simulation simulation() {
        return simulation;
    }

    /** Its name. */
    public String fqdn() {
        return fqdn;
    }

    /** {@code Active}, {@code Down}, {@code FailingOver}, {@code FailedOver}, {@code FailingBack} or {@code Retired}. */
    public String state() {
        return at("state").asText();
    }

    /** The pool that gives its users full service; empty while nobody does. */
    public String servedBy() {
        return at("servedBy").asText();
    }

    /** Whether its servers are up with quorum and not cut off from every other site. */
    public boolean reachable() {
        return at("reachable").asBoolean();
    }

    /** How many of the users homed there are enabled. */
    public long users() {
        return at("users.enabled").asLong();
    }

    /** How many of them have full service. */
    public long regularUsers() {
        return at("users.regular").asLong();
    }

    /** How old the oldest change was that the last failover or failback in disaster mode lost; zero if none. */
    public Duration rpo() {
        return duration("rpo");
    }

    /** How long the recovery from its last disaster took, from the fault until all users who can are Regular again. */
    public Duration rto() {
        return duration("rto.total");
    }

    /** How many persistent changes its users have lost so far, from their view. */
    public long lostChanges() {
        return at("lost.changes").asLong();
    }

    /** How many files of its conferences are lost so far. */
    public long lostFiles() {
        return at("lost.files").asLong();
    }

    /**
     * A value of it, or a part.
     *
     * @param path where it stands in the state document from the pool on, such as {@code frontEnds.running}
     * @throws InvalidInputException if there is no such value now
     */
    public JsonNode at(String path) {
        return state.at(path.startsWith("[") ? this.path + path : this.path + "." + path);
    }

    private Duration duration(String path) {
        return Duration.parse(at(path).asText());
    }
}
