package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.pooldrill.usermodel.UserModel;
import org.pooldrill.yaml.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks drills, estates and load models without running them. */
@Command(
        name = "validate",
        description =
                "Checks drills, estates and load models without running them. Everything that is wrong is reported at once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill validate first.drill.yaml mine.estate.yaml busy.load.yaml",
            "  pooldrill validate - <first.drill.yaml",
            "",
            "Exit codes: 0 all can be used, 2 something is wrong."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, names of built-ins, or - for standard input.")
    private List<String> files = List.of();

    ValidateCommand(Streams streams) {
        this.streams = streams;
    }

    /** What came of one file. */
    private record Checked(String file, String kind, List<Problem> problems, String summary) {}

    @Override
    public Integer call() {
        var sources = new Sources(streams);
        var exit = Exit.DONE;
        for (var file : files) {
            var checked =
                    switch (sources.kind(file)) {
                        case DRILL -> drill(sources, file);
                        case ESTATE -> estate(sources, file);
                        case LOAD -> load(sources, file);
                    };
            exit = exit.and(checked.problems.isEmpty() ? Exit.DONE : Exit.UNUSABLE);
            if (printing.json()) {
                json(checked);
            } else {
                text(checked);
            }
        }
        return exit.code();
    }

    private static Checked drill(Sources sources, String file) {
        var loaded = sources.drill(file);
        var summary = loaded.ready()
                .map(ready -> "a drill of " + count(ready.drill().steps().size(), "step") + " on the estate "
                        + ready.estate().name()
                        + ready.drill()
                                .load()
                                .map(model -> " under the load " + model.name())
                                .orElse(""))
                .orElse("");
        return new Checked(file, "drill", loaded.problems(), summary);
    }

    private static Checked estate(Sources sources, String file) {
        var loaded = sources.estate(file);
        var summary = loaded.estate()
                .map(estate -> "an estate of " + count(estate.pools().size(), "pool") + " and "
                        + count(estate.edges().size(), "Edge pool"))
                .orElse("");
        return new Checked(file, "estate", loaded.problems(), summary);
    }

    private static Checked load(Sources sources, String file) {
        var loaded = sources.load(file);
        var summary = loaded.model()
                .map(model -> "the load model " + model.name() + ", with " + figures(model))
                .orElse("");
        return new Checked(file, "load", loaded.problems(), summary);
    }

    private static String figures(UserModel model) {
        var changed = model.changed().size();
        return changed == 0
                ? "the documented figures"
                : count(changed, "figure") + " other than in " + UserModel.LYNC_2013;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void text(Checked checked) {
        checked.problems.forEach(streams.err()::println);
        streams.out()
                .println(checked.file + ": "
                        + (checked.problems.isEmpty()
                                ? "fine, " + checked.summary
                                : count(checked.problems.size(), "problem")));
    }

    private void json(Checked checked) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("file", checked.file).put("kind", checked.kind).put("valid", checked.problems.isEmpty());
        var problems = json.putArray("problems");
        for (var problem : checked.problems) {
            problems.addObject()
                    .put("file", problem.place().file())
                    .put("line", problem.place().line())
                    .put("column", problem.place().column())
                    .put("message", problem.message());
        }
        streams.out().println(json);
    }
}
