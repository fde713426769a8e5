package org.pooldrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.pooldrill.state.StateJson;
import org.pooldrill.state.StatePart;

/**
 * What the deployment of a simulation looks like: always at the moment at which it is asked, each value computed then and
 * no other. It may be asked while a step is under way in another thread, and is then answered between two things that
 * happen; values that belong together are read with one call.
 */
public final class State {

    private final Simulation simulation;

    State(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The state document as it is printed: of users and conferences the named ones and those that a step touched. */
    public ObjectNode json() {
        return simulation.look(view -> StateJson.tree(view.printed()));
    }

    /** The state document with all users and conferences. */
    public ObjectNode everything() {
        return simulation.look(view -> StateJson.tree(view.document()));
    }

    /**
     * A value, or a part, of the state document; durations and moments as ISO 8601 text.
     *
     * @param path where it stands, such as {@code pools['pool1.contoso.com'].users}
     * @throws InvalidInputException if there is no such value now, with the nearest name that there is
     */
    public JsonNode at(String path) {
        return simulation.look(view -> {
            var found = StatePart.of(path, view.document());
            found.problem().ifPresent(problem -> {
                throw new InvalidInputException(problem);
            });
            return StateJson.tree(found.part()).path(path);
        });
    }

    /**
     * One pool.
     *
     * @param fqdn its name
     * @throws InvalidInputException if the estate has no such pool
     */
    public PoolState pool(String fqdn) {
        return new PoolState(simulation, this, fqdn, part("pools", fqdn));
    }

    /**
     * One user.
     *
     * @param sip his address
     * @throws InvalidInputException if the estate has no such user
     */
    public UserState user(String sip) {
        return new UserState(this, sip, part("users", sip));
    }

    /** Everything that was noticed so far, oldest first. */
    public List<Finding> findings() {
        return simulation.look(view -> view.findings().stream()
                .map(noticed -> new Finding(
                        noticed.finding().code(),
                        noticed.finding().severity(),
                        noticed.finding().at(),
                        Duration.ofMillis(noticed.atMillis()),
                        noticed.finding().text()))
                .toList());
    }

    /** The path of an entry of a map, which must be there. */
    private String part(String map, String key) {
        var path = map + "['" + key + "']";
        simulation.look(view -> StatePart.of(path, view.document()).problem()).ifPresent(problem -> {
            throw new InvalidInputException(problem);
        });
        return path;
    }
}
