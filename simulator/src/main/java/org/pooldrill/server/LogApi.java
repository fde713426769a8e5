package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.pooldrill.log.SpoolSpace;

/** What the server answers about logs that clients send. */
final class LogApi {
    private static final String ONE = "/logs/{id}";

    private final Limits limits;
    private final KeptLogs logs;
    private final Simulations simulations;
    private final SpoolSpace space;

    LogApi(Limits limits, KeptLogs logs, Simulations simulations, SpoolSpace space) {
        this.space = space;
        this.limits = limits;
        this.logs = logs;
        this.simulations = simulations;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/logs", "logs", "All logs that were sent, oldest first.", this::list)
                        .gives(200, "The logs.", "Logs"),
                Route.of("POST", "/logs", "sendLog", "Takes an event log, if it is as it was written.", this::take)
                        .takes(Answer.LINES, "Log")
                        .takes("application/gzip", "Bytes")
                        .takes("application/zstd", "Bytes")
                        .gives(201, "It is here.", "LogShown")
                        .header("Location", "Its address."),
                Route.of(
                                "GET",
                                ONE,
                                "showLog",
                                "A log.",
                                call -> Answer.json(200, named(call).json()))
                        .gives(200, "The log.", "LogShown"),
                Route.of("DELETE", ONE, "deleteLog", "Deletes a log.", this::delete)
                        .gives(204, "It is gone."),
                Route.of("GET", ONE + "/state", "logState", "What the deployment looked like at a moment.", this::state)
                        .waiting()
                        .query("at", "string", "The moment: since the start, such as 1h10m, or an instant (UTC).")
                        .query("seq", "integer", "The moment: right after the event of this number.")
                        .query("all", "boolean", "With all users and conferences, and not only the named ones.")
                        .gives(200, "The state document.", "State")
                        .header("ETag", "Names log and moment; for If-None-Match.")
                        .gives(304, "It is as it was."),
                Route.of("GET", ONE + "/events", "logEvents", "Events of a log.", this::events)
                        .waiting()
                        .query("after", "integer", "The number of the event before the first; 0: from the start.")
                        .query("most", "integer", "How many there are at most; 0: all.")
                        .gives(200, "Lines of the log.")
                        .or(Answer.LINES, "Log"),
                Route.of("GET", ONE + "/log", "logAgain", "A log, uncompressed.", this::log)
                        .gives(200, "The log.")
                        .or(Answer.LINES, "Log"),
                Route.of("POST", ONE + "/fork", "goOn", "Starts a simulation that goes on from a log.", this::fork)
                        .takes(Answer.JSON, "LogFork")
                        .gives(201, "It has taken the steps of the log, with the same events.", "Simulation")
                        .header("Location", "Its address."));
    }

    private Answer list(Call call) {
        var json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("logs");
        logs.all().forEach(log -> all.add(log.json()));
        return Answer.json(200, json);
    }

    private Answer take(Call call) {
        logs.refuseMore();
        var log = logs.add(call.spooled("the log", limits.logs().bytes(), space));
        return Answer.json(201, log.json()).with("Location", "/logs/" + log.number());
    }

    private Answer delete(Call call) {
        logs.delete(named(call));
        return Answer.empty(204);
    }

    private Answer state(Call call) {
        var log = named(call);
        var all = call.asked("all");
        var moment = log.moment(call.query("at"), call.query("seq"));
        return log.tag(moment, all).answer(call, () -> Answer.bytes(log.state(moment, all)));
    }

    private Answer events(Call call) {
        return new Answer.Spooled(Answer.LINES, named(call).events(call.number("after"), call.number("most")));
    }

    private Answer log(Call call) {
        return new Answer.Spooled(Answer.LINES, named(call).text());
    }

    private Answer fork(Call call) {
        var log = named(call);
        var wanted = call.json("LogFork");
        var name = Optional.ofNullable(wanted.get("name")).map(given -> given.asText());
        var steps = wanted.path("steps").asInt(log.steps());
        return Api.created(simulations.add(
                name, (listener, interruption) -> GoingOn.of(log, steps, limits).start(listener, interruption)));
    }

    private KeptLog named(Call call) {
        return logs.named(call.name("id"));
    }
}
