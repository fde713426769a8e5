package org.pooldrill.shell.language;

import java.util.Map;
import java.util.Optional;

/**
 * What an expression is evaluated against.
 *
 * @param item the object that {@code $_} stands for, where there is one
 * @param results what the commands in parentheses have put out; they are run before the expression is looked at
 */
public record Scope(Optional<Object> item, Map<Expression.Nested, Object> results) {

    /** Outside any script block, before any command. */
    public static final Scope TOP = new Scope(Optional.empty(), Map.of());

    /** The scope of a script block that looks at one object. */
    public static Scope of(Object item) {
        return new Scope(Optional.of(item), Map.of());
    }

    /** The same scope once the commands in parentheses have run. */
    public Scope knowing(Map<Expression.Nested, Object> results) {
        return new Scope(item, Map.copyOf(results));
    }
}
