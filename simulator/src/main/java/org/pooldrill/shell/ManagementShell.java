package org.pooldrill.shell;

import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.language.LineParser;
import org.pooldrill.shell.language.Pipeline;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.output.RefusalText;

/**
 * Runs lines: reads one, runs its stages, and gives back what came of it. A line lasts as long as its cmdlets do; several
 * may be under way at once. All on the one thread of the simulation.
 *
 * @param <C> the session that a line is typed in
 */
public final class ManagementShell<C> {

    private final CmdletRegistry<C> registry;
    private final ShellHost<C> host;

    public ManagementShell(CmdletRegistry<C> registry, ShellHost<C> host) {
        this.registry = registry;
        this.host = host;
    }

    /** The cmdlets that lines may name. */
    public CmdletRegistry<C> registry() {
        return registry;
    }

    /** Runs a line; the result is given once, at once if nothing in the line takes time. */
    public void run(String line, C session, Consumer<ShellResult> then) {
        var screen = new Transcript(then);
        try {
            start(LineParser.parse(line), session, screen);
        } catch (Refused notUnderstood) {
            screen.refuse(notUnderstood.refusal(), "");
        }
    }

    /**
     * What a line would print that nobody can have meant: it cannot be read, or names a cmdlet or a parameter that is
     * not there, or a value that is none. Nothing is run.
     */
    public Optional<String> mistake(String line) {
        try {
            return new PipelineCheck<>(registry)
                    .mistake(LineParser.parse(line))
                    .map(problem -> RefusalText.of(problem.refusal(), problem.cmdlet()));
        } catch (Refused notUnderstood) {
            return Optional.of(RefusalText.of(notUnderstood.refusal(), ""));
        }
    }

    private void start(Pipeline pipeline, C session, Transcript screen) {
        new PipelineRun<>(registry, host, session, screen).runLine(pipeline);
    }
}
