package org.pooldrill.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pooldrill.store.EventType;

/** The JSON Schema of the data of an event, made from its record; it refers to nothing outside of itself. */
public final class DataSchema {

    private DataSchema() {}

    /**
     * The schema of the data of a type, in its present version.
     *
     * @throws IllegalArgumentException if its record holds something that data do not have
     */
    public static ObjectNode of(EventType type) {
        return record(type.record());
    }

    private static ObjectNode record(Class<?> record) {
        var schema = typed("object");
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        for (var component : record.getRecordComponents()) {
            required.add(component.getName());
            properties.set(component.getName(), of(component.getGenericType()));
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType container) {
            return container(container);
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return typed("string");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return typed("boolean");
        }
        if (plain == int.class || plain == Integer.class) {
            return typed("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
        if (plain == long.class || plain == Long.class) {
            return typed("integer").put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
        }
        if (plain == double.class || plain == Double.class) {
            return typed("number");
        }
        if (plain == Object.class) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (plain.isEnum()) {
            return words(plain);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isInterface() && plain.isSealed()) {
            return choice(plain);
        }
        throw new IllegalArgumentException("data hold no " + type.getTypeName());
    }

    private static ObjectNode container(ParameterizedType container) {
        var arguments = container.getActualTypeArguments();
        var raw = (Class<?>) container.getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            var schema = typed("array");
            schema.set("items", of(arguments[0]));
            return schema;
        }
        if (Map.class.isAssignableFrom(raw)) {
            var schema = typed("object");
            if (arguments[0] instanceof Class<?> key && key.isEnum()) {
                schema.set("propertyNames", words(key));
            }
            schema.set("additionalProperties", of(arguments[1]));
            return schema;
        }
        throw new IllegalArgumentException("data hold no " + container.getTypeName());
    }

    private static ObjectNode words(Class<?> constants) {
        var schema = typed("string");
        Arrays.stream(constants.getEnumConstants()).map(Object::toString).forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** One of several records: the first key of the value names which. */
    private static ObjectNode choice(Class<?> sealed) {
        var schema = JsonNodeFactory.instance.objectNode();
        var any = schema.putArray("oneOf");
        for (var record : records(sealed)) {
            var one = record(record);
            var name = JsonNodeFactory.instance.objectNode().put("const", record.getSimpleName());
            var properties = JsonNodeFactory.instance.objectNode();
            properties.set("type", name);
            properties.setAll((ObjectNode) one.get("properties"));
            one.set("properties", properties);
            one.withArray("required").insert(0, "type");
            any.add(one);
        }
        return schema;
    }

    private static List<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? List.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted).stream())
                        .sorted(Comparator.comparing((Class<?> one) -> one.getSimpleName()))
                        .toList();
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
