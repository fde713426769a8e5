package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Pointer;

/**
 * Checks documents against a schema and says what is wrong in this program's words: what was found, what is accepted,
 * and the nearest right name. What a value is called comes from the {@code title} of its schema. For any number of threads.
 */
public final class SchemaCheck {

    private final ObjectNode schema;
    private final JsonSchema compiled;

    /** Of drills. A check is the same for everybody and costs more than what it is asked, so there is one of each. */
    static SchemaCheck ofDrills() {
        return OfDrills.CHECK;
    }

    /** Of estates. */
    static SchemaCheck ofEstates() {
        return OfEstates.CHECK;
    }

    /** Of load models. */
    static SchemaCheck ofLoads() {
        return OfLoads.CHECK;
    }

    /** Of another schema of this kind: no {@code $ref} leads out of it. */
    public static SchemaCheck of(ObjectNode schema) {
        return new SchemaCheck(schema);
    }

    private static final class OfDrills {
        static final SchemaCheck CHECK = new SchemaCheck(Schemas.drill());
    }

    private static final class OfEstates {
        static final SchemaCheck CHECK = new SchemaCheck(Schemas.estate());
    }

    private static final class OfLoads {
        static final SchemaCheck CHECK = new SchemaCheck(Schemas.load());
    }

    private SchemaCheck(ObjectNode schema) {
        this.schema = schema;
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .build();
        this.compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
        compiled.initializeValidators();
    }

    /** Everything the schema does not allow, each with its place in the document as a JSON Pointer. */
    public List<String> problems(JsonNode document) {
        return check(document).stream()
                .map(flaw -> (flaw.pointer().isEmpty() ? "" : flaw.pointer() + ": ") + flaw.message())
                .toList();
    }

    /** Everything the schema does not allow: one flaw for each value, missing key and unknown key. */
    List<Flaw> check(JsonNode document) {
        var flaws = new LinkedHashMap<String, Flaw>();
        for (var message : compiled.validate(document)) {
            var flaw = flaw(message, document);
            var about = flaw.atKey() || message.getType().equals("required") ? flaw.message() : "";
            if (!message.getType().equals("if")) {
                flaws.putIfAbsent(flaw.pointer() + " " + about, flaw);
            }
        }
        refuseHashes("", document, flaws);
        return List.copyOf(flaws.values());
    }

    /** The library takes keys that begin so for remarks of its own, and looks at none of them. */
    private static void refuseHashes(String pointer, JsonNode part, Map<String, Flaw> flaws) {
        part.properties().forEach(entry -> {
            var key = entry.getKey();
            var at = Pointer.child(pointer, key);
            if (key.startsWith("#")) {
                flaws.putIfAbsent(at + " #", new Flaw(at, true, "unknown key '" + key + "'; none begins with #"));
            }
            refuseHashes(at, entry.getValue(), flaws);
        });
        for (var i = 0; part.isArray() && i < part.size(); i++) {
            refuseHashes(Pointer.child(pointer, String.valueOf(i)), part.get(i), flaws);
        }
    }

    private Flaw flaw(ValidationMessage message, JsonNode document) {
        var pointer = pointer(message.getInstanceLocation());
        var rule = rule(message);
        var found = document.at(pointer);
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                var key = message.getProperty();
                yield new Flaw(
                        Pointer.child(pointer, key),
                        true,
                        "unknown key '" + key + "' in " + title(message).replace(" (a map)", "")
                                + (keys(rule).isEmpty() ? "; it has no keys" : Nearest.hint(key, keys(rule))));
            }
            case "propertyNames" -> {
                var key = message.getProperty();
                var name = schema.at(
                        rule.path("propertyNames").path("$ref").asText().substring(1));
                yield new Flaw(
                        Pointer.child(pointer, key),
                        true,
                        "found '" + key + "', accepted is " + name.path("title").asText());
            }
            case "required" ->
                new Flaw(
                        pointer,
                        false,
                        "missing key '" + message.getProperty() + "' in "
                                + title(message).replace(" (a map)", ""));
            case "enum" ->
                new Flaw(
                        pointer,
                        false,
                        "unknown " + noun(rule, pointer) + " " + shown(found) + hint(found, rule.get("enum")));
            case "minimum", "maximum" ->
                new Flaw(
                        pointer,
                        false,
                        Pointer.last(pointer) + " is " + found.asText() + ", accepted is "
                                + rule.path("minimum").asText() + " to "
                                + rule.path("maximum").asText());
            case "minItems", "minProperties" ->
                new Flaw(
                        pointer,
                        false,
                        Pointer.last(pointer) + " has too few entries: at least "
                                + rule.path(message.getType()).asText()
                                + (rule.path("maxItems").isMissingNode()
                                        ? ""
                                        : ", at most " + rule.path("maxItems").asText()));
            case "maxItems" ->
                new Flaw(
                        pointer,
                        false,
                        Pointer.last(pointer) + " has too many entries: at most "
                                + rule.path("maxItems").asText());
            case "uniqueItems" -> new Flaw(pointer, false, Pointer.last(pointer) + " names something twice");
            default -> new Flaw(pointer, false, "found " + shown(found) + ", accepted is " + title(message));
        };
    }

    /** What a wrong name is: what its schema calls it, else the key it stands at. */
    private static String noun(JsonNode rule, String pointer) {
        return rule.path("title").asText(Pointer.last(pointer)).replaceFirst("^an? ", "");
    }

    private static String hint(JsonNode found, JsonNode accepted) {
        var names = new ArrayList<String>();
        accepted.forEach(name -> {
            if (!names.contains(name.asText())) {
                names.add(name.asText());
            }
        });
        return Nearest.hint(found.asText(), names);
    }

    /** The schema that holds the rule that was broken. */
    private JsonNode rule(ValidationMessage message) {
        var path = message.getSchemaLocation().getFragment();
        var node = (JsonNode) schema;
        for (var i = 0; i < path.getNameCount() - 1; i++) {
            node = step(node, path.getElement(i));
        }
        return node;
    }

    /** What the part is called: the title nearest to the rule that was broken. */
    private String title(ValidationMessage message) {
        var path = message.getSchemaLocation().getFragment();
        var node = (JsonNode) schema;
        var title = node.path("title").asText();
        for (var i = 0; i < path.getNameCount() - 1; i++) {
            node = step(node, path.getElement(i));
            title = node.path("title").asText(title);
        }
        return title;
    }

    private static JsonNode step(JsonNode node, Object element) {
        return element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }

    private static List<String> keys(JsonNode rule) {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> rule.path("properties").fieldNames()).spliterator(), false)
                .toList();
    }

    private static String pointer(JsonNodePath path) {
        var pointer = "";
        for (var i = 0; i < path.getNameCount(); i++) {
            pointer = Pointer.child(pointer, path.getElement(i).toString());
        }
        return pointer;
    }

    /** A value as a message shows it: what it is, and what it says where that is short. */
    static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a map";
            case ARRAY -> "a list";
            case NULL, MISSING -> "nothing";
            case STRING -> "'" + shortened(value.textValue()) + "'";
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> value.asText();
            case BINARY, POJO -> throw new IllegalStateException("no such value in a text: " + value);
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
