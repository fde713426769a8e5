package org.pooldrill.shell;

import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.PipelineRun.Problem;
import org.pooldrill.shell.command.Binding;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.Pipeline;
import org.pooldrill.shell.language.Pipeline.Command;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.Scope;

/**
 * Looks at a whole pipeline before its first stage runs, so that a slip in the second does not come to light when the
 * first has already moved a pool.
 */
final class PipelineCheck<C> {

    private final CmdletRegistry<C> registry;

    PipelineCheck(CmdletRegistry<C> registry) {
        this.registry = registry;
    }

    Optional<Problem> firstProblem(Pipeline pipeline) {
        var stages = pipeline.stages();
        for (var index = 0; index < stages.size(); index++) {
            if (!(stages.get(index) instanceof Command command)) {
                continue;
            }
            var cmdlet = registry.find(command.name());
            if (cmdlet.isEmpty()) {
                return Optional.of(new Problem(PipelineRun.unknown(registry, command.name()), command.name()));
            }
            var declaration = cmdlet.get().declaration();
            var problem = index == 0 ? Optional.<Refusal>empty() : further(declaration, command);
            if (problem.isEmpty()
                    && index < stages.size() - 1
                    && declaration.name().startsWith("Format-")) {
                problem = Optional.of(conflict(declaration, "it makes text, and has to stand last in a pipeline"));
            }
            if (problem.isPresent()) {
                return Optional.of(new Problem(problem.get(), declaration.name()));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a line before anybody has to be asked: its cmdlets, and the parameters of the first. */
    Optional<Problem> mistake(Pipeline pipeline) {
        return firstProblem(pipeline).or(() -> pipeline.stages().stream()
                .limit(1)
                .filter(Command.class::isInstance)
                .map(Command.class::cast)
                .flatMap(first -> registry.find(first.name()).stream()
                        .map(Cmdlet::declaration)
                        .flatMap(declaration -> bound(declaration, first).stream()
                                .map(refusal -> new Problem(refusal, declaration.name()))))
                .findFirst());
    }

    private static Optional<Refusal> bound(Declaration declaration, Command command) {
        if (command.expressions().flatMap(Expression::nested).findAny().isPresent()) {
            return Optional.empty();
        }
        var binding = Binding.of(declaration, command.arguments(), Scope.TOP);
        return binding.asksForHelp()
                ? Optional.empty()
                : binding.bind(Optional.empty()).refusals().stream().findFirst();
    }

    /** What is wrong with a stage that gets its input from another one. */
    private static Optional<Refusal> further(Declaration declaration, Command command) {
        if (!declaration.takesInput()) {
            return Optional.of(conflict(declaration, "it takes nothing from the pipeline"));
        }
        if (command.expressions().flatMap(Expression::nested).findAny().isPresent()) {
            return Optional.empty();
        }
        try {
            return Binding.of(declaration, command.arguments(), Scope.TOP).bind(Optional.empty()).refusals().stream()
                    .filter(refusal -> refusal.id() != ErrorId.ParameterMissing)
                    .findFirst();
        } catch (Refused dependsOnTheObject) {
            return Optional.empty();
        }
    }

    private static Refusal conflict(Declaration declaration, String why) {
        return Refusal.of(
                ErrorId.ParameterConflict,
                declaration.name(),
                "The stage " + declaration.name(),
                why,
                "Get-Help " + declaration.name() + " shows how it is used.");
    }
}
