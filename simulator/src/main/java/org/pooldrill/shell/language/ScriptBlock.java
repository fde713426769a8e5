package org.pooldrill.shell.language;

import java.util.List;
import java.util.Optional;
import org.pooldrill.shell.object.Values;

/**
 * What stands between braces.
 *
 * @param statements what is done, one after the other
 * @param source the text between the braces
 */
public record ScriptBlock(List<Pipeline> statements, String source) {

    public ScriptBlock {
        statements = List.copyOf(statements);
    }

    /** The expression, where the block is nothing but one that runs no command. */
    public Optional<Expression> expression() {
        return statements.size() == 1
                ? statements.get(0).value().filter(value -> value.nested()
                        .findAny()
                        .isEmpty())
                : Optional.empty();
    }

    /**
     * The value of a block that is an expression, for one object.
     *
     * @throws Refused if it is none, or does not fit the object
     */
    public Object evaluate(Object item) {
        var expression = expression()
                .orElseThrow(() -> Refused.value(
                        "{" + source + "}",
                        "The script block {" + source + "}",
                        statements.isEmpty() ? "it is empty" : "an expression is needed here, and it holds a command",
                        "Write properties with $_ and text in quotes: { $_.Identity -eq 'pool1.contoso.com' }."));
        return expression.evaluate(Scope.of(item));
    }

    /** Whether the condition that the block states holds for one object. */
    public boolean holds(Object item) {
        return Values.isTrue(evaluate(item));
    }

    @Override
    public String toString() {
        return source;
    }
}
