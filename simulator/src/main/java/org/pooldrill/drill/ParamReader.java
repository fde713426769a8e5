package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Pointer;

/** Reads the keys that a kind of fault or an act takes, and fills in their defaults. */
final class ParamReader {

    private final List<Param> accepted;
    private final String owner;
    private final BiConsumer<String, String> problems;

    /**
     * @param owner whose keys they are, such as {@code of add-contact}
     * @param problems takes a pointer below the map that is read, and a message
     */
    ParamReader(List<Param> accepted, String owner, BiConsumer<String, String> problems) {
        this.accepted = accepted;
        this.owner = owner;
        this.problems = problems;
    }

    Map<String, String> read(Map<String, JsonNode> given) {
        var names = accepted.stream().map(Param::name).toList();
        for (var key : given.keySet()) {
            if (!names.contains(key)) {
                problems.accept(
                        Pointer.child("", key), "unknown key '" + key + "' " + owner + Nearest.hint(key, names));
            }
        }
        var values = new LinkedHashMap<String, String>();
        for (var param : accepted) {
            var value = given.get(param.name());
            if (value != null) {
                value(param, value, values);
            } else if (param.required()) {
                problems.accept(
                        "", "missing key '" + param.name() + "' " + owner + "; accepted is " + param.accepted());
            } else {
                param.fallback().ifPresent(fallback -> values.put(param.name(), fallback));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private void value(Param param, JsonNode value, Map<String, String> values) {
        var pointer = Pointer.child("", param.name());
        if (!value.isValueNode() || value.isNull()) {
            problems.accept(
                    pointer, param.name() + " is " + SchemaCheck.shown(value) + ", accepted is " + param.accepted());
            return;
        }
        var refused = param.refuse(value.asText());
        refused.ifPresent(message -> problems.accept(pointer, message));
        if (refused.isEmpty()) {
            values.put(param.name(), param.canonical(value.asText()));
        }
    }
}
