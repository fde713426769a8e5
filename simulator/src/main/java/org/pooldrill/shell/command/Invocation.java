package org.pooldrill.shell.command;

import java.util.List;
import java.util.function.Consumer;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.language.ScriptBlock;

/**
 * A running call, and how it speaks back. It lasts until {@link #end} or {@link #refuse} is called, once, at once or from
 * something due later; everything happens on the one thread of the simulation.
 *
 * @param <C> the session that the line is typed in
 */
public interface Invocation<C> extends Call<C> {

    /** The cmdlets of this shell. */
    CmdletRegistry<C> registry();

    /** Puts an object or a plain value out, to the next stage or to the screen. */
    void emit(Object value);

    /** Prints a warning. */
    void warn(String text);

    /** Prints a line that is shown with -Verbose only. */
    void verbose(String text);

    /** Prints lines that no later stage sees. */
    void print(String text);

    /** Runs a script block for one object and gives what it put out; if it is refused so is this call. */
    void invoke(ScriptBlock block, Object item, Consumer<List<Object>> then);

    /** The call has done what it was asked for. */
    void end();

    /** The call is refused on the way. What can be known before belongs into the preconditions. */
    void refuse(Refusal refusal);
}
