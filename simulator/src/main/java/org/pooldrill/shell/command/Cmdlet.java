package org.pooldrill.shell.command;

import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.refusal.Precondition;

/**
 * One cmdlet. The shell finds it by its declaration, binds what was typed, looks at what must hold, and only then runs
 * it.
 *
 * @param <C> the session that a line is typed in
 */
public interface Cmdlet<C> {

    /** How it describes itself; the same object each time. */
    Declaration declaration();

    /**
     * What must hold before the shell even looks at the parameters: who may call it, and on which computer.
     *
     * @param asks whether a switch of this name was typed, such as WhatIf
     */
    default List<Precondition> admission(C session, Predicate<String> asks) {
        return List.of();
    }

    /** What must hold before it changes anything, in the order of precedence of the refusals. Changes nothing. */
    default List<Precondition> preconditions(Call<C> call) {
        return List.of();
    }

    /** What -WhatIf shows below the preconditions. Changes nothing. */
    default void whatIf(Invocation<C> invocation) {
        invocation.end();
    }

    /** Does it. */
    void run(Invocation<C> invocation);
}
