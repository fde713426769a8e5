package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pooldrill.state.StateSchema;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/** The description of the server for programs, in OpenAPI 3.1: made from its routes, and from the schemas in the resources. */
public final class OpenApi {
    private static final String COMPONENTS = "/pooldrill/server/components.yaml";
    private static final String SCHEMA = "#/components/schemas/";

    private OpenApi() {}

    /** The description. */
    public static ObjectNode json() {
        return of(Api.described());
    }

    /** The schemas by their names. */
    static ObjectNode components() {
        try (var in = OpenApi.class.getResourceAsStream(COMPONENTS)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + COMPONENTS);
            }
            var problems = new ArrayList<Problem>();
            var read = Yaml.read(COMPONENTS, in.readAllBytes(), problems);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(problems.toString());
            }
            var schemas = (ObjectNode) read.root().deepCopy();
            var state = StateSchema.json();
            state.remove("$schema");
            schemas.set("State", state);
            return schemas;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode of(List<Route> routes) {
        var json = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        json.putObject("info")
                .put("title", "Pooldrill")
                .put("version", "1")
                .put("summary", "Pairs of Lync Server 2013 pools that can be broken, many at once.")
                .put(
                        "description",
                        "Whatever cannot be answered as it was meant is answered with problem details (RFC 9457). Their"
                                + " types: "
                                + Arrays.stream(ProblemType.values())
                                        .map(type -> type.status() + " " + type.uri() + " (" + type.title() + ")")
                                        .collect(Collectors.joining("; "))
                                + ".")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        var security = json.putArray("security");
        security.addObject();
        security.addObject().putArray("token");
        var paths = json.putObject("paths");
        routes.forEach(route -> describe(route, paths.withObject(path(route))));
        var components = json.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "Where the server was started with a token.");
        components.set("schemas", components());
        return json;
    }

    /** As a JSON Pointer to the key of that name. */
    private static com.fasterxml.jackson.core.JsonPointer path(Route route) {
        return com.fasterxml.jackson.core.JsonPointer.empty().appendProperty(route.path());
    }

    private static void describe(Route route, ObjectNode path) {
        var operation = path.putObject(route.method().toLowerCase(java.util.Locale.ROOT))
                .put("operationId", route.id())
                .put("summary", route.summary());
        parameters(route, operation);
        if (!route.takes().isEmpty()) {
            var content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            route.takes().forEach((media, schema) -> content(content, media, schema));
        }
        var responses = operation.putObject("responses");
        for (var success : route.gives()) {
            var response = responses.putObject(String.valueOf(success.status())).put("description", success.about());
            success.headers().forEach((name, about) -> response.withObject("/headers")
                    .putObject(name)
                    .put("description", about)
                    .putObject("schema")
                    .put("type", "string"));
            success.content().forEach((media, schema) -> content(response.withObject("/content"), media, schema));
        }
        var problem = responses.putObject("default").put("description", "It cannot be answered as it was meant.");
        content(problem.putObject("content"), ProblemException.MEDIA_TYPE, "Problem");
    }

    private static void parameters(Route route, ObjectNode operation) {
        if (route.names().isEmpty() && route.queries().isEmpty()) {
            return;
        }
        var parameters = operation.putArray("parameters");
        for (var name : route.names()) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        for (var query : route.queries()) {
            var parameter = parameters
                    .addObject()
                    .put("name", query.name())
                    .put("in", "query")
                    .put("description", query.about());
            if (query.required()) {
                parameter.put("required", true);
            }
            var schema = parameter.putObject("schema").put("type", query.type());
            if (query.type().equals("integer")) {
                schema.put("minimum", 0);
            }
        }
    }

    private static void content(ObjectNode content, String media, String schema) {
        content.putObject(media).putObject("schema").put("$ref", SCHEMA + schema);
    }
}
