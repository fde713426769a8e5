package org.pooldrill.expectation;

import java.util.List;
import java.util.stream.Collectors;

/** What came of the text of an expectation. */
public sealed interface Compilation {

    /** It can be evaluated. */
    record Compiled(Expectation expectation) implements Compilation {}

    /** It cannot: everything that is wrong with it, in the order of the text, at least one problem. */
    record Rejected(List<ExpressionProblem> problems) implements Compilation {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong, empty if nothing. */
    default List<ExpressionProblem> problems() {
        return this instanceof Rejected rejected ? rejected.problems : List.of();
    }

    /**
     * The expectation, for callers who know that the text is right.
     *
     * @throws IllegalArgumentException with all problems if it is not
     */
    default Expectation orThrow() {
        if (this instanceof Compiled compiled) {
            return compiled.expectation;
        }
        throw new IllegalArgumentException(
                problems().stream().map(ExpressionProblem::toString).collect(Collectors.joining("\n")));
    }
}
