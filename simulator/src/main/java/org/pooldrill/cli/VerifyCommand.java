package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogComparison;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the drill of a log again and compares the new log with it, byte for byte. */
@Command(
        name = "verify",
        description = "Runs the drill of a log again and compares the logs, byte for byte.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill verify first.events.jsonl",
            "  pooldrill verify logs/*.events.jsonl.gz",
            "",
            "Exit codes: 0 identical; 2 the log is damaged; 3 it is intact, but its run gives another log, or",
            "another version wrote it that this one does not reproduce; 130 interrupted."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;
    private final Interruption interruption;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(arity = "1..*", paramLabel = "LOG", description = "Event logs, or - for standard input.")
    private List<String> logs = List.of();

    VerifyCommand(Streams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    /** What came of one log. */
    private record Verdict(Exit exit, String result, String text) {}

    @Override
    public Integer call() {
        var exit = Exit.DONE;
        for (var log : logs) {
            if (interruption.happened()) {
                break;
            }
            var verdict = verify(log);
            exit = exit.and(verdict.exit);
            print(log, verdict);
        }
        return exit.code();
    }

    private void print(String log, Verdict verdict) {
        if (printing.json()) {
            streams.out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("log", Logs.shown(log))
                            .put("result", verdict.result)
                            .put("text", verdict.text));
        } else {
            (verdict.exit == Exit.UNUSABLE ? streams.err() : streams.out())
                    .println(Logs.shown(log) + ": " + verdict.result
                            + (verdict.text.isEmpty() ? "" : ": " + verdict.text));
        }
    }

    private Verdict verify(String log) {
        var opened = new Logs(streams);
        try {
            return compare(log, opened);
        } catch (LogDamaged damaged) {
            return Integrity.intactOfOtherVersion(opened.text(log))
                    ? otherVersion(damaged.reason())
                    : new Verdict(Exit.UNUSABLE, "damaged", "line " + damaged.line() + ": " + damaged.reason());
        } catch (Unusable | UncheckedIOException | IllegalArgumentException unreadable) {
            return new Verdict(Exit.UNUSABLE, "unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    private static Verdict otherVersion(String why) {
        return new Verdict(Exit.NOT_REPRODUCED, "not reproduced", notRunAgain(why));
    }

    /** What is said of a log whose drill is none to this version. */
    static String notRunAgain(String why) {
        return "version " + Version.current() + " cannot run it again: " + why;
    }

    private Verdict compare(String log, Logs opened) {
        LogHeader header;
        LogFooter footer;
        try (var reader = opened.open(log, LogReader.Mode.WHOLE)) {
            reader.forEach(event -> {});
            header = reader.header();
            footer = reader.footer().orElseThrow();
        }
        var loaded = DrillFile.fromJson(log, header.drill(), header.estate(), new ExpressionNames());
        if (loaded.ready().isEmpty()) {
            return otherVersion(loaded.problems().get(0).message());
        }
        return rerun(
                opened,
                log,
                DrillRunner.of(loaded.ready().get())
                        .seeded(header.seed())
                        .as(header.version())
                        .childOf(header.parent()),
                footer);
    }

    private Verdict rerun(Logs opened, String log, DrillRunner runner, LogFooter footer) {
        try (var text = opened.text(log)) {
            var comparison = new LogComparison(text);
            var stopsAt = footer.end() == LogEnd.INTERRUPTED ? footer.events() : Long.MAX_VALUE;
            var progress = new Progress(streams, 1);
            var events = new long[1];
            runner.heardBy((raw, payload) -> events[0] = raw.seq())
                    .heardBy(progress.begin(Logs.shown(log)))
                    .interruptedBy(() -> comparison.differs() || events[0] >= stopsAt || interruption.happened())
                    .logTo(own -> LogWriter.to(comparison, own))
                    .run();
            progress.clear();
            if (interruption.happened()) {
                return new Verdict(Exit.INTERRUPTED, "interrupted", "");
            }
            return comparison
                    .first()
                    .map(difference -> new Verdict(Exit.NOT_REPRODUCED, "differs", difference.toString()))
                    .orElseGet(() -> new Verdict(Exit.DONE, "identical", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(Logs.shown(log) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
