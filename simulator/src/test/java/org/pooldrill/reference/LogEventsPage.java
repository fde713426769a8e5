package org.pooldrill.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.log.DataSchema;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventType;

/** The page of what a log can hold: the types of event from their records, what they mean from the records' comments. */
final class LogEventsPage {
    private static final List<String> MODULES = List.of("pool-model", "backup-service", "simulator");
    private static final String COMMENT = "/**";
    private static final String COMMENT_END = "*/";
    private static final String PARAMETER = "@param ";

    private final StringBuilder page = new StringBuilder();
    private final Map<Class<?>, String> sources = new LinkedHashMap<>();

    private LogEventsPage() {}

    static String text() {
        return new LogEventsPage().make();
    }

    private String make() {
        page.append("""
                # Events of the event log

                <!-- Made from the records of the events and their comments; a test keeps it equal to them. -->

                What a line of an [event log](../drill-language.md#5-event-log) can say happened: `type` and `v` name the
                kind and its version, `data` holds the keys below, all of them, in this order. Programs check lines with
                the [schema](../schema/events.schema.json). A key never goes away or changes its meaning without a new
                version ([decision 9](../decisions/0009-old-logs-stay-readable.md)).
                """);
        var groups = new TreeMap<String, Class<?>>();
        EventCatalogue.types().all().forEach(type -> groups.put(title(root(type)), root(type)));
        groups.forEach(this::group);
        return page.toString();
    }

    private static Class<?> root(EventType type) {
        var enclosing = type.record().getEnclosingClass();
        return enclosing == null ? type.record() : enclosing;
    }

    private static String title(Class<?> root) {
        var name = root.getSimpleName();
        return name.equals("CmsEvent") ? "CentralManagement" : name.replaceFirst("Event$", "");
    }

    private void group(String title, Class<?> root) {
        page.append("\n## ").append(words(title)).append("\n\n");
        if (!root.isRecord()) {
            page.append(comment(root).text()).append("\n");
        }
        EventCatalogue.types().all().stream().filter(type -> root(type) == root).forEach(this::event);
    }

    private static String words(String title) {
        var spaced = title.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private void event(EventType type) {
        var comment = comment(type.record());
        page.append("\n### ").append(type.name()).append("\n\n");
        page.append("Version ")
                .append(type.version())
                .append(". ")
                .append(comment.text())
                .append("\n");
        var properties = DataSchema.of(type).get("properties");
        if (properties.isEmpty()) {
            page.append("\nNo data.\n");
            return;
        }
        page.append("\n| Key | Value | Meaning |\n| --- | --- | --- |\n");
        properties.properties().forEach(key -> page.append("| `")
                .append(key.getKey())
                .append("` | ")
                .append(value(key.getValue()))
                .append(" | ")
                .append(Optional.ofNullable(comment.parameters().get(key.getKey()))
                        .orElse(""))
                .append(" |\n"));
    }

    private static String value(JsonNode schema) {
        if (schema.has("enum")) {
            return list(schema.get("enum"));
        }
        if (schema.has("oneOf")) {
            return "one of "
                    + StreamSupport.stream(schema.get("oneOf").spliterator(), false)
                            .map(one -> "`" + one.at("/properties/type/const").asText() + "`")
                            .collect(Collectors.joining(", "))
                    + ", named by a first key `type`";
        }
        return switch (schema.path("type").asText("")) {
            case "string" -> "text";
            case "integer" -> "whole number";
            case "number" -> "number";
            case "boolean" -> "true or false";
            case "array" -> "list of: " + value(schema.get("items"));
            case "object" ->
                schema.has("properties")
                        ? "`{" + String.join(", ", keys(schema)) + "}`"
                        : "map from " + (schema.has("propertyNames") ? list(schema.at("/propertyNames/enum")) : "text")
                                + " to: " + value(schema.get("additionalProperties"));
            default -> "anything";
        };
    }

    private static List<String> keys(JsonNode schema) {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> schema.get("properties").fieldNames()).spliterator(), false)
                .toList();
    }

    private static String list(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> word.asText().isEmpty() ? "empty" : "`" + word.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    /** What stands before a declaration. */
    private record Comment(String text, Map<String, String> parameters) {}

    private Comment comment(Class<?> declared) {
        var source = sources.computeIfAbsent(outermost(declared), LogEventsPage::read);
        var kind = declared.isRecord()
                ? "record " + declared.getSimpleName() + "("
                : "interface " + declared.getSimpleName() + " ";
        var at = source.indexOf(kind);
        var end = source.lastIndexOf(COMMENT_END, at);
        var begin = source.lastIndexOf(COMMENT, at);
        if (at < 0 || begin < 0 || end < begin || !source.substring(end + 2, at).matches("[\\sa-z]*")) {
            throw new IllegalStateException(declared.getName() + " has no comment that says what happened");
        }
        var parts = Arrays.stream(
                        source.substring(begin + COMMENT.length(), end).split("\n"))
                .map(line -> line.strip().replaceFirst("^\\* ?", ""))
                .collect(Collectors.joining("\n"))
                .split("(?m)^\\s*(?=@param )");
        var parameters = new LinkedHashMap<String, String>();
        for (var part : parts) {
            if (part.startsWith(PARAMETER)) {
                var words = part.substring(PARAMETER.length()).strip().split("\\s", 2);
                parameters.put(words[0], plain(words[1]));
            }
        }
        return new Comment(plain(parts[0]), parameters);
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? #?([^}]*)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }

    private static Class<?> outermost(Class<?> declared) {
        return declared.getEnclosingClass() == null ? declared : outermost(declared.getEnclosingClass());
    }

    private static String read(Class<?> outermost) {
        var name = outermost.getName().replace('.', '/') + ".java";
        return MODULES.stream()
                .map(module -> Checkout.file(module + "/src/main/java/" + name))
                .filter(Files::exists)
                .findFirst()
                .map(LogEventsPage::text)
                .orElseThrow(() -> new IllegalStateException("there is no source of " + outermost));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
