package org.pooldrill.cmdlet;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.language.ScriptBlock;

/**
 * A cmdlet that takes at least {@code timings.cmdletTime} from its call to its end [model]. One that only reads takes it
 * once in a line, however many objects the pipeline feeds it. The end always comes by way of the agenda, so that what
 * follows in a line is a step of its own. It also says of each cmdlet what may refuse any of them.
 */
final class Timed implements Cmdlet<Caller> {

    private final Cmdlet<Caller> cmdlet;
    private final Declaration declaration;

    Timed(Cmdlet<Caller> cmdlet) {
        this.cmdlet = cmdlet;
        declaration = cmdlet.declaration().refusingToo(ErrorId.AccessDenied, ErrorId.ComputerUnreachable);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> admission(Caller caller, Predicate<String> asks) {
        return cmdlet.admission(caller, asks);
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return cmdlet.preconditions(call);
    }

    @Override
    public void whatIf(Invocation<Caller> invocation) {
        cmdlet.whatIf(new Lasting(invocation, true));
    }

    @Override
    public void run(Invocation<Caller> invocation) {
        var takesTime = invocation.session().firstCallOf(declaration().name())
                || declaration().changing() && !(cmdlet instanceof Paced);
        cmdlet.run(new Lasting(invocation, takesTime));
    }

    /** A call that ends no earlier than it may. */
    private record Lasting(Invocation<Caller> call, long earliestEnd) implements Invocation<Caller> {

        Lasting(Invocation<Caller> call, boolean takesTime) {
            this(
                    call,
                    call.session().simulation().now()
                            + (takesTime ? call.session().millis(Timing.CMDLET_TIME) : 0));
        }

        @Override
        public void end() {
            call.session().simulation().agenda().at(earliestEnd, call::end);
        }

        @Override
        public void refuse(Refusal refusal) {
            call.session().simulation().agenda().at(earliestEnd, () -> call.refuse(refusal));
        }

        @Override
        public Caller session() {
            return call.session();
        }

        @Override
        public Arguments arguments() {
            return call.arguments();
        }

        @Override
        public List<Object> input() {
            return call.input();
        }

        @Override
        public CmdletRegistry<Caller> registry() {
            return call.registry();
        }

        @Override
        public void emit(Object value) {
            call.emit(value);
        }

        @Override
        public void warn(String text) {
            call.warn(text);
        }

        @Override
        public void verbose(String text) {
            call.verbose(text);
        }

        @Override
        public void print(String text) {
            call.print(text);
        }

        @Override
        public void invoke(ScriptBlock block, Object item, Consumer<List<Object>> then) {
            call.invoke(block, item, then);
        }
    }
}
