package org.pooldrill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.run.Version;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.StoreFailure;
import org.pooldrill.store.StoredRunDiffers;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code pooldrill COMMAND}. */
@Command(
        name = "pooldrill",
        description = "Rehearses the loss of a Lync Server 2013 pool: what happens, what the administrator types,"
                + " who can work and what is lost.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill list                       what comes with the program",
            "  pooldrill run seed-note              runs a drill that comes with it",
            "  pooldrill init my-drills             writes a first estate and drill to start from",
            "",
            "Exit codes: 0 done; 1 the answer is no; 2 wrong usage or unusable input; 3 the log is not",
            "reproduced; 70 a defect of the program; 130 interrupted."
        })
public final class Pooldrill implements Runnable {
    private static final int MEBI = 20;
    private static final String TRACE = "pooldrill.trace";
    /** The launcher says so. */
    private static final String PIPED = "pooldrill.piped";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    private Pooldrill() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        if (args.length > 1) {
            ForkJoinPool.commonPool().execute(Pooldrill::prepare);
        }
        var out = new StandardOutput(new FileOutputStream(FileDescriptor.out), Boolean.getBoolean(PIPED));
        var streams = Streams.ofProcess(System.getenv(), out);
        var interruption = Interruption.ofProcess();
        var exit = told(Exit.of(run(streams, interruption, args)), out, streams);
        streams.flush();
        interruption.end();
        System.exit(exit.code());
    }

    /** What most commands need next, while the words of the command are read, which takes as long. */
    private static void prepare() {
        try {
            EventCatalogue.types();
            EstateFile.prepare();
        } catch (LinkageError | RuntimeException told) {
            // By whoever needs them.
        }
    }

    /** What nobody could read was not done. */
    private static Exit told(Exit exit, StandardOutput out, Streams streams) {
        out.problem().ifPresent(why -> streams.err().println("pooldrill: standard output cannot be written: " + why));
        return out.problem().isPresent() ? exit.and(Exit.UNUSABLE) : exit;
    }

    /**
     * Runs the program.
     *
     * @return the exit code
     */
    static int run(Streams streams, Interruption interruption, String... args) {
        var line = commandLine(streams, interruption, args);
        var exit = executed(line, streams, args);
        streams.flush();
        return interruption.happened() ? Exit.INTERRUPTED.code() : exit;
    }

    /** Too little memory is no answer, and no defect: it is told, with how to have more. */
    private static int executed(CommandLine line, Streams streams, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError more) {
            streams.err()
                    .println(
                            "pooldrill: %d MiB of memory are not enough for this; give Java more with POOLDRILL_OPTS=-Xmx4g, say"
                                    .formatted(Runtime.getRuntime().maxMemory() >> MEBI));
            return Exit.UNUSABLE.code();
        }
    }

    private static Map<String, Supplier<Object>> commands(Streams streams, Interruption interruption) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("run", () -> new RunCommand(streams, interruption));
        commands.put("validate", () -> new ValidateCommand(streams));
        commands.put("list", () -> new ListCommand(streams));
        commands.put("show", () -> new ShowCommand(streams));
        commands.put("init", () -> new InitCommand(streams));
        commands.put("state", () -> new StateCommand(streams));
        commands.put("events", () -> new EventsCommand(streams, interruption));
        commands.put("diff", () -> new DiffCommand(streams));
        commands.put("bisect", () -> new BisectCommand(streams));
        commands.put("verify", () -> new VerifyCommand(streams, interruption));
        commands.put("replay", () -> new ReplayCommand(streams));
        commands.put("fork", () -> new ForkCommand(streams, interruption));
        commands.put("shell", () -> new ShellCommand(streams, interruption));
        commands.put("serve", () -> new ServeCommand(streams, interruption));
        return commands;
    }

    /** The command line that reads these arguments: with the command that they begin with alone, otherwise with all. */
    static CommandLine commandLine(Streams streams, Interruption interruption, String... args) {
        var line = new CommandLine(new Pooldrill());
        var commands = commands(streams, interruption);
        if (args.length > 0 && commands.containsKey(args[0])) {
            commands.keySet().retainAll(Set.of(args[0]));
        }
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        line.getCommandSpec().version("pooldrill " + Version.current());
        line.setOut(new PrintWriter(streams.out(), true));
        line.setErr(new PrintWriter(streams.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                streams.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        all(line).forEach(command -> command.setUsageHelpWidth(
                        streams.width() == 0 ? 100 : Math.max(60, streams.width()))
                .setParameterExceptionHandler((problem, arguments) -> wrongUsage(streams, problem))
                .setExecutionExceptionHandler((problem, where, parsed) -> unexpected(streams, problem)));
        return line;
    }

    private static List<CommandLine> all(CommandLine line) {
        var all = new ArrayList<CommandLine>();
        all.add(line);
        line.getSubcommands().values().forEach(command -> all.addAll(all(command)));
        return all;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
    }

    private static int wrongUsage(Streams streams, ParameterException problem) {
        var line = problem.getCommandLine();
        var name = line.getCommandSpec().qualifiedName();
        streams.err().println("pooldrill: " + message(problem, line));
        streams.err().println("Try '" + name + " --help'.");
        return Exit.UNUSABLE.code();
    }

    private static String message(ParameterException problem, CommandLine line) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return sentence(problem.getMessage());
        }
        var found = unmatched.getUnmatched().get(0);
        if (found.startsWith("-") && found.length() > 1) {
            var word = found.contains("=") ? found.substring(0, found.indexOf('=')) : found;
            var accepted = line.getCommandSpec().optionsMap().keySet().stream()
                    .filter(option -> option.startsWith("--"))
                    .sorted()
                    .toList();
            return "unknown option '" + word + "'" + Nearest.hint(word, accepted);
        }
        var commands = line.getSubcommands().keySet();
        return commands.isEmpty()
                ? "unexpected '" + found + "'"
                : "unknown command '" + found + "'" + Nearest.hint(found, commands);
    }

    private static String sentence(String message) {
        var first = message.lines().findFirst().orElse(message);
        return first.isEmpty() ? first : Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    /** Whether somebody who mends the program asked for stack traces: {@code -Dpooldrill.trace=true}. */
    static boolean tracing() {
        return Boolean.getBoolean(TRACE);
    }

    /** What a command could not do; never a stack trace, unless somebody who mends the program asked for it. */
    private static int unexpected(Streams streams, Exception problem) {
        if (tracing()) {
            problem.printStackTrace(streams.err());
        }
        if (problem instanceof Unusable || problem instanceof LogDamaged || problem instanceof UncheckedIOException) {
            streams.err().println("pooldrill: " + problem.getMessage());
            return Exit.UNUSABLE.code();
        }
        if (problem instanceof StoreFailure failure) {
            streams.err().println("pooldrill: " + failure.getMessage());
            return (failure instanceof StoredRunDiffers ? Exit.NOT_REPRODUCED : Exit.UNUSABLE).code();
        }
        streams.err().println("pooldrill: a defect of the program: " + problem);
        return Exit.DEFECT.code();
    }
}
