package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogParent;
import org.pooldrill.log.LogWriter;
import org.pooldrill.report.AfterAction;
import org.pooldrill.report.Past;
import org.pooldrill.report.ReportJson;
import org.pooldrill.report.RunResult;
import org.pooldrill.report.Style;
import org.pooldrill.report.Suite;
import org.pooldrill.report.Summary;
import org.pooldrill.report.Timeline;
import org.pooldrill.report.TimelinePage;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.NotReproduced;
import org.pooldrill.run.RunReport;
import org.pooldrill.store.StoreFailure;

/** Makes one run, and prints of it what is wanted while it goes on. */
final class OneRun {

    /** What is printed of every run. */
    enum Telling {
        /** A timeline and a summary. */
        STORY,
        /** One document for programs. */
        DOCUMENT,
        /** Nothing: there are too many, and a table will follow. */
        NOTHING
    }

    /**
     * What came of it. Nothing of the simulation stays alive with it.
     *
     * @param suite its steps, for build servers; of one run among many seeds there are none
     */
    record Done(Planned run, RunResult result, Optional<Suite> suite) {
        static Done of(Planned run, RunReport report) {
            var suite = run.oneOfMany() ? Optional.<Suite>empty() : Optional.of(Suite.ofSteps(run.title(), report));
            return new Done(run, RunResult.of(report), suite);
        }

        Exit exit() {
            return Exit.of(result.outcome());
        }
    }

    private final Telling telling;
    private final Streams streams;
    private final Function<DrillFile.Ready, DrillRunner> runners;
    private final Optional<Forked> forked;

    /**
     * What is said of a run that goes on from another.
     *
     * @param parent the log of the other, for programs
     * @param past the same for people
     */
    record Forked(LogParent parent, Past past) {}

    OneRun(Telling telling, Streams streams, Function<DrillFile.Ready, DrillRunner> runners) {
        this(telling, streams, runners, Optional.empty());
    }

    /** @param forked what the run goes on from, if it does */
    OneRun(Telling telling, Streams streams, Function<DrillFile.Ready, DrillRunner> runners, Optional<Forked> forked) {
        this.telling = telling;
        this.streams = streams;
        this.runners = runners;
        this.forked = forked;
    }

    /**
     * Makes a run.
     *
     * @param files what is written of it
     * @param watch hears of its events
     * @param stop asked whether it is to stop
     * @throws Unusable if the log cannot be written as it is called
     * @throws UncheckedIOException if the log cannot be written
     * @throws NotReproduced if it goes on from another run, and does not give that
     * @throws StoreFailure if its events cannot be kept
     */
    Done make(Planned run, RunFiles files, Turns.Page page, Progress.Watch watch, BooleanSupplier stop) {
        try {
            var log = files.log();
            var chronicle = new ArrayList<String>();
            var timeline = timeline(new TimelinePage(run.ready().estate().start(), Style.PLAIN, 0, chronicle::add));
            var stopped = runner(run).interruptedBy(stop);
            var runner = files.report().map(file -> stopped.heardBy(timeline)).orElse(stopped);
            var logged = log.map(file -> runner.logTo(header -> writer(file, header)))
                    .orElse(runner);
            var kept = files.kept().map(where -> logged.keptIn(where.stores())).orElse(logged);
            var report = telling == Telling.STORY
                    ? told(kept.heardBy(watch), run, page)
                    : kept.heardBy(watch).run();
            files.report().ifPresent(file -> {
                timeline.finish();
                RunCommand.write(
                        file.toString(),
                        AfterAction.of(report, run.ready().estate().targets(), chronicle));
            });
            if (telling == Telling.DOCUMENT) {
                var document = ReportJson.of(report);
                forked.ifPresent(from -> document.set("parent", from.parent.json()));
                page.out(document.toString());
            }
            if (report.outcome() == LogEnd.DEFECT) {
                var problem = report.defect().orElseThrow();
                defect(run, problem, "; its log is " + log.orElseGet(() -> keep(run)), page);
            } else if (telling == Telling.STORY) {
                log.ifPresent(written -> page.out("  written to " + written));
                files.kept().ifPresent(where -> page.out("  kept in " + where.address()));
            }
            return Done.of(run, report);
        } catch (Unusable | UncheckedIOException | NotReproduced | StoreFailure unusable) {
            throw unusable;
        } catch (RuntimeException | Error problem) {
            defect(run, problem, "", page);
            return broken(run, problem);
        }
    }

    private DrillRunner runner(Planned run) {
        var runner = runners.apply(run.ready());
        return run.seed() == run.ready().drill().seed() ? runner : runner.seeded(run.seed());
    }

    private static LogWriter writer(Path file, LogHeader header) {
        try {
            Folders.of(file);
            return LogWriter.to(file, header);
        } catch (IllegalArgumentException notSupported) {
            throw new Unusable("--log " + notSupported.getMessage());
        }
    }

    private RunReport told(DrillRunner runner, Planned run, Turns.Page page) {
        var ready = run.ready();
        var style = Style.of(streams.colour());
        if (run.number() > 0) {
            page.out("");
        }
        page.out(style.title(ready.drill().title()));
        var timeline = timeline(new TimelinePage(ready.estate().start(), style, streams.width(), page::out));
        var report = runner.heardBy(timeline).run();
        timeline.finish();
        Summary.of(report, ready.estate().targets(), style).forEach(page::out);
        return report;
    }

    private Timeline timeline(TimelinePage page) {
        return new Timeline(forked.map(Forked::past), page);
    }

    /** The log of a run that a defect stopped is kept even where none was asked for: the run gives it once more. */
    private Path keep(Planned run) {
        var file = run.defectLog();
        runner(run).logTo(header -> LogWriter.to(file, header)).run();
        return file;
    }

    private static void defect(Planned run, Throwable problem, String where, Turns.Page page) {
        if (Pooldrill.tracing()) {
            var trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace));
            page.err(trace.toString().stripTrailing());
        }
        page.err("pooldrill: " + run.drill() + (run.oneOfMany() ? ", seed " + run.seed() : "")
                + ": a defect of the program stopped the run: " + problem + where);
    }

    private static Done broken(Planned run, Throwable problem) {
        var title = run.ready().drill().title();
        var report = new RunReport(
                title,
                LogEnd.DEFECT,
                run.seed(),
                0,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(problem),
                JsonNodeFactory.instance.objectNode());
        return Done.of(run, report);
    }
}
