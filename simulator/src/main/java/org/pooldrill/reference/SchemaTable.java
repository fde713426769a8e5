package org.pooldrill.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The keys of a file as a Markdown table, one row for each, read from the JSON Schema that the file is checked with. */
final class SchemaTable {

    /** Longer lists of names have a page of their own. */
    private static final int MOST_CHOICES = 8;

    private final JsonNode schema;
    private final StringBuilder rows = new StringBuilder();

    private SchemaTable(JsonNode schema) {
        this.schema = schema;
    }

    /**
     * The rows for every key below a node of the schema.
     *
     * @param schema the whole schema, for its definitions
     * @param node the part that the table is about
     */
    static String of(JsonNode schema, JsonNode node) {
        var table = new SchemaTable(schema);
        table.below("", node);
        return "| Key | Accepts | Default | What it is |\n| --- | --- | --- | --- |\n" + table.rows;
    }

    private void below(String path, JsonNode node) {
        var required = new StringBuilder(",");
        node.path("required").forEach(name -> required.append(name.asText()).append(','));
        for (var property : node.path("properties").properties()) {
            var key = path + property.getKey();
            row(key, property.getValue(), required.indexOf("," + property.getKey() + ",") >= 0);
            within(key, property.getValue());
        }
    }

    /** What stands in a value: the keys of a map, of the entries of a map by name, or of the elements of a list. */
    private void within(String key, JsonNode reference) {
        var node = resolved(reference);
        below(key + ".", node);
        var entries = node.path("additionalProperties");
        if (entries.isObject()) {
            var entry = key + ".NAME";
            if (!resolved(entries).has("properties") && !resolved(entries).has("additionalProperties")) {
                row(entry, entries, false);
            }
            within(entry, entries);
        }
        if (resolved(node.path("items")).has("properties")) {
            within(key + "[]", node.path("items"));
        }
    }

    private void row(String key, JsonNode node, boolean required) {
        var fallback = first(node, "default");
        rows.append("| `").append(key).append("` | ").append(accepts(node)).append(" | ");
        rows.append(fallback.isMissingNode() ? (required ? "required" : "") : "`" + fallback.asText() + "`");
        rows.append(" | ").append(cell(first(node, "description").asText())).append(" |\n");
    }

    private String accepts(JsonNode node) {
        var choices = first(node, "enum");
        if (choices.isArray() && choices.size() <= MOST_CHOICES) {
            return StreamSupport.stream(choices.spliterator(), false)
                    .map(JsonNode::asText)
                    .distinct()
                    .map(choice -> "`" + choice + "`")
                    .collect(Collectors.joining(", "));
        }
        var title = first(node, "title").asText();
        var least = first(node, "minimum");
        var most = first(node, "maximum");
        return cell(title) + (least.isMissingNode() ? "" : ", " + least.asText() + " to " + most.asText());
    }

    /** A keyword of the node itself or, where it has none, of what it refers to. */
    private JsonNode first(JsonNode node, String keyword) {
        return node.has(keyword) || !node.has("$ref") ? node.path(keyword) : first(resolved(node), keyword);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
