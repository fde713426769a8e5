package org.pooldrill.expectation;

/**
 * Something wrong with the text of an expectation.
 *
 * @param line the line inside the expression, from 1
 * @param column the column in that line, from 1, in characters
 * @param message what was found and what would be accepted
 */
public record ExpressionProblem(int line, int column, String message) implements Comparable<ExpressionProblem> {

    /** {@code column 11: unknown field ...}, with the line where it is not the first. */
    @Override
    public String toString() {
        return (line > 1 ? "line " + line + ", " : "") + "column " + column + ": " + message;
    }

    @Override
    public int compareTo(ExpressionProblem other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
