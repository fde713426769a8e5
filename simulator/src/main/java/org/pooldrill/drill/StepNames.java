package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Problem;

/** The names that steps have. */
final class StepNames {
    private StepNames() {}

    /**
     * Checks that each step has a name of its own.
     *
     * @param pointer where the list of steps stands
     * @param before how many steps come before them
     * @param taken the names of steps before, with their numbers
     */
    static void check(
            Located file,
            JsonNode steps,
            String pointer,
            int before,
            Map<String, Integer> taken,
            Collection<Problem> problems) {
        var known = new LinkedHashMap<>(taken);
        for (var i = 0; i < steps.size(); i++) {
            var name = steps.get(i).path("name");
            var other = name.isTextual() ? known.putIfAbsent(name.textValue(), before + i + 1) : null;
            if (other != null) {
                problems.add(new Problem(
                        file.place(pointer + "/" + i + "/name"),
                        "the name '" + name.textValue() + "' is taken by step " + other));
            }
        }
    }

    /** The names of the steps that run in the background. */
    static Set<String> background(JsonNode steps) {
        var names = new LinkedHashSet<String>();
        steps.forEach(step -> {
            if (step.has("background") && step.has("name")) {
                names.add(step.get("name").asText());
            }
        });
        return names;
    }
}
