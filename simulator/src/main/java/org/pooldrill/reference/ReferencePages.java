package org.pooldrill.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.cmdlet.Cmdlets;
import org.pooldrill.drill.DrillReference;
import org.pooldrill.drill.Schemas;
import org.pooldrill.log.LogSchema;
import org.pooldrill.server.OpenApi;
import org.pooldrill.shell.reference.MarkdownReference;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateReference;
import org.pooldrill.state.StateSchema;

/**
 * Every page that is made from a registry: what cmdlets, errors, findings, faults and settings there are is said once,
 * in the code, and a test keeps the pages equal to it.
 */
public final class ReferencePages {

    private static final String MADE =
            "\n\n<!-- Made from the program's registries; a test keeps it equal to them. -->\n";

    private ReferencePages() {}

    /** The text of each page by its path under {@code docs}, in the order of the index. */
    public static Map<String, String> all() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("reference/drill.md", DrillPage.of(Schemas.drill()));
        pages.put("reference/faults.md", DrillReference.faults());
        pages.put("reference/acts.md", DrillReference.acts());
        pages.put("reference/estate.md", EstatePage.of(Schemas.estate()));
        pages.put("reference/timings.md", DrillReference.timings());
        pages.put("reference/load.md", DrillReference.loads());
        pages.put("reference/state.md", "# The state document\n\n" + StateReference.markdown());
        pages.put(
                "reference/cmdlets.md", MarkdownReference.of(Cmdlets.registry().declarations()));
        pages.put("reference/errors.md", ErrorPage.text());
        pages.put("reference/events.md", EventPage.text());
        pages.put("reference/findings.md", DrillReference.findings());
        pages.put("metrics.md", MetricPage.text());
        pages.replaceAll((path, page) -> page.replaceFirst("\n", MADE));
        pages.put("schema/drill.schema.json", json(Schemas.drill()));
        pages.put("schema/estate.schema.json", json(Schemas.estate()));
        pages.put("schema/load.schema.json", json(Schemas.load()));
        pages.put("schema/state.schema.json", json(StateSchema.json()));
        pages.put("schema/events.schema.json", json(LogSchema.of(EventCatalogue.types())));
        pages.put("schema/openapi.json", json(OpenApi.json()));
        return pages;
    }

    private static String json(JsonNode schema) {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a schema cannot be written", unwritable);
        }
    }
}
