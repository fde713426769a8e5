package org.pooldrill.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;

/** The JSON Schema (2020-12) of the state document, made from {@link StateShape}. */
public final class StateSchema {

    /** Exactly what {@link java.time.Duration} prints. */
    private static final String ISO_DURATION = "^PT(0S|(-?[0-9]+H)?(-?[0-9]+M)?(-?[0-9]+(\\.[0-9]+)?S)?)$";

    private StateSchema() {}

    /** The schema; other keys than those named are allowed, so that older schemas accept newer documents. */
    public static ObjectNode json() {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Pooldrill state document");
        schema.put("description", "What the deployment looks like at one moment.");
        schema.setAll(of(StateShape.document()));
        return schema;
    }

    private static ObjectNode of(Shape shape) {
        return shape.fold(StateSchema::struct, StateSchema::map, StateSchema::list, StateSchema::leaf);
    }

    private static ObjectNode struct(Struct struct) {
        var schema = object();
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        for (var field : struct.fields().values()) {
            if (!field.optional()) {
                required.add(field.name());
            }
            var property = properties.putObject(field.name());
            property.put("description", field.doc());
            property.setAll(of(field.shape()));
        }
        return schema;
    }

    private static ObjectNode map(MapOf map) {
        var schema = object();
        schema.set("additionalProperties", of(map.values()));
        return schema;
    }

    private static ObjectNode list(ListOf list) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", of(list.elements()));
        return schema;
    }

    private static ObjectNode leaf(Leaf leaf) {
        var schema = JsonNodeFactory.instance.objectNode();
        switch (leaf.type()) {
            case STRING -> schema.put("type", "string");
            case INT -> schema.put("type", "integer");
            case BOOL -> schema.put("type", "boolean");
            case DOUBLE -> schema.put("type", "number");
            case DURATION -> schema.put("type", "string").put("pattern", ISO_DURATION);
            case TIMESTAMP -> schema.put("type", "string").put("format", "date-time");
            case ANY -> {
                // Whatever a command printed has no constraint.
            }
        }
        if (!leaf.oneOf().isEmpty()) {
            leaf.oneOf().forEach(schema.putArray("enum")::add);
        }
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put("type", "object");
    }
}
