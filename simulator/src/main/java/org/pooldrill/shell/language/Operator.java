package org.pooldrill.shell.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.pooldrill.shell.object.Comparing;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;
import org.pooldrill.shell.object.Wildcard;

/**
 * The comparison operators. Their names are PowerShell's; each is also known with {@code i} before its name, and with
 * {@code c} where case matters.
 */
public enum Operator {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    LIKE,
    NOTLIKE,
    MATCH,
    NOTMATCH,
    CONTAINS,
    NOTCONTAINS,
    IN,
    NOTIN;

    /** An operator as typed. */
    record Typed(Operator operator, boolean caseSensitive) {}

    /** The operator of a name typed without its dash. */
    static Optional<Typed> named(String typed) {
        var name = typed.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .flatMap(operator -> Optional.of(operator)
                        .filter(it -> name.equals(it.name()) || name.equals("I" + it) || name.equals("C" + it))
                        .map(it -> new Typed(it, name.equals("C" + it) && !name.equals(it.name())))
                        .stream())
                .findFirst();
    }

    /** All of them as they are typed, for messages. */
    static String accepted() {
        return Arrays.stream(values())
                .map(operator -> "-" + operator.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Whether this operator, applied to a list on the left, picks the elements that it holds for. */
    boolean picks() {
        return ordinal() < CONTAINS.ordinal();
    }

    /**
     * Whether the comparison holds for two values.
     *
     * @throws Refused if the right side cannot be read as what the left side is, or is no regular expression
     */
    public boolean holds(Object left, Object right, boolean caseSensitive) {
        return switch (this) {
            case EQ -> Comparing.equal(left, right, caseSensitive);
            case NE -> !Comparing.equal(left, right, caseSensitive);
            case GT -> ordered(left, right, caseSensitive, order -> order > 0);
            case LT -> ordered(left, right, caseSensitive, order -> order < 0);
            case GE -> ordered(left, right, caseSensitive, order -> order >= 0);
            case LE -> ordered(left, right, caseSensitive, order -> order <= 0);
            case LIKE -> Wildcard.of(ValueText.of(right), caseSensitive).fits(ValueText.of(left));
            case NOTLIKE -> !LIKE.holds(left, right, caseSensitive);
            case MATCH ->
                regex(right, caseSensitive).matcher(ValueText.of(left)).find();
            case NOTMATCH -> !MATCH.holds(left, right, caseSensitive);
            case CONTAINS -> Values.each(left).stream().anyMatch(each -> Comparing.equal(each, right, caseSensitive));
            case NOTCONTAINS -> !CONTAINS.holds(left, right, caseSensitive);
            case IN -> CONTAINS.holds(right, left, caseSensitive);
            case NOTIN -> !IN.holds(left, right, caseSensitive);
        };
    }

    private boolean ordered(Object left, Object right, boolean caseSensitive, IntPredicate accepts) {
        var order = Comparing.order(left, right, caseSensitive);
        if (order.isEmpty()) {
            throw Refused.value(
                    ValueText.of(right),
                    "The comparison -" + name().toLowerCase(Locale.ROOT),
                    "'" + ValueText.of(right) + "' cannot be compared with the " + Values.typeName(left) + " "
                            + ValueText.of(left),
                    "Compare with a value of the same kind.");
        }
        return accepts.test(order.getAsInt());
    }

    private static Pattern regex(Object value, boolean caseSensitive) {
        var text = ValueText.of(value);
        try {
            return Pattern.compile(text, caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException wrong) {
            throw Refused.value(
                    text,
                    "The comparison -match",
                    "'" + text + "' is no regular expression: " + wrong.getDescription(),
                    "Use -like for patterns with * and ?.");
        }
    }
}
