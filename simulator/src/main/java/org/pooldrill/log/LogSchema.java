package org.pooldrill.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.pooldrill.store.EventType;
import org.pooldrill.store.EventTypes;

/** The JSON Schema (2020-12) of a line of a log: the header, an event of a known type and version, or the footer. */
public final class LogSchema {
    private static final String SHA_256 = "^[0-9a-f]{64}$";

    private LogSchema() {}

    /** The schema for these types, each in its present version. */
    public static ObjectNode of(EventTypes types) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Pooldrill event log, format " + LogHeader.FORMAT);
        schema.put(
                "description",
                "One line of the file: the header in the first, the footer in the last, an event in every other.");
        schema.putArray("anyOf")
                .add(reference("header"))
                .add(reference("event"))
                .add(reference("footer"));
        var definitions = schema.putObject("$defs");
        definitions.set("header", header());
        definitions.set("footer", footer());
        definitions.set("event", event(types));
        types.all().forEach(type -> definitions.set(name(type), DataSchema.of(type)));
        return schema;
    }

    private static String name(EventType type) {
        return type.name() + "." + type.version();
    }

    private static ObjectNode header() {
        var schema = object("pooldrill", "drill", "drillSha256", "estate", "seed", "version", "start", "parent");
        var properties = (ObjectNode) schema.get("properties");
        properties.putObject("pooldrill").put("const", LogHeader.FORMAT);
        property(properties, "drill", "object", "The whole effective drill.");
        property(properties, "drillSha256", "string", "Its check sum.");
        property(properties, "estate", "object", "The whole effective estate.");
        property(properties, "seed", "integer", "The seed of the run.");
        property(properties, "version", "string", "The version of the program that wrote the log.");
        property(properties, "start", "string", "The calendar time at which the run starts.")
                .put("format", "date-time");
        properties.putObject("parent").put("description", "The log that this one was forked from; null: none.");
        return schema;
    }

    private static ObjectNode footer() {
        var schema = object("end", "events", "sha256");
        var properties = (ObjectNode) schema.get("properties");
        var end = properties.putObject("end").put("description", "How the run ended.");
        Arrays.stream(LogEnd.values()).map(LogEnd::word).forEach(end.putArray("enum")::add);
        property(properties, "events", "integer", "How many events the log has.")
                .put("minimum", 0);
        property(properties, "sha256", "string", "Check sum over all bytes before this line.")
                .put("pattern", SHA_256);
        return schema;
    }

    private static ObjectNode event(EventTypes types) {
        var schema = object("seq", "t", "store", "n", "type", "v", "data");
        var properties = (ObjectNode) schema.get("properties");
        property(properties, "seq", "integer", "Its number in the run, from 1 without gaps.")
                .put("minimum", 1);
        property(properties, "t", "integer", "Milliseconds since the start.").put("minimum", 0);
        property(properties, "store", "string", "The pool whose store it stands in, or estate.");
        property(properties, "n", "integer", "Its number in that store, from 1 without gaps.")
                .put("minimum", 1);
        var names = properties
                .putObject("type")
                .put("description", "What happened.")
                .putArray("enum");
        types.all().forEach(type -> names.add(type.name()));
        property(properties, "v", "integer", "The version of its data.").put("minimum", 1);
        property(properties, "data", "object", "What the type and the version say.");
        property(properties, "cause", "integer", "The seq of what led to it.").put("minimum", 1);
        var each = schema.putArray("allOf");
        for (var type : types.all()) {
            var rule = each.addObject();
            rule.putObject("if").putObject("properties").putObject("type").put("const", type.name());
            var then = rule.putObject("then").putObject("properties");
            then.putObject("v").put("const", type.version());
            then.set("data", reference(name(type)));
        }
        return schema;
    }

    private static ObjectNode object(String... required) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        Arrays.stream(required).forEach(schema.putArray("required")::add);
        schema.putObject("properties");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(ObjectNode properties, String name, String type, String description) {
        return properties.putObject(name).put("type", type).put("description", description);
    }

    private static ObjectNode reference(String definition) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + definition);
    }
}
