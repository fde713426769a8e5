package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode description = OpenApi.json();

    @Test
    void hasEveryRouteAndNoOther() {
        var described = new ArrayList<String>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Api.described().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        assertThat(description.path("paths"))
                .allSatisfy(path -> assertThat(path.fieldNames()).toIterable().isSubsetOf(METHODS));
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(description.findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    @Test
    void describesEveryNameInAPath() {
        description.path("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            var named = operation.path("parameters").findParents("in").stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asText() + "}")
                    .toList();
            assertThat(path.getKey().split("/"))
                    .filteredOn(part -> part.startsWith("{"))
                    .containsExactlyElementsOf(named);
        }));
    }

    @Test
    void saysWhatNoNumberAfterTheQuestionMarkIsAndWhatMustStandThere() {
        var parameters = description.path("paths").findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();

        assertThat(parameters)
                .filteredOn(parameter -> parameter.at("/schema/type").asText().equals("integer"))
                .isNotEmpty()
                .allSatisfy(number ->
                        assertThat(number.at("/schema/minimum").asText()).isEqualTo("0"));
        assertThat(parameters)
                .filteredOn(parameter -> parameter.path("required").asBoolean())
                .extracting(parameter -> parameter.path("name").asText())
                .containsExactly("path");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
        var references = description.findValuesAsText("$ref");

        assertThat(references).allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
        description.at("/components/schemas").fieldNames().forEachRemaining(name -> assertThat(references)
                .contains("#/components/schemas/" + name));
    }

    /** The schema is the one that the OpenAPI Initiative publishes for 3.1 (2022-10-07, Apache-2.0). */
    @Test
    void isADocumentOfTheFormatThatItNames() throws IOException {
        try (var schema = OpenApiTest.class.getResourceAsStream("/org/openapis/openapi-3.1.schema.json")) {
            var published = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(schema));

            assertThat(published.validate(description)).isEmpty();
            assertThat(published.validate(((ObjectNode) description.deepCopy()).without("info")))
                    .isNotEmpty();
        }
    }

    /** As of a text of YAML with a comma that nobody has quoted, the rest of which becomes a key. */
    @Test
    void hasNoKeyWithoutAValue() {
        assertThat(nulls("", description)).isEmpty();
    }

    private static List<String> nulls(String place, JsonNode json) {
        if (json.isNull()) {
            return List.of(place);
        }
        return Stream.concat(
                        json.properties().stream()
                                .flatMap(entry -> nulls(place + "/" + entry.getKey(), entry.getValue()).stream()),
                        IntStream.range(0, json.isArray() ? json.size() : 0)
                                .boxed()
                                .flatMap(index -> nulls(place + "/" + index, json.get(index)).stream()))
                .toList();
    }

    @Test
    void isServed() {
        try (var client = Visitor.of(Limits.usual())) {
            assertThat(client.get("/openapi.json").json()).isEqualTo(description);
        }
    }
}
