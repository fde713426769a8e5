package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.Estate;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Problem;

/**
 * What the readers of steps share: the drill for places, the estate for names, and where problems go.
 */
record StepContext(Located drill, Estate estate, Collection<Problem> problems) {

    /** Whether a name is one of those known; if not, that is a problem. */
    boolean known(String what, String name, Collection<String> names, String pointer) {
        if (names.contains(name)) {
            return true;
        }
        problem(pointer, "unknown " + what + " '" + name + "'" + Nearest.hint(name, names));
        return false;
    }

    /** Adds a problem of the part at a pointer. */
    void problem(String pointer, String message) {
        problems.add(new Problem(drill.place(pointer), message));
    }

    /** Everything that a line can be typed on. */
    List<String> computersAndPools() {
        var names = new ArrayList<String>();
        estate.pools().values().forEach(pool -> {
            names.add(pool.fqdn());
            names.addAll(pool.frontEndFqdns());
        });
        names.addAll(estate.sqlServers());
        estate.edges().values().forEach(edge -> {
            names.add(edge.fqdn());
            names.addAll(edge.serverFqdns());
        });
        names.addAll(estate.branches().keySet());
        return names.stream().distinct().toList();
    }

    /** The text at a key, if there is any. */
    static Optional<String> text(JsonNode object, String key) {
        return object.hasNonNull(key) ? Optional.of(object.get(key).asText()) : Optional.empty();
    }

    /** The truth value at a key, if there is any. */
    static Optional<Boolean> flag(JsonNode object, String key) {
        return object.hasNonNull(key) ? Optional.of(object.get(key).asBoolean()) : Optional.empty();
    }
}
