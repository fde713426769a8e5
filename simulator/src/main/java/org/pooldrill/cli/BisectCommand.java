package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.bisection.Answer;
import org.pooldrill.bisection.Answer.FalseAtStart;
import org.pooldrill.bisection.Answer.Turned;
import org.pooldrill.bisection.Bisection;
import org.pooldrill.bisection.Search;
import org.pooldrill.bisection.Sides;
import org.pooldrill.bisection.Span;
import org.pooldrill.causation.Chain;
import org.pooldrill.expectation.Compilation.Compiled;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.Expectations;
import org.pooldrill.expectation.ExpressionProblem;
import org.pooldrill.history.History;
import org.pooldrill.report.Amounts;
import org.pooldrill.report.EventText;
import org.pooldrill.report.Style;
import org.pooldrill.run.Clock;
import org.pooldrill.run.ExpressionNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The first event of a log after which a condition does not hold, and what led to it. */
@Command(
        name = "bisect",
        description = "Names the first event of a log after which a condition does not hold, the values on each side of"
                + " it, and the causes back to the step, the fault or the line that started it. The condition is looked"
                + " at after every event, and at every full second where it reads the time or an age. Where it can become"
                + " false only once, it is searched for by halves, else in one pass; the answer says which.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill bisect first.events.jsonl --expect 'cms.activeMasters <= 1'",
            "  pooldrill bisect first.events.jsonl --expect \"pools['pool1.contoso.com'].lost.changes == 0\"",
            "  pooldrill bisect first.events.jsonl --from 1h --to 2h --expect \"!findings.exists(f, f.code =="
                    + " 'SplitBrain')\"",
            "",
            "Exit codes: 0 found; 1 nothing found: it holds all the time, or does not at the start already;",
            "2 the log or the condition cannot be used."
        })
final class BisectCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Mixin
    private Salvage salvage = new Salvage();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(
            names = "--expect",
            required = true,
            paramLabel = "CEL",
            description = "The condition, as after 'expect' in a drill.")
    private String expect = "";

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Searches from then on: since the start, or an instant (UTC; default: the first step).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Searches up to then (default: the end of the log).")
    private @Nullable String to;

    @Option(
            names = "--assume",
            paramLabel = "monotone",
            description = "monotone: searches by halves, taking it that the condition becomes false only once.")
    private @Nullable String assume;

    BisectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (assume != null && !assume.equals("monotone")) {
            throw new Unusable("--assume " + assume + ": accepted is monotone");
        }
        var history = new Logs(streams).history(log, salvage.mode());
        var condition = compile(history);
        var span = span(history);
        salvage.tell(streams, history.stopped());
        var answer = new Bisection(history, condition, span, assume != null).search();
        if (printing.json()) {
            streams.out().println(json(history, condition, span, answer));
        } else {
            text(history, condition, answer).forEach(streams.out()::println);
        }
        return (answer instanceof Turned ? Exit.DONE : Exit.NO).code();
    }

    private Expectation compile(History history) {
        var compiled = Expectations.compile(expect, ExpressionNames.of(history.estate(), commands(history)));
        if (compiled instanceof Compiled usable) {
            return usable.expectation();
        }
        throw new Unusable("--expect: "
                + String.join(
                        "\n  ",
                        compiled.problems().stream()
                                .map(ExpressionProblem::toString)
                                .toList()));
    }

    /** The names that steps of the drill in the header have. */
    private static Set<String> commands(History history) {
        var names = new TreeSet<String>();
        history.header()
                .drill()
                .findValues("steps")
                .forEach(steps -> steps.forEach(step -> {
                    if (step.has("name")) {
                        names.add(step.path("name").asText());
                    }
                }));
        return names;
    }

    private Span span(History history) {
        var start = history.header().start();
        var fromMillis = from == null ? 0 : Moment.millis("--from", from, start);
        var toMillis = to == null ? history.endMillis() : Moment.millis("--to", to, start);
        inLog("--from", from, fromMillis, history);
        inLog("--to", to, toMillis, history);
        if (fromMillis > toMillis) {
            throw new Unusable("--from " + from + " is after --to " + to);
        }
        var span = Span.whole(history);
        if (from != null) {
            span = span.from(history, fromMillis);
        }
        return to == null ? span : span.to(history, toMillis);
    }

    private static void inLog(String option, @Nullable String typed, long millis, History history) {
        if (millis > history.endMillis()) {
            throw new Unusable(option + " " + typed + " is after the end of the log, which is "
                    + Clock.since(history.endMillis()) + " ("
                    + history.header().start().plusMillis(history.endMillis()) + ")");
        }
    }

    private List<String> text(History history, Expectation condition, Answer answer) {
        var style = Style.of(streams.colour());
        var lines = new ArrayList<String>();
        lines.add(style.bold(condition.text()));
        if (answer instanceof Turned turned) {
            lines.addAll(turned(history, condition, turned, style));
        } else if (answer instanceof FalseAtStart none) {
            lines.add("does not hold where the search begins already, so no event made it false.");
            none.holdsAfter()
                    .ifPresentOrElse(
                            seq -> {
                                var event = history.event(seq);
                                lines.add("It first holds after event " + seq + " at " + Clock.since(event.t()) + ": "
                                        + EventText.of(event));
                                lines.add("'--from " + Duration.ofMillis(event.t()) + "' searches from there on.");
                            },
                            () -> lines.add("It holds nowhere up to the end of the search."));
        } else {
            lines.add("holds all the time: nothing found.");
        }
        lines.add(style.faint(how(condition, answer.search())));
        return lines;
    }

    private static List<String> turned(History history, Expectation condition, Turned turned, Style style) {
        var lines = new ArrayList<String>();
        var when =
                Clock.since(turned.atMillis()) + " (" + history.header().start().plusMillis(turned.atMillis()) + ")";
        var chain = turned.seq() == 0 ? null : Chain.of(history, history.event(turned.seq()));
        if (turned.byTime()) {
            lines.add("no longer holds at " + when + ": no event did it, time passed.");
            if (chain != null) {
                lines.add("The last event before is " + turned.seq() + " at "
                        + Clock.since(chain.event().t()) + ":");
            }
        } else {
            lines.add("no longer holds after event " + turned.seq() + " at " + when + ":");
        }
        if (chain != null) {
            lines.add("  " + style.yellow(EventText.of(chain.event())));
            lines.add("  (" + chain.event().type().name() + " in the store "
                    + chain.event().store() + ")");
        }
        var sides = Sides.of(history, condition, turned);
        sides.values()
                .forEach(value ->
                        lines.add("  " + value.path() + " was " + value.before() + ", became " + value.after()));
        sides.failure()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("  at "))
                .forEach(line -> lines.add("  " + line.strip()));
        if (chain != null && !chain.lines().isEmpty()) {
            lines.add("What led to it:");
            chain.lines().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String how(Expectation condition, Search search) {
        var looks = Amounts.count(search.looks(), "look");
        return switch (search.way()) {
            case START_ALONE -> "Looked at the start alone: what the condition names can only make it true.";
            case LOGARITHMIC -> "Searched by halves, " + looks + ": the condition can become false only once.";
            case ASSUMED ->
                "Searched by halves, " + looks + ", as assumed: where it became false and true again"
                        + " before, that was not seen.";
            case ONE_PASS -> "Searched in one pass, " + looks + reason(condition) + ".";
        };
    }

    private static String reason(Expectation condition) {
        var tendency = condition.tendency();
        if (tendency.turnsOnce()) {
            return tendency.unlessFound() ? ": what was thought lost was found again" : "";
        }
        return tendency.free().isEmpty() ? "" : ": " + tendency.free() + " can change in any way";
    }

    private static ObjectNode json(History history, Expectation condition, Span span, Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("expression", condition.text());
        json.put("from", Duration.ofMillis(span.fromMillis()).toString());
        json.put("to", Duration.ofMillis(span.toMillis()).toString());
        json.put("found", answer instanceof Turned);
        json.put("holdsAtStart", !(answer instanceof FalseAtStart));
        json.put("search", answer.search().way().word());
        json.put("looks", answer.search().looks());
        if (answer instanceof FalseAtStart none && none.holdsAfter().isPresent()) {
            json.put("holdsAfter", none.holdsAfter().getAsLong());
        }
        if (answer instanceof Turned turned) {
            json.put("time", Duration.ofMillis(turned.atMillis()).toString());
            json.put(
                    "clock",
                    history.header().start().plusMillis(turned.atMillis()).toString());
            json.put("byTime", turned.byTime());
            if (turned.seq() > 0) {
                var chain = Chain.of(history, history.event(turned.seq()));
                json.putObject("event")
                        .put("seq", turned.seq())
                        .put("time", Duration.ofMillis(chain.event().t()).toString())
                        .put("store", chain.event().store())
                        .put("type", chain.event().type().name())
                        .put("text", EventText.of(chain.event()));
                json.set("causes", chain.json());
            }
            var sides = Sides.of(history, condition, turned);
            var values = json.putArray("values");
            sides.values().forEach(value -> values.addObject()
                    .put("path", value.path())
                    .put("before", value.before())
                    .put("after", value.after()));
            json.put("why", sides.failure());
        }
        return json;
    }
}
