package org.pooldrill.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.drill.Schemas;
import org.pooldrill.estate.Estate;

/** What can be edited in Topology Builder, as the schema of drills has it. */
final class BuilderWords {
    private final JsonNode maps = Schemas.drill().at("/$defs/builderStep/properties/builder/properties");
    private final Estate estate;

    BuilderWords(Estate estate) {
        this.estate = estate;
    }

    /** The kinds of things: edges, pools ... */
    List<String> maps() {
        var names = new ArrayList<String>();
        maps.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The things of a kind. */
    List<String> names(String map) {
        return switch (map) {
            case "edges" -> List.copyOf(estate.edges().keySet());
            case "pools" -> List.copyOf(estate.pools().keySet());
            case "branches" -> List.copyOf(estate.branches().keySet());
            default -> List.of();
        };
    }

    /** What can be edited of such a thing, or what a key that is being typed could be. */
    List<Candidate> keys(String map, String word) {
        var equals = word.indexOf('=');
        var properties = maps.path(map).path("additionalProperties").path("properties");
        var all = new ArrayList<Candidate>();
        if (equals < 0) {
            properties
                    .properties()
                    .forEach(key -> all.add(Candidate.of(
                            key.getKey() + "=",
                            key.getValue().path("description").asText())));
            return all;
        }
        var key = word.substring(0, equals);
        values(properties.path(key)).forEach(value -> all.add(Candidate.of(key + "=" + value)));
        return all;
    }

    private Stream<String> values(JsonNode property) {
        return property.path("type").asText().equals("boolean")
                ? Stream.of("true", "false")
                : Stream.concat(estate.pools().keySet().stream(), estate.edges().keySet().stream());
    }
}
