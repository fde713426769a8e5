package org.pooldrill.drill;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.usermodel.Figure;

/**
 * The JSON Schemas of estate, drill and load files, for editors and for the check before a run: what is written by hand in
 * the resources, completed with what the program's registries know.
 */
public final class Schemas {

    private static final String FOLDER = "/pooldrill/schema/";

    private Schemas() {}

    /** The schema of {@code *.estate.yaml}. */
    public static ObjectNode estate() {
        var schema = resource("estate.schema.json");
        var defs = defs(schema);
        ((ObjectNode) defs.get("duration")).put("pattern", Units.DURATION_PATTERN);
        ((ObjectNode) defs.get("bandwidth")).put("pattern", Units.BANDWIDTH_PATTERN);
        timings((ObjectNode) defs.get("timings"));
        return schema;
    }

    /** The schema of {@code *.drill.yaml}. */
    public static ObjectNode drill() {
        var schema = resource("drill.schema.json");
        var defs = defs(schema);
        ((ObjectNode) defs.get("duration")).put("pattern", Units.DURATION_PATTERN);
        figures(properties(defs, "load"));
        choice((ObjectNode) defs.get("faultKind"), "a kind of fault", FaultKind.texts());
        choice((ObjectNode) defs.get("act"), "an act", Act.texts());
        var ids = Arrays.stream(ErrorId.values()).map(ErrorId::name).toList();
        choice((ObjectNode) defs.get("refused"), "an error id", ids);
        choice((ObjectNode) defs.get("warns"), "a finding code", FindingCode.texts());
        for (var kind : FaultKind.values()) {
            kind.params().forEach(param -> param(properties(defs, "faultStep"), param));
            kind.healParams().forEach(param -> param(properties(defs, "healStep"), param));
        }
        return schema;
    }

    /** The schema of {@code *.load.yaml}. */
    public static ObjectNode load() {
        var schema = resource("load.schema.json");
        var defs = defs(schema);
        ((ObjectNode) defs.get("duration")).put("pattern", Units.DURATION_PATTERN);
        choice((ObjectNode) schema.get("properties").get("from"), "a built-in load model", Library.loads());
        figures(properties(defs, "figures"));
        return schema;
    }

    private static void figures(ObjectNode properties) {
        for (var figure : Figure.values()) {
            var property = properties.putObject(figure.key());
            switch (figure.fallback().kind()) {
                case SHARE -> text(property, Units.SHARE, Units.SHARE_PATTERN);
                case SIZE -> text(property, Units.SIZE, Units.SIZE_PATTERN);
                case TIME -> property.put("$ref", "#/$defs/duration");
                case COUNT -> limited(property, "a whole number", "integer", figure);
                case NUMBER -> limited(property, "a number", "number", figure);
            }
            if (figure == Figure.ACTIVE_USERS) {
                property.put("title", Units.SHARE + ", or a whole number of users");
                property.putArray("type").add("string").add("integer");
                property.put("minimum", 1).put("maximum", Figure.MAX_ACTIVE_USERS);
            }
            property.set("default", LoadJson.write(figure.fallback()));
            property.put("description", figure.doc() + " " + figure.mark());
        }
    }

    private static void text(ObjectNode property, String title, String pattern) {
        property.put("title", title).put("type", "string").put("pattern", pattern);
    }

    private static void limited(ObjectNode property, String title, String type, Figure figure) {
        property.put("title", title).put("type", type);
        property.put("minimum", figure.least().whole());
        property.put("maximum", figure.most().whole());
    }

    private static void timings(ObjectNode node) {
        node.put("title", "timings (a map)")
                .put("description", "Every constant of the model that no document fixes.")
                .put("type", "object")
                .put("additionalProperties", false);
        var properties = node.putObject("properties");
        for (var timing : Timing.values()) {
            var property = properties.putObject(timing.key());
            if (timing.fallback() instanceof Duration fallback) {
                property.put("$ref", "#/$defs/duration").put("default", Units.text(fallback));
            } else {
                property.put("title", "a whole number")
                        .put("type", "integer")
                        .put("minimum", 1)
                        .put("maximum", Timing.MAX_NUMBER)
                        .put("default", (Long) timing.fallback());
            }
            property.put("description", timing.doc() + " " + timing.mark());
        }
    }

    private static void choice(ObjectNode node, String title, List<String> names) {
        node.put("title", title).put("type", "string");
        var accepted = node.putArray("enum");
        names.forEach(accepted::add);
    }

    private static void param(ObjectNode properties, Param param) {
        var node = properties.putObject(param.name());
        node.put(
                "title",
                param.type() == Param.Type.CHOICE ? "a name" : param.type().accepted());
        node.put("description", param.doc());
        node.putArray("type").add("string").add("integer");
    }

    private static ObjectNode properties(ObjectNode defs, String step) {
        return (ObjectNode) defs.get(step).get("properties");
    }

    private static ObjectNode defs(ObjectNode schema) {
        return (ObjectNode) schema.get("$defs");
    }

    private static ObjectNode resource(String name) {
        try (var in = Schemas.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + FOLDER + name);
            }
            return new ObjectMapper().readValue(in, new TypeReference<ObjectNode>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own " + FOLDER + name + " cannot be read", unreadable);
        }
    }
}
