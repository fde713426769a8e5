package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.Library;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Problem;

/** What the server answers about jobs: drills that run while nobody waits for them. */
final class JobApi {
    static final String YAML = "application/yaml";
    static final String MARKDOWN = "text/markdown";

    private static final String ONE = "/jobs/{id}";

    private final Limits limits;
    private final Jobs jobs;

    JobApi(Limits limits, Jobs jobs) {
        this.limits = limits;
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/jobs", "jobs", "All jobs, oldest first.", this::list)
                        .gives(200, "The jobs.", "Jobs"),
                Route.of("POST", "/jobs", "run", "Has a drill run.", this::run)
                        .query("seed", "integer", "The seed, in place of the drill's own, of one that is sent as YAML.")
                        .takes(Answer.JSON, "NewJob")
                        .takes(YAML, "Text")
                        .gives(202, "It runs as soon as there is a place for it.", "Job")
                        .header("Location", "Its address."),
                Route.of(
                                "GET",
                                ONE,
                                "job",
                                "A job: how far it is.",
                                call -> Answer.json(200, named(call).json()))
                        .gives(200, "The job.", "Job"),
                Route.of("DELETE", ONE, "cancel", "Cancels a job if it has not ended, and forgets it.", this::delete)
                        .gives(204, "It is gone."),
                Route.of("GET", ONE + "/progress", "progress", "How far a job is, as it goes on.", this::progress)
                        .gives(
                                200,
                                "Server-Sent Events, each the job as it then is. One of the type 'end' is the last.")
                        .or(EventStream.MEDIA_TYPE, "Text"),
                Route.of("GET", ONE + "/report", "report", "What came of a job that has ended.", this::report)
                        .gives(200, "What 'pooldrill run' prints as JSON, or writes as its report.", "Report")
                        .or(MARKDOWN, "Text"),
                Route.of("GET", ONE + "/log", "jobLog", "The event log of a job that has ended.", this::log)
                        .gives(200, "The log.")
                        .or(Answer.LINES, "Log"));
    }

    private Answer list(Call call) {
        var json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("jobs");
        jobs.all().forEach(job -> all.add(job.json()));
        return Answer.json(200, json);
    }

    private Answer run(Call call) {
        var job = jobs.add(call.sent(YAML) ? fromYaml(call) : fromJson(call));
        return Answer.json(202, job.json()).with("Location", "/jobs/" + job.number());
    }

    private Supplier<DrillFile.Ready> fromYaml(Call call) {
        var bytes = call.text().getBytes(StandardCharsets.UTF_8);
        return () -> {
            var ready = usable(DrillFile.read("drill", bytes, Folder.NONE, new ExpressionNames()));
            return call.query("seed").isPresent() ? ready.seeded(call.number("seed")) : ready;
        };
    }

    private Supplier<DrillFile.Ready> fromJson(Call call) {
        call.standInTheBody("seed");
        var wanted = call.json("NewJob");
        var drill = wanted.path("drill");
        return () -> {
            var ready = usable(
                    drill.isTextual()
                            ? builtIn(drill.asText())
                            : DrillFile.read(Located.of("drill", drill), Folder.NONE, new ExpressionNames()));
            return wanted.has("seed") ? ready.seeded(wanted.path("seed").asLong()) : ready;
        };
    }

    private static DrillFile.Loaded builtIn(String name) {
        var text = Library.drill(name)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_INPUT,
                        "no drill '" + name + "' comes with the program" + Nearest.hint(name, Library.drills())));
        return DrillFile.read(text.label(), text.bytes(), Folder.NONE, new ExpressionNames());
    }

    private DrillFile.Ready usable(DrillFile.Loaded loaded) {
        var ready = loaded.ready()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_INPUT,
                        loaded.problems().stream().map(Problem::toString).toList()));
        limits.refuseMoreUsers(ready.estateJson());
        return ready;
    }

    private Answer delete(Call call) {
        jobs.delete(named(call));
        return Answer.empty(204);
    }

    private Answer progress(Call call) {
        return new Answer.Live(named(call), 0);
    }

    private Answer report(Call call) {
        var job = named(call);
        return call.wants(MARKDOWN) ? Answer.text(MARKDOWN, job.page()) : Answer.json(200, job.report());
    }

    private Answer log(Call call) {
        return new Answer.Spooled(Answer.LINES, named(call).log());
    }

    private Job named(Call call) {
        return jobs.named(call.name("id"));
    }
}
