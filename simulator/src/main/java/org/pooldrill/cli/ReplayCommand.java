package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Units;
import org.pooldrill.estate.Estate;
import org.pooldrill.history.History;
import org.pooldrill.report.RiskTable;
import org.pooldrill.report.Style;
import org.pooldrill.report.SurvivorJson;
import org.pooldrill.report.SurvivorPage;
import org.pooldrill.run.Clock;
import org.pooldrill.survivor.LoggedEvents;
import org.pooldrill.survivor.RiskCurve;
import org.pooldrill.survivor.SurvivingSite;
import org.pooldrill.view.View;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One site's store alone, rebuilt from a log; what it could have served, and what a failover to it would have lost. */
@Command(
        name = "replay",
        description =
                "Rebuilds the store of one pool's site alone from a log, with its aggregates and its Backup Service,"
                        + " and says what that site could have served at a moment, and what its partner's users would have lost.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill replay first.events.jsonl --pool pool2.contoso.com --until 1h",
            "  pooldrill replay first.events.jsonl --pool pool2.contoso.com --until 1h --as-failover",
            "  pooldrill replay first.events.jsonl --pool pool2.contoso.com --sweep 1m --format csv",
            "",
            "Exit codes: 0 done; 1 with --as-failover: nobody could be taken over at that moment."
        })
final class ReplayCommand implements Callable<Integer> {
    /** What the result is printed as. */
    private enum As {
        TEXT,
        JSON,
        CSV;

        private static final class Converter extends FormatWord<As> {
            Converter() {
                super(As.values());
            }
        }
    }

    private final Streams streams;

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(names = "--pool", required = true, paramLabel = "F", description = "The pool whose site is left: its FQDN.")
    private String pool = "";

    @Option(
            names = "--until",
            paramLabel = "T",
            description =
                    "The moment, since the start or an instant (UTC); with --sweep the last one. Default: the end.")
    private @Nullable String until;

    @Option(
            names = "--as-failover",
            description =
                    "Takes the partner's users over with what the site has, as if their pool had been lost at that"
                            + " moment, and says what they would have lost.")
    private boolean asFailover;

    @Option(
            names = "--sweep",
            paramLabel = "D",
            description = "What a failover would have lost, at every moment of this grid, such as 1m.")
    private @Nullable String sweep;

    @Option(names = "--from", paramLabel = "T", description = "With --sweep: the first moment. Default: the start.")
    private @Nullable String from;

    @Option(
            names = "--format",
            paramLabel = "text|json|csv",
            defaultValue = "text",
            converter = As.Converter.class,
            description = "For people or for programs (default: text); csv with --sweep.")
    private As format = As.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (sweep != null && asFailover) {
            throw new Unusable("--sweep and --as-failover both say what a failover would have lost; accepted is one of"
                    + " them: --sweep for many moments, --as-failover with --until for one");
        }
        if (sweep == null && (from != null || format == As.CSV)) {
            throw new Unusable((from != null ? "--from" : "--format csv") + " goes with --sweep");
        }
        var history = new Logs(streams).history(log, salvage.mode());
        var estate = history.estate();
        knownPool(estate);
        var endMillis = history.endMillis();
        salvage.tell(streams, history.stopped());
        var untilMillis = until == null ? endMillis : Moment.millis("--until", until, estate.start());
        if (untilMillis > endMillis && sweep == null) {
            throw new Unusable("--until " + until + " is after the end of the log, which is " + Clock.since(endMillis)
                    + " (" + estate.start().plusMillis(endMillis) + ")");
        }
        return sweep == null ? alone(history, untilMillis) : sweep(history, Math.min(untilMillis, endMillis), sweep);
    }

    private void knownPool(Estate estate) {
        if (!estate.pools().containsKey(pool)) {
            throw new Unusable("--pool " + pool + ": there is no such pool in the estate of the log"
                    + Nearest.hint(pool, estate.pools().keySet()));
        }
    }

    private int alone(History history, long untilMillis) {
        try (var site = SurvivingSite.of(until(history, untilMillis), history.estate(), pool, untilMillis)) {
            var json = SurvivorJson.of(site);
            var objection = asFailover ? site.refusesRescue() : Optional.<String>empty();
            if (asFailover && objection.isEmpty()) {
                var first = site.toDoFirst();
                json.set("failover", SurvivorJson.of(site.rescue(), first));
            }
            print(json);
            objection.ifPresent(why -> streams.err().println("pooldrill: no failover: " + why));
            return (objection.isEmpty() ? Exit.DONE : Exit.NO).code();
        }
    }

    private static LoggedEvents until(History history, long millis) {
        return action -> history.forEach(1, history.seqAt(millis), action);
    }

    private void print(ObjectNode json) {
        if (format == As.JSON) {
            streams.out().println(json);
        } else {
            SurvivorPage.of(json, style()).forEach(streams.out()::println);
        }
    }

    private Style style() {
        return streams.colour() ? Style.COLOURED : Style.PLAIN;
    }

    private int sweep(History history, long untilMillis, String every) {
        var everyMillis = Units.duration(every)
                .filter(step -> step.toMillis() > 0)
                .orElseThrow(() -> new Unusable("--sweep " + every + ": accepted is " + Units.DURATION))
                .toMillis();
        var fromMillis = from == null
                ? 0
                : Moment.millis("--from", from, history.header().start());
        if (fromMillis > untilMillis) {
            throw new Unusable("--from " + from + " is after the last moment, " + Clock.since(untilMillis));
        }
        var estate = history.estate();
        var table = new RiskTable(estate.start(), style());
        var partner = partner(estate);
        if (format == As.TEXT) {
            table.heading().forEach(streams.out()::println);
        } else if (format == As.CSV) {
            streams.out().println(RiskTable.CSV_HEADING);
        }
        RiskCurve.of(
                until(history, untilMillis),
                new View(estate),
                partner,
                fromMillis,
                untilMillis,
                everyMillis,
                risk -> streams.out()
                        .println(
                                switch (format) {
                                    case TEXT -> table.row(risk);
                                    case JSON -> SurvivorJson.of(risk).toString();
                                    case CSV -> table.csv(risk);
                                }));
        return Exit.DONE.code();
    }

    /** The pool whose users this site backs up, as the estate has it. */
    private String partner(Estate estate) {
        return estate.pool(pool)
                .backup()
                .orElseThrow(() -> new Unusable(
                        "--pool " + pool + " is not paired in the estate of the log: it has nobody to take over"));
    }
}
