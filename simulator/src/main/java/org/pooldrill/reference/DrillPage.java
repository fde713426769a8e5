package org.pooldrill.reference;

import com.fasterxml.jackson.databind.JsonNode;

/** The reference page of drill files: the keys of a drill, then those of each kind of step. */
final class DrillPage {

    private DrillPage() {}

    static String of(JsonNode schema) {
        var page = new StringBuilder("""
                # Drill files

                What `*.drill.yaml` may hold. How the steps behave in time stands in
                [the drill language](../drill-language.md); the names that a step may use, in the pages on
                [error ids](errors.md), [finding codes](findings.md), [faults](faults.md),
                [acts of users](acts.md) and [cmdlets](cmdlets.md), and the values that an expression may read in
                [the state document](state.md).

                """);
        page.append(SchemaTable.of(schema, schema));
        for (var choice : schema.at("/$defs/step/allOf")) {
            var name = choice.at("/if/required/0").asText();
            var step = schema.at(choice.at("/then/$ref").asText().substring(1));
            page.append("\n## `").append(name).append("`\n\n").append(SchemaTable.of(schema, step));
        }
        return page.toString();
    }
}
