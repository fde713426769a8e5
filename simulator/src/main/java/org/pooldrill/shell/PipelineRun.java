package org.pooldrill.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Binding;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Sequence;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.Pipeline;
import org.pooldrill.shell.language.Pipeline.Command;
import org.pooldrill.shell.language.Pipeline.Stage;
import org.pooldrill.shell.language.Pipeline.Value;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.Scope;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.Values;

/**
 * One line under way. A stage starts when the one before it has ended; a cmdlet that takes objects from the pipeline is
 * called for each of them, one after the other. A refusal anywhere ends the line.
 */
final class PipelineRun<C> {

    private final CmdletRegistry<C> registry;
    private final ShellHost<C> host;
    private final C session;
    private final Transcript screen;

    PipelineRun(CmdletRegistry<C> registry, ShellHost<C> host, C session, Transcript screen) {
        this.registry = registry;
        this.host = host;
        this.session = session;
        this.screen = screen;
    }

    CmdletRegistry<C> registry() {
        return registry;
    }

    ShellHost<C> host() {
        return host;
    }

    C session() {
        return session;
    }

    Transcript screen() {
        return screen;
    }

    /** Runs the line that was typed: what its last stage puts out goes to the screen. */
    void runLine(Pipeline pipeline) {
        run(pipeline, Scope.TOP, screen::show, screen::done);
    }

    /** Runs the statements of a script block for one object. */
    void invoke(ScriptBlock block, Object item, Consumer<List<Object>> then) {
        var out = new ArrayList<>();
        Sequence.each(
                block.statements(),
                (statement, next) -> run(statement, Scope.of(item), out::add, next),
                () -> then.accept(List.copyOf(out)));
    }

    private void run(Pipeline pipeline, Scope scope, Consumer<Object> last, Runnable done) {
        if (pipeline.stages().isEmpty()) {
            done.run();
            return;
        }
        var wrong = new PipelineCheck<>(registry).firstProblem(pipeline);
        if (wrong.isPresent()) {
            screen.refuse(wrong.get().refusal(), wrong.get().cmdlet());
            return;
        }
        stage(pipeline.stages(), 0, List.of(), scope, last, done);
    }

    private void stage(
            List<Stage> stages, int index, List<Object> input, Scope scope, Consumer<Object> last, Runnable done) {
        var stage = stages.get(index);
        var isLast = index == stages.size() - 1;
        var out = new ArrayList<>();
        Consumer<Object> sink = isLast ? last : out::add;
        Runnable next = isLast ? done : () -> stage(stages, index + 1, out, scope, last, done);
        commandsIn(stage.expressions().flatMap(Expression::nested).toList(), scope, results -> {
            var known = scope.knowing(results);
            if (stage instanceof Value value) {
                value(value.expression(), known, sink, next);
            } else if (stage instanceof Command command) {
                command(command, index == 0, input, known, sink, next);
            }
        });
    }

    /** Runs the commands in parentheses, one after the other, before what they stand in is looked at. */
    private void commandsIn(
            List<Expression.Nested> nested, Scope scope, Consumer<Map<Expression.Nested, Object>> then) {
        var results = new LinkedHashMap<Expression.Nested, Object>();
        Sequence.each(
                nested,
                (command, next) -> {
                    var out = new ArrayList<>();
                    run(command.pipeline(), scope, out::add, () -> {
                        results.put(
                                command,
                                out.isEmpty() ? Values.EMPTY : out.size() == 1 ? out.get(0) : List.copyOf(out));
                        next.run();
                    });
                },
                () -> then.accept(results));
    }

    private void value(Expression expression, Scope scope, Consumer<Object> sink, Runnable next) {
        List<Object> values;
        try {
            values = Values.each(expression.evaluate(scope));
        } catch (Refused wrong) {
            screen.refuse(wrong.refusal(), "");
            return;
        }
        values.stream().filter(value -> !value.equals(Values.EMPTY)).forEach(sink);
        next.run();
    }

    private void command(
            Command command, boolean first, List<Object> input, Scope scope, Consumer<Object> sink, Runnable next) {
        var cmdlet = registry.find(command.name()).orElseThrow();
        Binding binding;
        try {
            binding = Binding.of(cmdlet.declaration(), command.arguments(), scope);
        } catch (Refused wrong) {
            screen.refuse(wrong.refusal(), cmdlet.declaration().name());
            return;
        }
        if (first || cmdlet.declaration().collects()) {
            new CmdletCall<>(this, cmdlet, binding, List.copyOf(input), sink, next).start();
            return;
        }
        Sequence.each(
                input,
                (object, goOn) -> new CmdletCall<>(this, cmdlet, binding, List.of(object), sink, goOn).start(),
                next);
    }

    /** A refusal, and the cmdlet that it belongs to. */
    record Problem(Refusal refusal, String cmdlet) {}

    /** The refusal of a command that does not exist. */
    static <C> Refusal unknown(CmdletRegistry<C> registry, String name) {
        return Refusal.of(
                ErrorId.UnknownCommand,
                name,
                "The command '" + name + "'",
                "there is none of this name" + DidYouMean.hint(name, registry.names()),
                "Get-Command lists the commands.");
    }
}
