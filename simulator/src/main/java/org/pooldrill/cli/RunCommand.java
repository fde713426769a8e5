package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
import org.pooldrill.report.JUnitXml;
import org.pooldrill.report.Suite;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.DrillRunners;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs drills. */
@Command(
        name = "run",
        description = "Runs drills and prints for each a timeline, what it came to, and whether all expectations were"
                + " met. Several runs go on at the same time, print in their order, and end with a table: a line for"
                + " each run, and over many seeds the smallest, median, 95th percentile and largest of each figure."
                + " RPO and RTO in it are those of the pool that was worst off among the pools that had a disaster;"
                + " losses are those of all pools.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill run seed-note",
            "  pooldrill run first.drill.yaml --seed 7 --log first.events.jsonl.gz",
            "  pooldrill run drills/*.drill.yaml --log logs/{drill}.events.jsonl --junit report.xml",
            "  pooldrill run disaster-failover --seeds 1..100",
            "  pooldrill run --all --report reports/",
            "  pooldrill run - --format json <first.drill.yaml",
            "  pooldrill run seed-note --store jdbc:postgresql://localhost/drills --store-schema monday",
            "  pooldrill run --store jdbc:postgresql://localhost/drills --store-schema monday --resume",
            "",
            "Exit codes: 0 all expectations met; 1 an expectation, 'always', 'until', an unexpected or a",
            "missing refusal; 2 a drill or a database cannot be used; 3 a run that is resumed does not do what",
            "it did before; 70 a defect of the program; 130 interrupted."
        })
final class RunCommand implements Callable<Integer> {
    private final Streams streams;
    private final Interruption interruption;
    private final Function<DrillFile.Ready, DrillRunner> runners;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(
            arity = "0..*",
            paramLabel = "DRILL",
            description = "Files, names of built-ins ('pooldrill list'), or - for standard input.")
    private List<String> drills = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seeds.One.class,
            description = "The seed, in place of the drill's own.")
    private @Nullable Long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N..M",
            converter = Seeds.Converter.class,
            description = "A run for each of these seeds, such as 1..1000 or 3,5,9..12.")
    private @Nullable Seeds seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Jobs.class,
            description = "How many runs go on at the same time (default: one for each processor).")
    private int jobs = Jobs.ofThisMachine();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "Writes the event log, compressed if the name ends in .gz or .zst. For several runs: a folder, or a"
                            + " name with {drill} and {seed} in it.")
    private @Nullable String log;

    @Option(
            names = "--report",
            paramLabel = "FILE.md",
            description =
                    "Writes the after-action page in Markdown: timeline, RPO and RTO, what was lost and why, steps"
                            + " left out, refusals. For several runs as --log.")
    private @Nullable String report;

    @Option(names = "--all", description = "Runs all drills that come with the program, and prints their table.")
    private boolean all;

    @Mixin
    private Keeping keeping = new Keeping();

    @Option(
            names = "--junit",
            paramLabel = "FILE.xml",
            description =
                    "Writes a report for build servers: a case for each step, or with several seeds for each run.")
    private @Nullable String junit;

    RunCommand(Streams streams, Interruption interruption) {
        this(streams, interruption, new DrillRunners());
    }

    /** @param runners makes the runner of a drill */
    RunCommand(Streams streams, Interruption interruption, Function<DrillFile.Ready, DrillRunner> runners) {
        this.streams = streams;
        this.interruption = interruption;
        this.runners = runners;
    }

    @Override
    public Integer call() {
        if (keeping.resumes()) {
            return resume();
        }
        if (all != drills.isEmpty()) {
            throw new Unusable(
                    all
                            ? "--all names the drills already; accepted is one of them"
                            : "a drill is missing; accepted are files, names of built-ins, and --all");
        }
        if (seed != null && seeds != null) {
            throw new Unusable("--seed and --seeds both say which seeds there are; accepted is one of them");
        }
        var exit = Exit.DONE;
        var ready = new LinkedHashMap<String, DrillFile.Ready>();
        var named = new LinkedHashSet<String>();
        var again = new LinkedHashSet<String>();
        (all ? Library.drills() : drills)
                .stream().filter(drill -> !named.add(drill)).forEach(again::add);
        again.forEach(drill -> streams.err().println("pooldrill: " + drill + " is named more than once and run once"));
        for (var drill : named) {
            exit = exit.and(load(drill, ready));
        }
        var runs = plan(ready);
        return exit.and(make(runs, keeping.of(runs), runners)).code();
    }

    /** Goes on with a run that is kept; one that has ended is told of. */
    private int resume() {
        if (all || !drills.isEmpty() || seed != null || seeds != null) {
            throw new Unusable(
                    "--resume takes drill and seed from the run that goes on; accepted beside it are --store,"
                            + " --store-schema, and what is written of a run");
        }
        var kept = keeping.resumed();
        var stored = ResumedRun.of(kept.address());
        if (stored.outcome().isPresent()) {
            streams.err().println("pooldrill: " + stored.told());
            return stored.outcome().get().code();
        }
        return make(List.of(stored.run().orElseThrow()), List.of(Optional.of(kept)), DrillRunner::of)
                .code();
    }

    private Exit make(List<Planned> runs, List<Optional<Kept>> kept, Function<DrillFile.Ready, DrillRunner> runners) {
        var exit = Exit.DONE;
        var files = RunFiles.of(Optional.ofNullable(log), Optional.ofNullable(report), kept, runs);
        RunFiles.take(files, Optional.ofNullable(junit), new Outputs(files()));
        var making = new OneRun(telling(), streams, runners);
        var done = new SideBySide(making, interruption, streams, runs.size()).all(runs, files, jobs);
        for (var one : done) {
            exit = exit.and(one.exit());
        }
        if (done.size() < runs.size()) {
            exit = exit.and(Exit.INTERRUPTED);
        }
        if (!printing.json()) {
            new Closing(streams, manySeeds(), all, Optional.ofNullable(log)).print(done, runs.size());
        }
        if (junit != null) {
            write(junit, JUnitXml.of(suites(done)));
        }
        return exit;
    }

    /** Of the drills those that do not come with the program. */
    private List<String> files() {
        return drills.stream().filter(drill -> Library.drill(drill).isEmpty()).toList();
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

    private boolean manySeeds() {
        return seeds != null && seeds.all().size() > 1;
    }

    private OneRun.Telling telling() {
        if (printing.json()) {
            return OneRun.Telling.DOCUMENT;
        }
        return manySeeds() || all ? OneRun.Telling.NOTHING : OneRun.Telling.STORY;
    }

    /** Drill by drill, and each with all its seeds. */
    private List<Planned> plan(Map<String, DrillFile.Ready> ready) {
        var runs = new ArrayList<Planned>();
        var names = ready.keySet().stream().map(Sources::shortName).toList();
        ready.forEach((drill, file) -> {
            var namesake = Collections.frequency(names, Sources.shortName(drill)) > 1;
            var own = seed == null ? file.drill().seed() : seed;
            for (var wanted : seeds == null ? List.of(own) : seeds.all()) {
                runs.add(new Planned(runs.size(), drill, file, wanted, manySeeds(), namesake));
            }
        });
        return runs;
    }

    private List<Suite> suites(List<OneRun.Done> done) {
        if (!manySeeds()) {
            return done.stream().flatMap(one -> one.suite().stream()).toList();
        }
        var byDrill = new LinkedHashMap<String, List<OneRun.Done>>();
        done.forEach(one -> byDrill.computeIfAbsent(one.run().drill(), drill -> new ArrayList<>())
                .add(one));
        return byDrill.values().stream()
                .map(runs -> Suite.ofRuns(
                        runs.get(0).run().title(),
                        runs.stream().map(OneRun.Done::result).toList()))
                .toList();
    }

    /** Writes a file, and the folders that it stands in. */
    static void write(String file, String text) {
        try {
            Folders.of(Path.of(file));
            Files.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(file + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }
}
