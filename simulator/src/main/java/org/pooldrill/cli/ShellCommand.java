package org.pooldrill.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.Blueprint;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;
import org.pooldrill.cmdlet.Cmdlets;
import org.pooldrill.console.Completion;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.Library;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogWriter;
import org.pooldrill.report.ReportJson;
import org.pooldrill.report.Style;
import org.pooldrill.report.Summary;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The interactive management shell on a running simulation. */
@Command(
        name = "shell",
        description = "A management shell on a running simulation: cmdlets as an administrator types them, and words of"
                + " its own for time, faults and people, such as 'advance 10m' and 'fault pool-down at"
                + " pool1.contoso.com'; 'help' lists them. What was typed is a drill: it can be saved, and its log runs"
                + " again to the same byte. Lines may come from a pipe too; a wrong line ends nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill shell",
            "  pooldrill shell my.estate.yaml --log night.events.jsonl --save night.drill.yaml",
            "  pooldrill shell --echo <night.txt",
            "",
            "Exit codes: 0 done; 1 lines came from a pipe, and something expected was not met; 2 lines came from",
            "a pipe, and one was wrong; 70 a defect of the program; 130 interrupted."
        })
final class ShellCommand implements Callable<Integer> {
    private static final String HISTORY = ".pooldrill_history";
    private static final String TYPED = ".typed.drill.yaml";
    private static final Path DEFECT = Path.of("shell.defect.events.jsonl");

    private final Streams streams;
    private final Interruption interruption;
    private final PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Mixin
    private Printing printing = new Printing();

    @Parameters(
            arity = "0..1",
            paramLabel = "ESTATE",
            defaultValue = "contoso",
            description = "An estate: a file, or the name of a built-in (default: contoso).")
    private String estate = "contoso";

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seeds.One.class,
            description = "The seed of everything random (default: 0).")
    private @Nullable Long seed;

    @Option(names = "--log", paramLabel = "FILE", description = "Writes the event log at the end of the session.")
    private @Nullable String log;

    @Option(
            names = "--save",
            paramLabel = "FILE.drill.yaml",
            description = "Writes what was typed as a drill, after every line.")
    private @Nullable String save;

    @Option(names = "--echo", description = "Prints the lines that come from a pipe, as if they were typed.")
    private boolean echo;

    @Option(names = "--history", description = "Keeps what was typed for the next session, in ~/" + HISTORY + ".")
    private boolean history;

    ShellCommand(Streams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        if (estate.equals(Sources.STANDARD_INPUT)) {
            throw new Unusable(
                    "standard input is where lines come from; the estate is a file or the name of a built-in");
        }
        var logFile = Optional.ofNullable(log).map(ShellCommand::logFile);
        var drillFile = Optional.ofNullable(save).map(Path::of).or(() -> logFile.map(file -> Path.of(file + TYPED)));
        var outputs = new Outputs(Library.estate(estate).isPresent() ? List.of() : List.of(estate));
        logFile.ifPresent(file -> outputs.take("--log", file));
        drillFile.ifPresent(file -> outputs.takeAlsoYaml(save == null ? "--log" : "--save", file));
        try {
            var blueprint = Simulation.of(estate).seed(seed == null ? 0 : seed);
            drillFile.ifPresent(Folders::of);
            return sit(blueprint, logFile, drillFile).code();
        } catch (InvalidInputException unusable) {
            unusable.problems().forEach(streams.err()::println);
            return Exit.UNUSABLE.code();
        }
    }

    private static Path logFile(String name) {
        try {
            var file = Path.of(name);
            LogWriter.accept(file);
            Folders.of(file);
            return file;
        } catch (InvalidPathException malformed) {
            throw new Unusable("'" + name + "' is not the name of a file");
        } catch (IllegalArgumentException notSupported) {
            throw new Unusable("--log " + notSupported.getMessage());
        }
    }

    /** Where the session itself is printed: nowhere, if what is wanted is a document for programs. */
    private Streams told() {
        return printing.json() ? new Streams(streams.in(), silence, streams.err(), false, 0, false) : streams;
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }

    private Exit sit(Blueprint blueprint, Optional<Path> logFile, Optional<Path> drillFile) {
        var deployed = EstateFile.fromJson(blueprint.estateJson());
        var screen = new ShellScreen(told(), deployed.start());
        try (var simulation = blueprint.start(screen, interruption::happened)) {
            var session = new ShellSession(simulation, deployed, screen, told());
            try (var lines = lines(simulation, deployed)) {
                session.run(lines, () -> drillFile.ifPresent(file -> save(session, file)));
            }
            if (simulation.steps().isEmpty()) {
                told().out().println("nothing was done; there is no log");
                return answer(session);
            }
            return end(simulation, deployed, session, logFile, drillFile);
        }
    }

    private Prompter lines(Simulation simulation, Estate deployed) {
        if (!streams.typing()) {
            return new PipedLines(told(), echo);
        }
        streams.out().println("Pooldrill, estate " + deployed.name() + ". 'help' explains, 'exit' ends.");
        streams.out().flush();
        var completion = new Completion(
                deployed,
                new StepByStep(deployed, new ExpressionNames()).computersAndPools(),
                Cmdlets.registry(),
                () -> ExpressionNames.of(deployed, simulation.commands()),
                simulation::background);
        var kept = history ? Optional.of(Path.of(System.getProperty("user.home"), HISTORY)) : Optional.<Path>empty();
        return TerminalLines.ofProcess(completion, kept, interruption::happen);
    }

    private Exit end(
            Simulation simulation,
            Estate deployed,
            ShellSession session,
            Optional<Path> logFile,
            Optional<Path> drillFile) {
        var report = simulation.end();
        var written = report.outcome() == LogEnd.DEFECT ? logFile.or(() -> Optional.of(DEFECT)) : logFile;
        written.ifPresent(simulation::writeLog);
        if (save != null) {
            save(session, drillFile.orElseThrow());
        } else {
            drillFile.ifPresent(ShellCommand::delete);
        }
        tell(report, deployed, logFile);
        var exit = Exit.of(report.outcome());
        return exit.and(answer(session));
    }

    private void tell(RunReport report, Estate deployed, Optional<Path> logFile) {
        if (printing.json()) {
            streams.out().println(ReportJson.of(report));
        } else {
            Summary.of(report, deployed.targets(), Style.of(streams.colour())).forEach(streams.out()::println);
            logFile.ifPresent(file -> streams.out().println("  written to " + file));
            Optional.ofNullable(save).ifPresent(file -> streams.out().println("  what was typed: " + file));
        }
        report.defect().ifPresent(problem -> streams.err()
                .println("pooldrill: a defect of the program stopped the session: " + problem + "; its log is "
                        + logFile.orElse(DEFECT)));
    }

    /** Somebody at a terminal has seen what was wrong; a script that goes on has not. */
    private Exit answer(ShellSession session) {
        return streams.typing() ? Exit.DONE : session.answer();
    }

    private void save(ShellSession session, Path file) {
        var text = session.text().text("A session on " + name(), named(file), seed == null ? 0 : seed);
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(file + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private String name() {
        return Sources.shortName(estate).replaceFirst("\\.estate$", "");
    }

    /** How a drill in that file names the estate. */
    private String named(Path file) {
        if (Library.estate(estate).isPresent()) {
            return estate;
        }
        return folder(file)
                .relativize(Path.of(estate).toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException inUse) {
            throw new UncheckedIOException(file + " cannot be removed: " + inUse.getMessage(), inUse);
        }
    }
}
