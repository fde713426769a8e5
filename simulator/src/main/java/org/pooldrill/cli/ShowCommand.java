package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.pooldrill.drill.Library;
import org.pooldrill.drill.Schemas;
import org.pooldrill.state.StateJson;
import org.pooldrill.state.StateSchema;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what comes with the program. */
@Command(
        name = "show",
        description =
                "Prints a drill, an estate or a load model that comes with the program, or a JSON Schema for editors.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill show seed-note >mine.drill.yaml",
            "  pooldrill show contoso",
            "  pooldrill show lync-2013 >mine.load.yaml",
            "  pooldrill show schema:drill          also schema:estate, schema:load and schema:state"
        })
final class ShowCommand implements Callable<Integer> {
    private static final String SCHEMA = "schema:";

    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "NAME", description = "What 'pooldrill list' names, or schema:drill and the like.")
    private String name = "";

    ShowCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var schema = schemas().get(name);
        if (schema != null) {
            streams.out().print(StateJson.pretty(schema.get()));
            return Exit.DONE.code();
        }
        var text = builtIn().orElseThrow(this::unknown);
        if (printing.json()) {
            streams.out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("name", name)
                            .put("text", text));
        } else {
            streams.out().print(text);
        }
        return Exit.DONE.code();
    }

    private Optional<String> builtIn() {
        return Library.drill(name)
                .or(() -> Library.estate(name))
                .or(() -> Library.load(name))
                .map(text -> new String(text.bytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, Supplier<ObjectNode>> schemas() {
        var schemas = new LinkedHashMap<String, Supplier<ObjectNode>>();
        schemas.put(SCHEMA + "drill", Schemas::drill);
        schemas.put(SCHEMA + "estate", Schemas::estate);
        schemas.put(SCHEMA + "load", Schemas::load);
        schemas.put(SCHEMA + "state", StateSchema::json);
        return schemas;
    }

    private Unusable unknown() {
        var names = new ArrayList<>(Library.drills());
        names.addAll(Library.estates());
        names.addAll(Library.loads());
        names.addAll(schemas().keySet());
        return new Unusable("nothing named '" + name + "' comes with the program" + Nearest.hint(name, names));
    }
}
