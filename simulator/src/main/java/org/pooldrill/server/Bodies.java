package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pooldrill.drill.SchemaCheck;

/** What the bodies of requests are checked against before anything is done: the schemas that the server publishes. */
final class Bodies {
    private final Map<String, SchemaCheck> checks;

    private Bodies(Map<String, SchemaCheck> checks) {
        this.checks = checks;
    }

    /** @param components with the schemas by their names */
    static Bodies of(ObjectNode components, List<Route> routes) {
        return new Bodies(routes.stream()
                .flatMap(route -> route.takes().values().stream())
                .distinct()
                .collect(Collectors.toMap(
                        name -> name, name -> check(components, name), (one, other) -> one, TreeMap::new)));
    }

    private static SchemaCheck check(ObjectNode components, String name) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll((ObjectNode) components.required(name).deepCopy());
        return SchemaCheck.of(schema);
    }

    /** Everything that the schema does not allow, with the place. */
    List<String> problems(String schema, ObjectNode body) {
        return checks.get(schema).problems(body);
    }
}
