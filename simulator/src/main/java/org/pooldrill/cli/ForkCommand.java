package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ForkText;
import org.pooldrill.log.LogComparison;
import org.pooldrill.report.JUnitXml;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.NotReproduced;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on from a moment of a log: runs its drill again up to there, compares, and takes other steps from then on. */
@Command(
        name = "fork",
        description = "Goes on from a moment of a log with other steps: commands, faults, and settings as steps change"
                + " them (cmdlets, builder, dns, firewall, wan-slow). The drill of the log is run again up to that moment"
                + " and compared with the log on the way. What is due at the moment has happened; a step that would"
                + " begin at it has not. An advance or until that is under way ends, a line that runs goes on in the"
                + " background; nobody looks at what comes of it, unless a new step awaits it by its name. Prints and"
                + " writes what run does, from the moment on. Without new steps the drill goes on as it did.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill run disaster-failover --log lost.events.jsonl",
            "  pooldrill fork lost.events.jsonl --at 1h --with planned.yaml --log planned.events.jsonl",
            "  pooldrill fork lost.events.jsonl --at 1h2m20s --step 'ps: Invoke-CsBackupServiceSync -PoolFqdn"
                    + " pool1.contoso.com'",
            "  pooldrill fork lost.events.jsonl --at 2013-11-04T09:00:00Z --seed 5 --format json",
            "",
            "  # planned.yaml: steps (or a list of steps alone), and if wanted always: and seed:",
            "  steps:",
            "    - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com",
            "    - expect: [\"pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'\"]",
            "",
            "Exit codes: 0 all expectations met; 1 an expectation, 'always', 'until', an unexpected or a",
            "missing refusal; 2 the log, the moment or the steps cannot be used; 3 the drill of the log",
            "gives another log before the moment; 70 a defect of the program; 130 interrupted."
        })
final class ForkCommand implements Callable<Integer> {
    private static final List<String> ENDINGS = List.of(".gz", ".zst", ".jsonl", ".events");

    private final Streams streams;
    private final Interruption interruption;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "LOG", description = "An event log, or - for standard input.")
    private String log = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "T",
            description = "The moment: since the start, or an instant (UTC).")
    private String at = "";

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "What happens from then on, as YAML: a list of steps, or a map with steps, always (added to"
                    + " what always holds) and seed; or - for standard input.")
    private @Nullable String with;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "One step as YAML, such as 'advance: 10m'; for more steps more than once.")
    private List<String> steps = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seeds.One.class,
            description = "Draws chance from this seed from then on (default: it goes on as it did).")
    private @Nullable Long seed;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Writes the event log of the fork from the start on, compressed if the name ends in .gz or"
                    + " .zst. Its header names the log that it was forked from.")
    private @Nullable String newLog;

    @Option(
            names = "--report",
            paramLabel = "FILE.md",
            description = "Writes the after-action page in Markdown, its timeline from the moment on.")
    private @Nullable String report;

    @Option(
            names = "--junit",
            paramLabel = "FILE.xml",
            description = "Writes a report for build servers: a case for each step.")
    private @Nullable String junit;

    ForkCommand(Streams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        var text = text();
        var logs = new Logs(streams);
        var parent = ParentLog.read(logs, log, at);
        var header = parent.header();
        var before = DrillFile.fromJson(log, header.drill(), header.estate(), new ExpressionNames());
        if (before.ready().isEmpty()) {
            return notReproduced(log + ": not reproduced: "
                    + VerifyCommand.notRunAgain(before.problems().get(0).message()));
        }
        var loaded = DrillFile.forked(
                log, header.drill(), header.estate(), parent.at(), text, parent.came(), new ExpressionNames());
        loaded.problems().forEach(streams.err()::println);
        if (loaded.ready().isEmpty()) {
            return Exit.UNUSABLE.code();
        }
        var own = DrillRunner.of(before.ready().get())
                .seeded(header.seed())
                .as(header.version())
                .childOf(header.parent())
                .header();
        var run = new Planned(0, name(), loaded.ready().get(), header.seed(), false, false);
        var files = RunFiles.of(
                Optional.ofNullable(newLog), Optional.ofNullable(report), List.of(Optional.empty()), List.of(run));
        RunFiles.take(files, Optional.ofNullable(junit), new Outputs(sources()));
        try (var found = logs.text(log)) {
            var comparing = parent.comparing(new LogComparison(found), own);
            var making = new OneRun(
                    printing.json() ? OneRun.Telling.DOCUMENT : OneRun.Telling.STORY,
                    streams,
                    ready -> DrillRunner.of(ready)
                            .childOf(parent.parent().json())
                            .heardBy(comparing),
                    Optional.of(new OneRun.Forked(parent.parent(), parent.past())));
            return end(new SideBySide(making, interruption, streams, 1).all(List.of(run), files, 1));
        } catch (NotReproduced other) {
            files.get(0).log().ifPresent(ForkCommand::remove);
            return notReproduced(String.valueOf(other.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(log + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private int end(List<OneRun.Done> done) {
        if (junit != null) {
            RunCommand.write(
                    junit,
                    JUnitXml.of(
                            done.stream().flatMap(one -> one.suite().stream()).toList()));
        }
        return done.stream()
                .map(OneRun.Done::exit)
                .reduce(Exit::and)
                .orElse(Exit.INTERRUPTED)
                .code();
    }

    private int notReproduced(String why) {
        streams.err().println("pooldrill: " + why);
        return Exit.NOT_REPRODUCED.code();
    }

    private ForkText text() {
        if (with != null && !steps.isEmpty()) {
            throw new Unusable("--with and --step both say what happens; accepted is one of them");
        }
        if (Sources.STANDARD_INPUT.equals(with) && log.equals(Sources.STANDARD_INPUT)) {
            throw new Unusable("the log and --with cannot both be standard input");
        }
        var text = steps.isEmpty() ? file() : ForkText.ofSteps("--step", steps);
        return seed == null ? text : text.seeded(seed);
    }

    private ForkText file() {
        return with == null ? ForkText.none() : new Sources(streams).fork(with);
    }

    private List<String> sources() {
        return with == null ? List.of(log) : List.of(log, with);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(file + " cannot be removed: " + stays.getMessage(), stays);
        }
    }

    /** How the fork is called in the names of files, after its log. */
    private String name() {
        var name = Sources.shortName(log);
        for (var ending : ENDINGS) {
            name = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        }
        return name + ".fork";
    }
}
