package org.pooldrill.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Units;
import org.pooldrill.history.History;
import org.pooldrill.history.Indexing;
import org.pooldrill.history.ValueWatch;
import org.pooldrill.report.StatePage;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.state.StateJson;
import org.pooldrill.state.StatePath;
import org.pooldrill.view.View;
import org.pooldrill.yaml.Nearest;
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
            "  pooldrill state first.events.jsonl --seq 1200 --all-users",
            "  pooldrill state first.events.jsonl --watch \"pools['pool1.contoso.com'].users.regular\"",
            "  pooldrill state first.events.jsonl --watch cms.state --every 10m --format csv"
        })
final class StateCommand implements Callable<Integer> {
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final String CSV = "csv";

    private final Streams streams;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "For people or for programs, of --watch also comma-separated values (default: text).")
    private String format = TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

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

    @Option(
            names = "--watch",
            paramLabel = "PATH",
            description = "Instead of the state: how the value at this path of it went through time, one line for each"
                    + " event that changed it. May be given several times.")
    private List<String> watch = List.of();

    @Option(names = "--every", paramLabel = "D", description = "Of --watch: the values at such intervals instead.")
    private @Nullable String every;

    @Option(names = "--from", paramLabel = "T", description = "Of --watch: from then on.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Of --watch: up to then.")
    private @Nullable String to;

    @Option(names = "--no-index", description = "Neither reads nor writes the index beside the log.")
    private boolean noIndex;

    StateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (at != null && seq != null) {
            throw new Unusable("--at and --seq both name a moment; accepted is one of them");
        }
        requireUsage();
        var history = new Logs(streams).history(log, salvage.mode(), noIndex ? Indexing.NONE : Indexing.BESIDE);
        if (!watch.isEmpty()) {
            watch(history);
            return Exit.DONE.code();
        }
        salvage.tell(streams, history.stopped());
        var view = moment(history);
        print(allUsers ? view.document() : view.printed());
        return Exit.DONE.code();
    }

    private void requireUsage() {
        var formats = watch.isEmpty() ? List.of(TEXT, JSON) : List.of(TEXT, JSON, CSV);
        if (!formats.contains(format)) {
            throw new Unusable("--format " + format + ": there is no such format"
                    + (watch.isEmpty() ? " of a state" : " of a watch") + Nearest.hint(format, formats));
        }
        if (watch.isEmpty() && (every != null || from != null || to != null)) {
            throw new Unusable("--every, --from and --to go with --watch");
        }
        if (!watch.isEmpty() && (at != null || seq != null || allUsers)) {
            throw new Unusable("--watch looks at a time, not at a moment: give --from and --to");
        }
    }

    /** Everything that was typed is checked before the log is read. */
    private void watch(History history) {
        var watched = watch.stream()
                .map(path -> WatchedPath.of(path, history.estate()))
                .toList();
        var moving = watched.stream().filter(WatchedPath::movesWithTime).findFirst();
        if (every == null && moving.isPresent()) {
            throw new Unusable("--watch " + moving.get().path()
                    + ": it changes by the mere passing of time; say how often to look with --every, such as 1m");
        }
        var everyMillis = every == null ? 0 : interval(every);
        var start = history.header().start();
        var fromMillis = from == null ? 0 : Moment.millis("--from", from, start);
        var toMillis = to == null ? Long.MAX_VALUE : Moment.millis("--to", to, start);
        if (fromMillis > Math.min(toMillis, history.endMillis())) {
            throw new Unusable("--from " + from + " is after " + (to == null ? "the end of the log" : "--to " + to));
        }
        salvage.tell(streams, history.stopped());
        follow(
                history,
                watched.stream().map(WatchedPath::path).toList(),
                fromMillis,
                Math.min(toMillis, history.endMillis()),
                everyMillis);
    }

    private static long interval(String text) {
        return Units.duration(text)
                .map(Duration::toMillis)
                .filter(millis -> millis > 0)
                .orElseThrow(() -> new Unusable("--every " + text + ": accepted is " + Units.DURATION));
    }

    private void follow(History history, List<StatePath> paths, long fromMillis, long toMillis, long everyMillis) {
        var out = streams.out();
        var records = new WatchRecords(paths, history.header().start());
        var text = format.equals(TEXT)
                ? Optional.of(new WatchText(out, paths, streams.width(), fromMillis, toMillis))
                : Optional.<WatchText>empty();
        if (format.equals(CSV)) {
            out.println(records.csvHead());
        }
        var values = new ValueWatch(history, paths, fromMillis, toMillis, row -> {
            text.ifPresent(page -> page.row(row));
            if (text.isEmpty()) {
                out.println(format.equals(CSV) ? records.csv(row) : records.json(row));
            }
        });
        if (everyMillis == 0) {
            values.changes();
        } else {
            values.samples(everyMillis);
        }
        text.ifPresent(WatchText::end);
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
        if (format.equals(JSON)) {
            streams.out().println(state);
        } else {
            var style = streams.colour() ? Style.COLOURED : Style.PLAIN;
            StatePage.of(state, style).forEach(streams.out()::println);
        }
    }
}
