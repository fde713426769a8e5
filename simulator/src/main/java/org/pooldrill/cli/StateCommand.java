package org.pooldrill.cli;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.report.StatePage;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The state document at a moment of a log: the fold of its events, without running anything. */
@Command(
        name = "state",
        description = "Prints the state of a run at a moment (default: its end) from its event log. Nothing is run.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill state first.events.jsonl",
            "  pooldrill state first.events.jsonl --at 1h10m --format json",
            "  pooldrill state first.events.jsonl --seq 1200 --all-users"
        })
final class StateCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(names = "--at", paramLabel = "T", description = "The moment: since the start, or an instant (UTC).")
    private @Nullable String at;

    @Option(names = "--seq", paramLabel = "N", description = "The moment: right after that event.")
    private @Nullable Long seq;

    @Option(names = "--all-users", description = "Prints all users, not only named ones and those a step touched.")
    private boolean allUsers;

    StateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (at != null && seq != null) {
            throw new Unusable("--at and --seq both name a moment; accepted is one of them");
        }
        try (var reader = new Logs(streams).open(log, salvage.mode())) {
            var view = new View(Logs.estate(log, reader.header()));
            var last = fold(reader, view);
            salvage.tell(streams, reader);
            if (seq != null && (seq < 1 || seq > last)) {
                throw new Unusable("--seq " + seq + ": accepted is 1 to " + last + ", the events of the log");
            }
            print(allUsers ? view.document() : view.printed());
        }
        return Exit.DONE.code();
    }

    /** Folds the events up to the moment and reads on to the end, where it shows whether the log is whole. */
    private long fold(LogReader reader, View view) {
        var start = reader.header().start();
        var untilMillis = at == null ? Long.MAX_VALUE : Moment.millis("--at", at, start);
        var untilSeq = seq == null ? Long.MAX_VALUE : seq;
        var last = new ArrayList<LogEvent>();
        reader.forEach(event -> {
            if (event.t() <= untilMillis && event.seq() <= untilSeq) {
                apply(view, event);
            }
            last.clear();
            last.add(event);
        });
        var endMillis = last.isEmpty() ? 0 : last.get(0).t();
        if (at != null && untilMillis > endMillis) {
            throw new Unusable("--at " + at + " is after the end of the log, which is " + Clock.since(endMillis) + " ("
                    + start.plusMillis(endMillis) + ")");
        }
        if (at != null) {
            view.passTo(untilMillis);
        }
        return last.isEmpty() ? 0 : last.get(0).seq();
    }

    private static void apply(View view, LogEvent event) {
        view.apply(
                event.store(),
                event.n(),
                event.t(),
                event.cause(),
                (Event) event.payload(EventCatalogue.codec()),
                event.data().length());
    }

    private void print(Map<String, Object> document) {
        var state = StateJson.tree(document);
        if (printing.json()) {
            streams.out().println(state);
        } else {
            var style = streams.colour() ? Style.COLOURED : Style.PLAIN;
            StatePage.of(state, style).forEach(streams.out()::println);
        }
    }
}
