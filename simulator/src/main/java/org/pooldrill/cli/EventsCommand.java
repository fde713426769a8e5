package org.pooldrill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.run.Clock;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventType;
import org.pooldrill.view.View;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The events of a log, filtered. */
@Command(
        name = "events",
        description = "Prints the events of a log: number, time, store, type, data, and the number of their cause.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill events first.events.jsonl --pool pool1.contoso.com --type ContactAdded",
            "  pooldrill events first.events.jsonl --pool estate --from 1h --to 1h10m",
            "  pooldrill events first.events.jsonl --format json"
        })
final class EventsCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(
            names = "--pool",
            paramLabel = "F",
            description = "Only of this pool's store, or of the store 'estate', in which users' sign-ins are, too.")
    private @Nullable String pool;

    @Option(names = "--type", paramLabel = "T", description = "Only of this type; may be given several times.")
    private List<String> types = List.of();

    @Option(names = "--from", paramLabel = "T", description = "From then on: since the start, or an instant (UTC).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Up to then.")
    private @Nullable String to;

    EventsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var wanted = types();
        var opened = new Logs(streams);
        try (var whole = opened.open(log, salvage.mode())) {
            knownStore(whole);
            whole.forEach(event -> {});
            salvage.tell(streams, whole);
        }
        print(opened, wanted);
        return Exit.DONE.code();
    }

    /** Prints what is known to be as it was written: the log has been read to its end before. */
    private void print(Logs opened, Set<String> wanted) {
        try (var reader = opened.open(log, salvage.mode())) {
            var start = reader.header().start();
            var fromMillis = from == null ? 0 : Moment.millis("--from", from, start);
            var toMillis = to == null ? Long.MAX_VALUE : Moment.millis("--to", to, start);
            for (var next = reader.next(); next.isPresent() && !streams.out().checkError(); next = reader.next()) {
                var event = next.get();
                if (event.t() >= fromMillis
                        && event.t() <= toMillis
                        && (pool == null || event.store().equals(pool))
                        && (wanted.isEmpty() || wanted.contains(event.type().name()))) {
                    streams.out().println(printing.json() ? json(event) : text(event));
                }
            }
        }
    }

    private Set<String> types() {
        var known = EventCatalogue.types().all().stream().map(EventType::name).toList();
        return types.stream()
                .map(type -> known.stream()
                        .filter(name -> name.equalsIgnoreCase(type))
                        .findFirst()
                        .orElseThrow(() -> new Unusable(
                                "--type " + type + ": there is no such type of event" + Nearest.hint(type, known))))
                .collect(Collectors.toSet());
    }

    private void knownStore(LogReader reader) {
        var stores = new ArrayList<String>();
        Optional.of(reader.header().estate().path("pools"))
                .map(JsonNode::fieldNames)
                .ifPresent(names -> names.forEachRemaining(stores::add));
        stores.add(View.ESTATE);
        if (pool != null && !stores.contains(pool)) {
            throw new Unusable("--pool " + pool + ": there is no such store" + Nearest.hint(pool, stores));
        }
    }

    private static String text(LogEvent event) {
        return String.format(
                Locale.ROOT,
                "%6d %-14s %s %s %s%s",
                event.seq(),
                Clock.since(event.t()),
                event.store(),
                event.type().name(),
                data(event),
                event.cause() == 0 ? "" : " <- " + event.cause());
    }

    private static String json(LogEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("seq", event.seq())
                .put("t", event.t())
                .put("store", event.store())
                .put("n", event.n());
        json.put("type", event.type().name()).put("v", event.type().version());
        json.putRawValue("data", new RawValue(data(event)));
        if (event.cause() != 0) {
            json.put("cause", event.cause());
        }
        return json.toString();
    }

    private static String data(LogEvent event) {
        return new String(event.data().toBytes(), StandardCharsets.UTF_8);
    }
}
