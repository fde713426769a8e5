package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.yaml.Nearest;

/** The keys of which each step has exactly one. */
final class StepKeys {

    static final List<String> KEYS = List.of(
            "advance", "until", "ps", "await", "builder", "dns", "firewall", "fault", "heal", "user", "expect", "note");

    private static final List<String> OTHERS = List.of(
            "name",
            "after",
            "within",
            "reached",
            "as",
            "on",
            "refused",
            "warns",
            "background",
            "at",
            "for",
            "does",
            "with");

    private StepKeys() {}

    /** What is wrong with the number of them; its pointers are relative to the step. */
    static List<Flaw> check(JsonNode step) {
        var found = KEYS.stream().filter(step::has).toList();
        if (found.size() == 1 || !step.isObject()) {
            return List.of();
        }
        if (found.size() > 1) {
            return List.of(new Flaw(
                    "/" + found.get(1),
                    true,
                    "a step has exactly one of its keys, found " + String.join(" and ", found)));
        }
        var flaws = new ArrayList<Flaw>();
        for (var entry : step.properties()) {
            if (!OTHERS.contains(entry.getKey())) {
                flaws.add(new Flaw(
                        "/" + entry.getKey(),
                        true,
                        "unknown key '" + entry.getKey() + "' in a step" + Nearest.hint(entry.getKey(), KEYS)));
            }
        }
        return flaws.isEmpty()
                ? List.of(new Flaw("", false, "a step has exactly one of " + String.join(", ", KEYS) + "; found none"))
                : flaws;
    }
}
