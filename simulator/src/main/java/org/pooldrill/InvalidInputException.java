package org.pooldrill;

import java.util.List;

/** Something that was given cannot be used, and nothing was done: an estate, a step, a condition, the name of a value. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    InvalidInputException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    InvalidInputException(String problem) {
        this(List.of(problem));
    }

    /** Everything that is wrong, at least one: where, what was found, and what would be accepted. */
    public List<String> problems() {
        return problems;
    }
}
