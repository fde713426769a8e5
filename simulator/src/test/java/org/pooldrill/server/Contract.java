package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** The published description, held against what is answered. */
final class Contract {
    private static final JsonNode DESCRIPTION = OpenApi.json();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    /** Whether an answer is one that the description has for this request. */
    static void check(String method, String path, Answered answer) {
        var status = String.valueOf(answer.status());
        var responses = operation(method, path).path("responses");
        var response = responses.path(responses.has(status) ? status : "default");
        assertThat(responses.has(status) || answer.status() >= 400)
                .as("%s %s answered %s, which is not described", method, path, status)
                .isTrue();
        if (answer.body().isEmpty()) {
            return;
        }
        var media = answer.mediaType();
        assertThat(response.path("content").has(media))
                .as("%s %s answered %s with %s, described is %s", method, path, status, media, response)
                .isTrue();
        if (media.endsWith("json") && !media.startsWith("application/x-")) {
            var ref = response.at("/content")
                    .path(media)
                    .path("schema")
                    .path("$ref")
                    .asText();
            assertThat(schema(ref).validate(read(answer.body()))).isEmpty();
        }
    }

    /** The operation of a path, or what every unknown one is answered with. */
    private static JsonNode operation(String method, String path) {
        var segments = path.replaceFirst("\\?.*", "").split("/");
        return StreamSupport.stream(
                        ((Iterable<String>) () -> DESCRIPTION.path("paths").fieldNames()).spliterator(), false)
                .filter(template -> fits(template.split("/"), segments))
                .map(template -> DESCRIPTION.path("paths").path(template))
                .map(item -> item.path(method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(DESCRIPTION.path("paths").path("/health").path("get"));
    }

    private static boolean fits(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (var i = 0; i < segments.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static JsonSchema schema(String ref) {
        return SCHEMAS.computeIfAbsent(ref, key -> {
            var document = JsonNodeFactory.instance.objectNode();
            document.put("$ref", key);
            document.set("components", DESCRIPTION.path("components"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(document);
        });
    }

    static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("no JSON: " + json, malformed);
        }
    }
}
