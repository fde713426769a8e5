package org.pooldrill.cli;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The events of a log, filtered. */
@Command(
        name = "events",
        description = {
            "Prints the events of a log: number, time, store, type, data, and the number of their cause.",
            "Nothing is printed of a log that is not as it was written, unless it is followed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill events first.events.jsonl --pool pool1.contoso.com --type 'Contact*'",
            "  pooldrill events first.events.jsonl --user alice@contoso.com --last 10",
            "  pooldrill events first.events.jsonl --pool estate --from 1h --to 1h10m --format csv",
            "  pooldrill events first.events.jsonl --cause 120 --format cloudevents",
            "  pooldrill events night.events.jsonl --follow --type FindingRaised"
        })
final class EventsCommand implements Callable<Integer> {
    /** Whether somebody still reads is looked at now and then, and what is printed handed on: each time of a log that grows. */
    private static final int EVENTS_BETWEEN_LOOKS = 256;

    private final Streams streams;
    private final Interruption interruption;

    @Mixin
    private EventFilter filter = new EventFilter();

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N of them.")
    private @Nullable Long limit;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N of them.")
    private @Nullable Integer last;

    @Option(
            names = "--follow",
            description = "Prints the events of a log that is still being written as they come, until it ends.")
    private boolean follow;

    @Option(
            names = "--format",
            paramLabel = "text|json|jsonl|cloudevents|csv",
            defaultValue = "text",
            converter = EventFormat.Converter.class,
            description =
                    "For people (text, the default); the lines of the log (json, or jsonl); CloudEvents 1.0, one in"
                            + " a line; CSV with a heading.")
    private EventFormat format = EventFormat.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    EventsCommand(Streams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        counts();
        var opened = new Logs(streams);
        if (follow) {
            return following(opened).code();
        }
        var history = opened.history(log, salvage.mode());
        var wanted = filter.of(log, history.header());
        filter.exists(history.events());
        salvage.tell(streams, history.stopped());
        try (var reader = opened.open(log, salvage.mode())) {
            print(reader, wanted);
        }
        return Exit.DONE.code();
    }

    private void counts() {
        if (limit != null && last != null) {
            throw new Unusable("--limit and --last both say how many; accepted is one of them");
        }
        if (limit != null && limit < 1 || last != null && last < 1) {
            throw new Unusable((limit != null ? "--limit " + limit : "--last " + last) + ": accepted is 1 or more");
        }
        if (follow && (last != null || salvage.mode() == LogReader.Mode.SALVAGE)) {
            throw new Unusable((last != null ? "--last" : "--salvage")
                    + " goes by the end of the log, which is not known while it is followed");
        }
    }

    /** Prints what comes. Whether the log is as it was written shows at its end. */
    private Exit following(Logs opened) {
        try (var reader = opened.follow(log, interruption, streams.out()::flush)) {
            print(reader, filter.of(log, reader.header()));
            return Exit.DONE;
        } catch (LogDamaged damaged) {
            if (damaged.cutOff() && interruption.happened()) {
                return Exit.INTERRUPTED;
            }
            streams.out().flush();
            throw damaged;
        }
    }

    private void print(LogReader reader, EventFilter.Of wanted) {
        var lines = new EventLines(format, reader.header());
        streams.out().print(lines.heading());
        var tail = new ArrayDeque<LogEvent>();
        var left = limit == null ? Long.MAX_VALUE : limit;
        for (var next = reader.next(); next.isPresent() && !wanted.past(next.get()); next = reader.next()) {
            var event = next.get();
            var wants = wanted.wants(event);
            if (wants && last == null) {
                streams.out().print(lines.of(event));
                left--;
            } else if (wants) {
                tail.addLast(event);
                if (tail.size() > last) {
                    tail.removeFirst();
                }
            }
            if (left == 0
                    || (follow || event.seq() % EVENTS_BETWEEN_LOOKS == 0)
                            && streams.out().checkError()) {
                break;
            }
        }
        tail.forEach(event -> streams.out().print(lines.of(event)));
    }
}
