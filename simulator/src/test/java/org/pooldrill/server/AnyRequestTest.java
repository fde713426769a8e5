package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Requests that are made from the published description by chance, as it has them and with something changed: each is answered
 * as the description says, with a body of the shape that it says, and none with a defect. {@code
 * -Dpooldrill.server.requests=50000} sends so many, {@code -Dpooldrill.server.seed=N} others; a failure names the request.
 */
class AnyRequestTest {
    private static final int REQUESTS = Integer.getInteger("pooldrill.server.requests", 400);
    private static final long SEED = Long.getLong("pooldrill.server.seed", 1);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What stands in texts, names and queries: what means something here, and what means nothing anywhere. */
    private static final List<String> WORDS = List.of(
            "there",
            "contoso",
            "pool1.contoso.com",
            "alice@contoso.com",
            "pool-down",
            "add-contact",
            "disaster-failover",
            "lync-2013",
            "1m",
            "0",
            "1",
            "7",
            "true",
            "pools['pool1.contoso.com'].state",
            "pools['pool1.contoso.com'].state == 'Active'",
            "Get-CsPool",
            "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode",
            "",
            " ",
            "-1",
            "9223372036854775808",
            "../../etc/passwd",
            "a/b",
            "%2e%2e",
            "'\"\\",
            "${x}",
            "$(Get-CsPool | Select-Object Identity)",
            "\u0000",
            "ä\u202e\ud83d\ude00",
            "[[[[",
            "x".repeat(300));

    /** How many things of a kind count as made lately; about as many are there at once. */
    private static final int LATELY = 3;

    private static final List<String> STEP_KEYS = List.of(
            "advance",
            "until",
            "expect",
            "ps",
            "await",
            "fault",
            "heal",
            "user",
            "builder",
            "note",
            "at",
            "for",
            "does",
            "with",
            "refused",
            "as",
            "on",
            "name",
            "within",
            "background",
            "after",
            "nonsense");

    private static final String SHORT_JOB =
            "{\"drill\": {\"drill\": \"A minute\", \"estate\": \"contoso\", \"steps\": [{\"advance\": \"1m\"}]}}";

    /** What stands at the beginning of paths of things that have names, which are drawn from those that there were. */
    private static final List<String> COLLECTIONS = List.of("simulations", "jobs", "logs");

    private final JsonNode description = OpenApi.json();
    private final Map<String, List<String>> made = new TreeMap<>();
    private final Map<String, Set<String>> found = new TreeMap<>();
    private final Map<String, Set<String>> missed = new TreeMap<>();
    private final Random random = new Random(SEED);
    private String shown = "";
    private String drawn = "";

    @Test
    void isAnsweredAsDescribedAndNeverWithADefect() {
        var limits = Limits.usual()
                .simulations(20)
                .events(20_000)
                .bodyBytes(20_000)
                .jobs(new Limits.OfJobs(5, 1, Duration.ofSeconds(1)))
                .logs(new Limits.OfLogs(3, 1 << 20));
        var operations = operations();
        var statuses = new TreeMap<Integer, Integer>();
        var succeeded = new TreeMap<String, Integer>();
        try (var client = Visitor.of(limits)) {
            for (var i = 0; i < REQUESTS; i++) {
                if (i % 10 == 0) {
                    make(client, i);
                }
                var operation = operations.get(random.nextInt(operations.size()));
                var answer = send(client, operation);
                note(operation, answer);
                assertThat(answer.status())
                        .as("seed %s, request %s: %s, answered %s", SEED, i, shown, answer.body())
                        .isLessThan(500);
                statuses.merge(answer.status(), 1, Integer::sum);
                if (answer.status() < 400) {
                    succeeded.merge(operation.id(), 1, Integer::sum);
                }
            }
        }
        assertThat(statuses.keySet()).contains(200, 201, 400, 404, 422);
        assertThat(succeeded).hasSizeGreaterThan(operations.size() / 3);
        for (var collection : COLLECTIONS) {
            assertThat(found.get(collection))
                    .as("%s that were there", collection)
                    .hasSizeGreaterThan(2);
            assertThat(missed.get(collection))
                    .as("%s that were not there", collection)
                    .hasSizeGreaterThan(2);
        }
    }

    /** Makes one more of everything that has a name, where there is room for it. */
    private void make(Visitor client, int number) {
        var name = number == 0 ? "there" : "there" + number;
        remember(client.post("/simulations", "{\"name\": \"" + name + "\"}"));
        remember(client.post("/jobs", SHORT_JOB));
        var log = client.get("/simulations/" + name + "/log");
        if (log.status() == 200) {
            remember(client.send("POST", "/logs", log.body(), "Content-Type", Answer.LINES));
        }
    }

    private void remember(Answered answer) {
        var parts = answer.header("Location").split("/", 3);
        if (parts.length == 3) {
            made.computeIfAbsent(parts[1], collection -> new ArrayList<>()).add(parts[2]);
        }
    }

    private void note(Operation operation, Answered answer) {
        remember(answer);
        var parts = operation.path.split("/");
        if (!drawn.isEmpty() && answer.status() < 300) {
            found.computeIfAbsent(parts[1], collection -> new TreeSet<>()).add(drawn);
        } else if (!drawn.isEmpty() && answer.status() == 404) {
            missed.computeIfAbsent(parts[1], collection -> new TreeSet<>()).add(drawn);
        }
    }

    private record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.path("operationId").asText();
        }

        boolean live() {
            return json.at("/responses/200/content").has(EventStream.MEDIA_TYPE);
        }
    }

    private List<Operation> operations() {
        var all = new ArrayList<Operation>();
        description.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> all.add(new Operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    private Answered send(Visitor client, Operation operation) {
        drawn = "";
        var path = path(operation) + query(operation.json.path("parameters"));
        var content = operation.json.at("/requestBody/content");
        if (content.isEmpty()) {
            shown = operation.method + " " + path;
            return client.send(operation.method, path, "");
        }
        var types = new ArrayList<String>();
        content.fieldNames().forEachRemaining(types::add);
        var type = types.get(random.nextInt(types.size()));
        var body = body(type, content.path(type).path("schema"));
        var sent = rarely() ? "text/html" : type;
        shown = operation.method + " " + path + " " + sent + " " + new String(body, StandardCharsets.UTF_8);
        return client.send(operation.method, path, body, "Content-Type", sent);
    }

    /** A stream that goes on without end is asked for only where there is nothing. */
    private String path(Operation operation) {
        return Arrays.stream(operation.path.split("/"))
                .map(segment -> !segment.startsWith("{")
                        ? segment
                        : operation.live() ? "nobody" : encoded(rarely() ? word() : name(operation.path, segment)))
                .collect(Collectors.joining("/"));
    }

    /** The name of something that was made lately, or of anything that ever was and may be gone. */
    private String name(String path, String segment) {
        if (segment.equals("{sip}")) {
            return "alice@contoso.com";
        }
        var all = made.getOrDefault(path.split("/")[1], List.of("1"));
        var least = random.nextInt(4) > 0 ? Math.max(0, all.size() - LATELY) : 0;
        drawn = all.get(least + random.nextInt(all.size() - least));
        return drawn;
    }

    private String query(JsonNode parameters) {
        var some = StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query") && random.nextInt(3) > 0)
                .map(parameter ->
                        (rarely() ? "x" : "") + parameter.path("name").asText() + "=" + encoded(queryValue(parameter)))
                .collect(Collectors.joining("&"));
        return some.isEmpty() ? "" : "?" + some;
    }

    private String queryValue(JsonNode parameter) {
        return switch (rarely() ? "string" : parameter.at("/schema/type").asText()) {
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "integer" -> String.valueOf(random.nextInt(10));
            default -> word();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(String type, JsonNode schema) {
        var bytes = (type.equals(Answer.JSON) ? value(schema, 0).toString() : word()).getBytes(StandardCharsets.UTF_8);
        if (rarely() && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return rarely() ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    /** A value of a schema, or now and then one of another. */
    private JsonNode value(JsonNode given, int depth) {
        var schema =
                given.has("$ref") ? description.at(given.path("$ref").asText().substring(1)) : given;
        var type = schema.path("type").isArray()
                ? schema.path("type")
                        .get(random.nextInt(schema.path("type").size()))
                        .asText()
                : schema.path("type").asText("object");
        return switch (rarely() ? List.of("object", "array", "null", "integer").get(random.nextInt(4)) : type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema.path("items"), depth);
            case "integer" -> rarely() ? NODES.numberNode(random.nextLong()) : NODES.numberNode(random.nextInt(5));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(word());
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            var needed = schema.path("required").toString().contains("\"" + property.getKey() + "\"");
            if (needed ? !rarely() : random.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (schema.path("properties").isEmpty()) {
            for (var keys = random.nextInt(3) + 1; keys > 0; keys--) {
                object.set(
                        STEP_KEYS.get(random.nextInt(STEP_KEYS.size())),
                        depth > 3 || random.nextInt(4) > 0
                                ? NODES.textNode(word())
                                : value(NODES.objectNode(), depth + 1));
            }
        }
        if (rarely()) {
            object.put(word(), word());
        }
        return object;
    }

    private ArrayNode array(JsonNode items, int depth) {
        var array = NODES.arrayNode();
        for (var i = depth > 3 ? 0 : random.nextInt(3); i > 0; i--) {
            array.add(value(items, depth + 1));
        }
        return array;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }
}
