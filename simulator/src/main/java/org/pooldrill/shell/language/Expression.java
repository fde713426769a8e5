package org.pooldrill.shell.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/** What has a value: in a script block, in parentheses, as an argument. */
public sealed interface Expression {

    /**
     * The value: one of the kinds that {@link Values} lists, or a {@link ScriptBlock}.
     *
     * @throws Refused if it has none in this scope
     */
    Object evaluate(Scope scope);

    /** The expressions that it consists of. */
    default Stream<Expression> parts() {
        return Stream.empty();
    }

    /** The commands in parentheses in it, in the order in which they are run; not those inside script blocks. */
    default Stream<Nested> nested() {
        return parts().flatMap(Expression::nested);
    }

    /**
     * A value as typed.
     *
     * @param text the characters typed, which a parameter that takes text wants ({@code 0x10}, {@code 007})
     */
    record Literal(Object value, String text) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return value;
        }
    }

    /** Text in double quotes, or a word, with variables in it. */
    record Text(List<Expression> pieces) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return pieces.stream()
                    .map(piece -> ValueText.inText(piece.evaluate(scope)))
                    .collect(Collectors.joining());
        }

        @Override
        public Stream<Expression> parts() {
            return pieces.stream();
        }
    }

    /** Values separated by commas, or {@code @(...)}, which is a list even of one. */
    record Listing(List<Expression> elements, boolean flat) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return elements.stream()
                    .map(element -> element.evaluate(scope))
                    .flatMap(value -> flat
                            ? Values.each(value).stream().filter(it -> !it.equals(Values.EMPTY))
                            : Stream.of(value))
                    .toList();
        }

        @Override
        public Stream<Expression> parts() {
            return elements.stream();
        }
    }

    /** A hash table, {@code @{Add="x"}}. */
    record Table(Map<String, Expression> entries) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            var values = new LinkedHashMap<String, Object>();
            entries.forEach((key, value) -> values.put(key, value.evaluate(scope)));
            return values;
        }

        @Override
        public Stream<Expression> parts() {
            return entries.values().stream();
        }
    }

    /** The object that a script block looks at, {@code $_}. */
    record Item() implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return scope.item()
                    .orElseThrow(() -> Refused.value(
                            "$_",
                            "$_",
                            "there is no current object here",
                            "$_ stands for the current object inside the braces of Where-Object and ForEach-Object."));
        }
    }

    /** {@code of.name}. */
    record Member(Expression of, String name) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return Members.of(of.evaluate(scope), name);
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(of);
        }
    }

    /** {@code of[index]}; negative ones count from the end, what is out of range is empty. */
    record Index(Expression of, Expression index) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return Members.at(of.evaluate(scope), index.evaluate(scope));
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(of, index);
        }
    }

    /** {@code -not of}. */
    record Not(Expression of) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return !Values.isTrue(of.evaluate(scope));
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(of);
        }
    }

    /** {@code left -and right}, {@code left -or right}; the right side is not looked at when the left one decides. */
    record Both(Expression left, boolean and, Expression right) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            var first = Values.isTrue(left.evaluate(scope));
            return first == and ? Values.isTrue(right.evaluate(scope)) : first;
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(left, right);
        }
    }

    /** {@code left -eq right} and the other comparisons; of a list on the left the elements that it holds for. */
    record Comparison(Expression left, Operator operator, boolean caseSensitive, Expression right)
            implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            var subject = left.evaluate(scope);
            var other = right.evaluate(scope);
            if (operator.picks() && subject instanceof List<?> list) {
                return list.stream()
                        .<Object>map(each -> each)
                        .filter(each -> operator.holds(each, other, caseSensitive))
                        .toList();
            }
            return operator.holds(subject, other, caseSensitive);
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(left, right);
        }
    }

    /** A command in parentheses. Whoever evaluates the expression runs it first and puts the result into the scope. */
    record Nested(Pipeline pipeline) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            var result = scope.results().get(this);
            if (result == null) {
                throw new Refused(Refusal.of(
                        ErrorId.UnknownCommand,
                        pipeline.firstCommand().orElse(""),
                        "The command in parentheses",
                        "no command can be run at this place",
                        "Run it in the pipeline itself."));
            }
            return result;
        }

        @Override
        public Stream<Nested> nested() {
            return Stream.of(this);
        }
    }

    /** A script block, passed on as it is. */
    record Block(ScriptBlock script) implements Expression {

        @Override
        public Object evaluate(Scope scope) {
            return script;
        }
    }
}
