package org.pooldrill.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.comparison.Comparison;
import org.pooldrill.comparison.ComparisonJson;
import org.pooldrill.comparison.ComparisonPage;
import org.pooldrill.history.History;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.state.KeyKind;
import org.pooldrill.state.Shape;
import org.pooldrill.state.StateShape;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How two runs differ, in the words of the domain. */
@Command(
        name = "diff",
        description = "Says how two runs differ: what was run, the first event that differs and what led to it on each"
                + " side, when it happened, and what it came to: who is where, what is lost, how long it took. Only what"
                + " differs is printed, the first log as A, the second as B.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill diff first.events.jsonl second.events.jsonl",
            "  pooldrill diff first.events.jsonl second.events.jsonl --at 1h10m",
            "  pooldrill diff first.events.jsonl second.events.jsonl --only lost,rto,findings",
            "  pooldrill diff parent.events.jsonl fork.events.jsonl --format json",
            "",
            "Exit codes: 0 the same happened, whatever the headers say; 1 the runs differ; 2 a log cannot be used."
        })
final class DiffCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(index = "0", paramLabel = "LOG_A", description = "An event log, or - for standard input.")
    private String logA = "";

    @Parameters(index = "1", paramLabel = "LOG_B", description = "The other.")
    private String logB = "";

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "Compares up to that moment: since the start, or an instant (UTC; default: the ends).")
    private @Nullable String at;

    @Option(
            names = "--only",
            paramLabel = "KEY",
            split = ",",
            description = "Of what it came to, only these parts of the state document, such as pools, lost, rto, users,"
                    + " cms, edges, findings, refusals.")
    private List<String> only = List.of();

    @Option(names = "--all", description = "Prints long lists in full, and what says little by itself.")
    private boolean all;

    DiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var wanted = wanted();
        var logs = new Logs(streams);
        var a = logs.history(logA, salvage.mode());
        var b = logs.history(logB, salvage.mode());
        var atA = moment(a, logA);
        var atB = moment(b, logB);
        salvage.tell(streams, a.stopped());
        salvage.tell(streams, b.stopped());
        try (var readerA = logs.open(logA, salvage.mode());
                var readerB = logs.open(logB, salvage.mode())) {
            var comparison =
                    Comparison.of(new Comparison.Side(a, readerA), new Comparison.Side(b, readerB), atA, atB, wanted);
            if (printing.json()) {
                streams.out().println(ComparisonJson.of(comparison));
            } else {
                ComparisonPage.of(comparison, Style.of(streams.colour()), all).forEach(streams.out()::println);
            }
            return (comparison.same() ? Exit.DONE : Exit.NO).code();
        }
    }

    private Comparison.Moment moment(History history, String log) {
        if (at == null) {
            return new Comparison.Moment(history.events(), history.endMillis());
        }
        var start = history.header().start();
        var millis = Moment.millis("--at", at, start);
        if (millis > history.endMillis()) {
            throw new Unusable("--at " + at + " is after the end of " + Logs.shown(log) + ", which is "
                    + Clock.since(history.endMillis()) + " (" + start.plusMillis(history.endMillis()) + ")");
        }
        return new Comparison.Moment(history.seqAt(millis), millis);
    }

    private Set<String> wanted() {
        var known = keys();
        for (var name : only) {
            if (!known.contains(name)) {
                throw new Unusable(
                        "--only " + name + ": there is no such part of the state document" + Nearest.hint(name, known));
            }
        }
        return new LinkedHashSet<>(only);
    }

    /** The keys at the top of the state document and those of a pool, and what is refused. */
    private static Set<String> keys() {
        var keys = new LinkedHashSet<>(StateShape.document().fields().keySet());
        StateShape.document().fields().values().forEach(field -> {
            if (field.shape() instanceof Shape.MapOf map
                    && map.keys() == KeyKind.POOL
                    && map.values() instanceof Shape.Struct pool) {
                keys.addAll(pool.fields().keySet());
            }
        });
        keys.add("refusals");
        return keys;
    }
}
