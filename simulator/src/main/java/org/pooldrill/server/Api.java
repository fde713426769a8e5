package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pooldrill.Blueprint;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;
import org.pooldrill.drill.Library;
import org.pooldrill.log.Spool;
import org.pooldrill.log.SpoolSpace;
import org.pooldrill.run.Version;

/** What the server answers: each route with what it does. */
final class Api {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ONE = "/simulations/{name}";

    private final Limits limits;
    private final Simulations simulations;
    private final SpoolSpace space;
    private final JobApi jobs;
    private final LogApi logs;
    private final ObjectNode description;
    private final Supplier<String> metrics;
    private final ConcurrentNavigableMap<String, Blueprint> libraryBlueprints = new ConcurrentSkipListMap<>();

    Api(
            Limits limits,
            Simulations simulations,
            Jobs jobs,
            KeptLogs logs,
            SpoolSpace space,
            ObjectNode description,
            Supplier<String> metrics) {
        this.metrics = metrics;
        this.limits = limits;
        this.jobs = new JobApi(limits, jobs);
        this.logs = new LogApi(limits, logs, simulations, space);
        this.space = space;
        this.simulations = simulations;
        this.description = description;
    }

    /** The routes, for those who only want to describe them. */
    static List<Route> described() {
        var limits = Limits.usual();
        var space = new SpoolSpace(0);
        var processors = new Processors(1, () -> 0, limits.requestTime());
        return new Api(
                        limits,
                        new Simulations(limits, () -> 0, processors, new Metrics()),
                        new Jobs(limits, () -> 0, processors, space),
                        new KeptLogs(limits, () -> 0, processors),
                        space,
                        NODES.objectNode(),
                        () -> "")
                .routes();
    }

    List<Route> routes() {
        return Stream.of(own(), jobs.routes(), logs.routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> own() {
        return List.of(
                Route.of("GET", "/openapi.json", "describe", "This description.", this::describe)
                        .gives(200, "The description.", "Description"),
                Route.of("GET", "/health", "health", "Whether the server is up.", this::health)
                        .gives(200, "It is.", "Health"),
                Route.of("GET", "/metrics", "metrics", "What it can be watched by.", call -> metrics())
                        .gives(200, "Metrics as Prometheus reads them; docs/metrics.md lists them.")
                        .or(Answer.TEXT, "Text"),
                Route.of("GET", "/simulations", "list", "All simulations, by name.", this::list)
                        .gives(200, "The simulations.", "Simulations"),
                Route.of("POST", "/simulations", "create", "Starts a simulation.", this::create)
                        .takes(Answer.JSON, "NewSimulation")
                        .gives(201, "It has started, and everything works.", "Simulation")
                        .header("Location", "Its address."),
                Route.of("GET", ONE, "show", "A simulation.", this::show).gives(200, "The simulation.", "Simulation"),
                Route.of("DELETE", ONE, "delete", "Deletes a simulation; a step under way ends.", this::delete)
                        .gives(204, "It is gone."),
                Route.of("POST", ONE + "/reset", "reset", "Puts a simulation back to its start.", this::reset)
                        .gives(200, "It stands at its start.", "Simulation"),
                Route.of(
                                "POST",
                                ONE + "/fork",
                                "fork",
                                "Starts another simulation that has taken the same steps.",
                                this::fork)
                        .takes(Answer.JSON, "Fork")
                        .gives(201, "It stands where the other does.", "Simulation")
                        .header("Location", "Its address."),
                Route.of("GET", ONE + "/steps", "steps", "The steps so far.", this::steps)
                        .gives(200, "The steps.", "Steps"),
                Route.of("POST", ONE + "/steps", "step", "Takes a step of the drill language.", this::step)
                        .takes(Answer.JSON, "Step")
                        .gives(200, "What came of it.", "Outcome"),
                Route.of("POST", ONE + "/shell", "shell", "Types a line into the management shell.", this::shell)
                        .query("as", "string", "Who types a line that is sent as text.")
                        .query("on", "string", "Where a line is typed that is sent as text.")
                        .takes(Answer.JSON, "Line")
                        .takes("text/plain", "Text")
                        .gives(200, "What came of it.", "Outcome")
                        .or("text/plain", "Text")
                        .header("Pooldrill-Refused", "The error id, if it was refused."),
                Route.of("POST", ONE + "/faults", "fault", "Breaks something.", call -> broken("fault", call))
                        .takes(Answer.JSON, "Fault")
                        .gives(200, "What came of it.", "Outcome"),
                Route.of("POST", ONE + "/repairs", "heal", "Repairs something.", call -> broken("heal", call))
                        .takes(Answer.JSON, "Fault")
                        .gives(200, "What came of it.", "Outcome"),
                Route.of("GET", ONE + "/users/{sip}", "user", "A user.", this::user)
                        .gives(200, "The user as the state document has him.", "User"),
                Route.of("POST", ONE + "/users/{sip}/acts", "act", "Has a user do something.", this::act)
                        .takes(Answer.JSON, "Act")
                        .gives(200, "What came of it.", "Outcome"),
                Route.of("GET", ONE + "/state", "state", "What the deployment looks like now.", this::state)
                        .query("all", "boolean", "With all users and conferences, and not only the named ones.")
                        .gives(200, "The state document.", "State")
                        .header("ETag", "Changes when the document does; for If-None-Match.")
                        .gives(304, "It is as it was."),
                Route.of("GET", ONE + "/value", "value", "One value of the state document.", this::value)
                        .needs("path", "string", "Where it stands, such as pools['pool1.contoso.com'].servedBy.")
                        .gives(200, "The value.", "Value")
                        .header("ETag", "Changes when the value does; for If-None-Match.")
                        .gives(304, "It is as it was."),
                Route.of("GET", ONE + "/events", "events", "The events, and those to come, as they come.", this::events)
                        .query("after", "integer", "The number of the event before the first; 0: from the start.")
                        .gives(
                                200,
                                "Server-Sent Events, each a line of the log; for Last-Event-ID. One of the type 'end'"
                                        + " is the last.")
                        .or(EventStream.MEDIA_TYPE, "Text"),
                Route.of("GET", ONE + "/log", "log", "The events so far, as an event log.", this::log)
                        .waiting()
                        .gives(200, "The log.")
                        .or(Answer.LINES, "Log"));
    }

    // The server

    private Answer describe(Call call) {
        return Answer.json(200, description);
    }

    private Answer health(Call call) {
        return Answer.json(
                200,
                NODES.objectNode()
                        .put("status", "up")
                        .put("version", Version.current())
                        .put("simulations", simulations.all().size()));
    }

    private Answer metrics() {
        return Answer.text(Answer.TEXT + ";version=0.0.4", metrics.get());
    }

    // The life of simulations

    private Answer list(Call call) {
        var json = NODES.objectNode();
        var all = json.putArray("simulations");
        simulations.all().forEach(each -> all.add(shown(each)));
        return Answer.json(200, json);
    }

    private Answer create(Call call) {
        var wanted = call.json("NewSimulation");
        return created(simulations.add(text(wanted, "name"), (listener, interruption) -> blueprint(wanted)
                .start(listener, interruption)));
    }

    private Blueprint blueprint(ObjectNode wanted) {
        try {
            var estate = wanted.path("estate").isMissingNode() ? new TextNode("contoso") : wanted.get("estate");
            var blueprint = Library.estates().contains(estate.asText())
                    ? libraryBlueprints.computeIfAbsent(estate.asText(), name -> Blueprint.of(estate))
                    : Blueprint.of(estate);
            limits.refuseMoreUsers(blueprint.estateJson());
            if (wanted.has("load")) {
                blueprint = blueprint.load(wanted.get("load"));
            }
            for (var condition : wanted.path("always")) {
                blueprint = blueprint.always(condition.asText());
            }
            if (wanted.has("title")) {
                blueprint = blueprint.title(wanted.get("title").asText());
            }
            return blueprint.seed(wanted.path("seed").asLong()).memory(limits.memoryBytes());
        } catch (InvalidInputException unusable) {
            throw new ProblemException(ProblemType.INVALID_INPUT, unusable.problems());
        }
    }

    private Answer show(Call call) {
        return Answer.json(200, shown(named(call)));
    }

    private Answer delete(Call call) {
        simulations.delete(named(call));
        return Answer.empty(204);
    }

    private Answer reset(Call call) {
        var old = named(call);
        var blueprint = old.read(Simulation::blueprint);
        var made = simulations.replace(old, blueprint::start);
        return Answer.json(200, shown(made));
    }

    private Answer fork(Call call) {
        var name = text(call.json("Fork"), "name");
        return named(call).inTurn(simulation -> created(simulations.add(name, simulation::fork)));
    }

    static Answer created(Hosted made) {
        return Answer.json(201, shown(made)).with("Location", "/simulations/" + made.name());
    }

    private static ObjectNode shown(Hosted hosted) {
        return hosted.read(simulation -> NODES.objectNode()
                .put("name", hosted.name())
                .put("estate", simulation.blueprint().estate())
                .put("seed", simulation.blueprint().seed())
                .put("time", simulation.time().toString())
                .put("clock", simulation.clock().toString())
                .put("events", simulation.events())
                .put("steps", simulation.steps().size())
                .put("over", simulation.over()));
    }

    // What happens in them

    private Answer steps(Call call) {
        var json = NODES.objectNode();
        named(call).read(Simulation::steps).forEach(json.putArray("steps")::add);
        return Answer.json(200, json);
    }

    private Answer step(Call call) {
        return Answer.json(200, taken(call, call.json("Step")));
    }

    private Answer shell(Call call) {
        var step = NODES.objectNode();
        if (call.sent(Answer.TEXT)) {
            step.put("ps", call.text().strip());
            List.of("as", "on").forEach(word -> call.query(word).ifPresent(given -> step.put(word, given)));
        } else {
            call.standInTheBody("as", "on");
            var line = call.json("Line");
            step.set("ps", line.remove("line"));
            step.setAll(line);
        }
        var outcome = taken(call, step);
        if (!call.wants(Answer.TEXT)) {
            return Answer.json(200, outcome);
        }
        var text = Answer.text(Answer.TEXT, outcome.path("output").path("text").asText());
        return outcome.has("refusal")
                ? text.with(
                        "Pooldrill-Refused", outcome.path("refusal").path("id").asText())
                : text;
    }

    private Answer broken(String key, Call call) {
        var fault = call.json("Fault");
        var step = NODES.objectNode().put(key, fault.path("kind").asText());
        if (fault.has("at")) {
            step.set("at", fault.get("at"));
        }
        fault.path("with").properties().forEach(word -> step.putIfAbsent(word.getKey(), word.getValue()));
        return Answer.json(200, taken(call, step));
    }

    private Answer act(Call call) {
        var step = NODES.objectNode().put("user", call.name("sip"));
        step.setAll(call.json("Act"));
        return Answer.json(200, taken(call, step));
    }

    private ObjectNode taken(Call call, ObjectNode step) {
        return named(call).change(simulation -> OutcomeJson.of(simulation.attempt(step), simulation));
    }

    // What came of it

    private Answer user(Call call) {
        return Answer.json(200, value(named(call), "users['" + call.name("sip") + "']"));
    }

    private Answer state(Call call) {
        var document =
                call.asked("all") ? named(call).everything() : named(call).state();
        return document.answer(call);
    }

    private Answer value(Call call) {
        var path = call.query("path")
                .orElseThrow(
                        () -> new ProblemException(ProblemType.INVALID_REQUEST, "the parameter 'path' is missing"));
        return Tagged.of(value(named(call), path)).answer(call);
    }

    private static JsonNode value(Hosted hosted, String path) {
        return hosted.read(simulation -> {
            try {
                return simulation.state().at(path);
            } catch (InvalidInputException unknown) {
                throw new ProblemException(ProblemType.NOT_FOUND, String.valueOf(unknown.getMessage()));
            }
        });
    }

    private Answer events(Call call) {
        var hosted = named(call);
        var known = call.header("Last-Event-ID").filter(id -> !id.isEmpty());
        var after = known.isPresent() ? hosted.after(known.get()) : call.number("after");
        return new Answer.Live(hosted, after);
    }

    /** Written to a file first: whoever reads it slowly does not hold up the simulation. */
    private Answer log(Call call) {
        var hosted = named(call);
        try (var spool = new Spool(space)) {
            hosted.writeLog(spool.out());
            return new Answer.Spooled(Answer.LINES, spool.in());
        }
    }

    private Hosted named(Call call) {
        return simulations.named(call.name("name"));
    }

    private static Optional<String> text(ObjectNode json, String key) {
        return Optional.ofNullable(json.get(key)).map(JsonNode::asText);
    }
}
