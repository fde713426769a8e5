package org.pooldrill.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.history.History;
import org.pooldrill.report.StatePage;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
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
        var history = new Logs(streams).history(log, salvage.mode());
        salvage.tell(streams, history.stopped());
        var view = moment(history);
        print(allUsers ? view.document() : view.printed());
        return Exit.DONE.code();
    }

    private View moment(History history) {
        if (at != null) {
            return momentAt(history, at);
        }
        var last = history.events();
        if (seq != null && (seq < 1 || seq > last)) {
            throw new Unusable("--seq " + seq + ": accepted is 1 to " + last + ", the events of the log");
        }
        return history.at(seq == null ? last : seq);
    }

    private static View momentAt(History history, String at) {
        var start = history.header().start();
        var millis = Moment.millis("--at", at, start);
        var end = history.endMillis();
        if (millis > end) {
            throw new Unusable("--at " + at + " is after the end of the log, which is " + Clock.since(end) + " ("
                    + start.plusMillis(end) + ")");
        }
        var view = history.at(history.seqAt(millis));
        view.passTo(millis);
        return view;
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
