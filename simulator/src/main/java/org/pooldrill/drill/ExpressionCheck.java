package org.pooldrill.drill;

import java.util.List;
import java.util.Set;
import org.pooldrill.estate.Estate;

/** What checks expressions before a run, on any number of threads; the drill language itself does not know theirs. */
@FunctionalInterface
public interface ExpressionCheck {

    /** Accepts every expression. */
    ExpressionCheck NONE = (cel, estate, commands) -> List.of();

    /**
     * What is wrong with an expression.
     *
     * @param cel the expression
     * @param estate the estate whose names it may use
     * @param commands the names of the drill's {@code ps} steps
     * @return a message for each problem, empty if there is none
     */
    List<String> problems(String cel, Estate estate, Set<String> commands);
}
