package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.hazard.MirrorSteps;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.ManagementShell;
import org.pooldrill.shell.ShellHost;
import org.pooldrill.shell.ShellResult;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.TopicSpelling;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;

/**
 * Where lines are typed: it records that each was typed and what came of it, and the first is the cause of all that the
 * line does. Lines last as long as their cmdlets do, and any number may be under way at once. A simulation has one.
 */
public final class Terminal {

    private static final Set<String> OF_LYNC =
            Cmdlets.all().stream().map(cmdlet -> cmdlet.declaration().name()).collect(Collectors.toSet());

    private final Simulation simulation;
    private final ManagementShell<Caller> shell;
    private int commands;

    public Terminal(Simulation simulation) {
        this.simulation = simulation;
        shell = new ManagementShell<>(Cmdlets.registry(), new Host());
    }

    /** The cmdlets that lines may name. */
    public CmdletRegistry<Caller> registry() {
        return shell.registry();
    }

    /** What a line would print that nobody can have meant; see {@link ManagementShell#mistake}. */
    public Optional<String> mistake(String line) {
        return shell.mistake(line);
    }

    /**
     * Types a line. It is never ended when the call returns, not even a refused one: run the simulation until it is.
     *
     * @param name the step's name, or empty
     * @param operator who types it
     * @param on the computer or pool that it is typed on; empty for a management computer
     * @param ended hears the result, after it was recorded
     * @return the number of the line, from 1
     */
    public int type(String line, String name, String operator, String on, Consumer<ShellResult> ended) {
        var command = ++commands;
        var started = simulation.now();
        var cmdlets = LineNames.of(line, registry());
        simulation.because(
                new CommandStarted(command, name, line, operator, on, cmdlets),
                () -> shell.run(line, new Caller(simulation, operator, on), result -> simulation
                        .agenda()
                        .in(0, () -> {
                            skipped(result);
                            simulation.record(ended(command, name, result, simulation.now() - started));
                            ended.accept(result);
                        })));
        return command;
    }

    /** What was left out is told when it starts to hurt: at a change of the configuration that is refused. */
    private void skipped(ShellResult result) {
        result.refused()
                .filter(refusal -> refusal.id() == ErrorId.CmsNotAvailable)
                .flatMap(refusal -> MirrorSteps.configurationMissed(simulation.view()))
                .ifPresent(simulation.findings()::raise);
    }

    private static CommandEnded ended(int command, String name, ShellResult result, long millis) {
        var refused = result.refused().map(refusal -> refusal.id().toString()).orElse("");
        return new CommandEnded(command, name, result.output(), result.jsonObjects(), refused, millis);
    }

    private final class Host implements ShellHost<Caller> {

        @Override
        public List<Precondition> admission(Declaration cmdlet, Caller caller, boolean whatIf) {
            return OF_LYNC.contains(cmdlet.name()) ? Authorisation.of(cmdlet, caller) : List.of();
        }

        @Override
        public void spelled(Caller caller, TopicSpelling spelling) {
            var at = caller.on().orElse("");
            simulation.findings().raise(new Finding(FindingCode.TOPIC_SPELLING, at, spelling.toString()));
        }
    }
}
