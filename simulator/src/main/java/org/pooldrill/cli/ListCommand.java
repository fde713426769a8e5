package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The drills, estates and load models that come with the program. */
@Command(
        name = "list",
        description = "Lists the drills, estates and load models that come with the program.",
        footerHeading = "%nExamples:%n",
        footer = {"  pooldrill list", "  pooldrill list --format json", "", "'pooldrill show NAME' prints one of them."
        })
final class ListCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    ListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (printing.json()) {
            Library.drills().forEach(name -> streams.out().println(drill(name)));
            Library.estates().forEach(name -> streams.out().println(object("estate", name)));
            Library.loads().forEach(name -> streams.out().println(object("load", name)));
            return Exit.DONE.code();
        }
        var width = Library.drills().stream().mapToInt(String::length).max().orElse(0);
        streams.out().println("Drills (pooldrill run NAME), in the order of a course:");
        for (var chapter : Library.chapters()) {
            streams.out().println();
            streams.out().println(chapter.title());
            for (var name : chapter.drills()) {
                var title = drill(name).path("title").asText();
                streams.out().println("  " + name + " ".repeat(width - name.length()) + "  " + title);
            }
        }
        streams.out().println();
        streams.out().println("Estates (estate: NAME in a drill):");
        Library.estates().forEach(name -> streams.out().println("  " + name));
        streams.out().println("Load models (load: NAME in a drill):");
        Library.loads().forEach(name -> streams.out().println("  " + name));
        return Exit.DONE.code();
    }

    private static ObjectNode drill(String name) {
        var json = object("drill", name);
        DrillFile.load(name, ExpressionCheck.NONE).ready().ifPresent(ready -> {
            json.put("title", ready.drill().title()).put("about", ready.drill().about());
            json.put("estate", ready.estate().name());
            ready.drill().follows().forEach(json.putArray("follows")::add);
        });
        return json;
    }

    private static ObjectNode object(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("name", name);
    }
}
