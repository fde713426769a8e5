package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Library;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.report.JUnitXml;
import org.pooldrill.report.ReportJson;
import org.pooldrill.report.Style;
import org.pooldrill.report.Summary;
import org.pooldrill.report.Timeline;
import org.pooldrill.report.TimelinePage;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs drills. */
@Command(
        name = "run",
        description = "Runs drills and prints for each a timeline, what it came to, and whether all expectations were"
                + " met.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill run seed-note",
            "  pooldrill run first.drill.yaml --seed 7 --log first.events.jsonl.gz",
            "  pooldrill run drills/*.drill.yaml --log logs/{drill}.events.jsonl --junit report.xml",
            "  pooldrill run - --format json <first.drill.yaml",
            "",
            "Exit codes: 0 all expectations met; 1 an expectation, 'always', 'until', an unexpected or a",
            "missing refusal; 2 a drill cannot be used; 70 a defect of the program; 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {
    private final Streams streams;
    private final Interruption interruption;
    private final Function<DrillFile.Ready, DrillRunner> runners;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(
            arity = "1..*",
            paramLabel = "DRILL",
            description = "Files, names of built-ins ('pooldrill list'), or - for standard input.")
    private List<String> drills = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "The seed, in place of the drill's own.")
    private @Nullable Long seed;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Writes the event log, compressed if the name ends in .gz. For several drills: a folder, or a"
                    + " name with {drill} in it.")
    private @Nullable String log;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Writes a report for build servers.")
    private @Nullable String junit;

    RunCommand(Streams streams, Interruption interruption) {
        this(streams, interruption, DrillRunner::of);
    }

    /** @param runners makes the runner of a drill */
    RunCommand(Streams streams, Interruption interruption, Function<DrillFile.Ready, DrillRunner> runners) {
        this.streams = streams;
        this.interruption = interruption;
        this.runners = runners;
    }

    @Override
    public Integer call() {
        if (seed != null && seed < 0) {
            throw new Unusable("--seed " + seed + ": accepted is a whole number from 0 on");
        }
        var wanted = List.copyOf(new LinkedHashSet<>(drills));
        var logs = LogNames.of(Optional.ofNullable(log), wanted);
        var exit = Exit.DONE;
        var ready = new LinkedHashMap<String, DrillFile.Ready>();
        for (var drill : wanted) {
            exit = exit.and(load(drill, ready));
        }
        var reports = new ArrayList<RunReport>();
        for (var drill : ready.entrySet()) {
            if (!interruption.happened()) {
                if (!reports.isEmpty()) {
                    say("");
                }
                exit = exit.and(run(drill.getKey(), drill.getValue(), logs, reports));
            }
        }
        if (junit != null) {
            write(junit, JUnitXml.of(reports));
        }
        return exit.code();
    }

    private Exit load(String drill, Map<String, DrillFile.Ready> ready) {
        if (Library.drill(drill).isEmpty() && Library.estate(drill).isPresent()) {
            streams.err().println("pooldrill: " + drill + " is an estate; a drill runs on it: estate: " + drill);
            return Exit.UNUSABLE;
        }
        var loaded = new Sources(streams).drill(drill);
        loaded.problems().forEach(streams.err()::println);
        loaded.ready().ifPresent(found -> ready.put(drill, found));
        return loaded.ready().isPresent() ? Exit.DONE : Exit.UNUSABLE;
    }

    private Exit run(String drill, DrillFile.Ready ready, Map<String, Path> logs, List<RunReport> reports) {
        var runner = runners.apply(ready).interruptedBy(interruption::happened);
        if (seed != null) {
            runner = runner.seeded(seed);
        }
        var file = Optional.ofNullable(logs.get(drill));
        var quiet = runner;
        if (file.isPresent()) {
            folderOf(file.get());
            runner = runner.logTo(header -> writer(file.get(), header));
        }
        var report = printing.json() ? silently(runner) : told(runner, ready);
        reports.add(report);
        if (report.outcome() == LogEnd.DEFECT) {
            defect(drill, report, file.orElseGet(() -> keep(drill, quiet)));
        } else {
            file.ifPresent(written -> say("  written to " + written));
        }
        return exit(report.outcome());
    }

    private static LogWriter writer(Path file, LogHeader header) {
        try {
            return LogWriter.to(file, header);
        } catch (IllegalArgumentException notSupported) {
            throw new Unusable("--log " + notSupported.getMessage());
        }
    }

    private void say(String line) {
        if (!printing.json()) {
            streams.out().println(line);
        }
    }

    private RunReport silently(DrillRunner runner) {
        var progress = new Progress(streams);
        var report = runner.heardBy(progress).run();
        progress.clear();
        streams.out().println(ReportJson.of(report));
        return report;
    }

    private RunReport told(DrillRunner runner, DrillFile.Ready ready) {
        var progress = new Progress(streams);
        var style = streams.colour() ? Style.COLOURED : Style.PLAIN;
        var page = new TimelinePage(ready.estate().start(), style, streams.width(), line -> {
            progress.clear();
            streams.out().println(line);
        });
        streams.out().println(style.title(ready.drill().title()));
        var timeline = new Timeline(page);
        var report = runner.heardBy(timeline).heardBy(progress).run();
        timeline.finish();
        progress.clear();
        Summary.of(report, ready.estate().targets(), style).forEach(streams.out()::println);
        return report;
    }

    /** The log of a run that a defect stopped is kept even where none was asked for: the run gives it once more. */
    private static Path keep(String drill, DrillRunner runner) {
        var file = Path.of(Sources.shortName(drill) + ".defect.events.jsonl");
        runner.logTo(header -> LogWriter.to(file, header)).run();
        return file;
    }

    private void defect(String drill, RunReport report, Path file) {
        var problem = report.defect().orElseThrow();
        if (Pooldrill.tracing()) {
            problem.printStackTrace(streams.err());
        }
        streams.err()
                .println("pooldrill: " + drill + ": a defect of the program stopped the run: " + problem
                        + "; its log is " + file);
    }

    private static Exit exit(LogEnd outcome) {
        return switch (outcome) {
            case PASSED -> Exit.DONE;
            case FAILED -> Exit.NO;
            case INTERRUPTED -> Exit.INTERRUPTED;
            case DEFECT -> Exit.DEFECT;
        };
    }

    private static void write(String file, String text) {
        try {
            folderOf(Path.of(file));
            Files.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(file + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private static void folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", unwritable);
        }
    }
}
