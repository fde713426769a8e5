package org.pooldrill.shell.language;

import java.util.Locale;

/**
 * Reads operators: -not binds closest, then the comparisons, then -and and -or, which PowerShell gives one rank and
 * takes from left to right.
 */
final class ExpressionParser {

    private final Characters line;
    private final TermParser terms;

    ExpressionParser(Characters line, TermParser terms) {
        this.line = line;
        this.terms = terms;
    }

    Expression expression() {
        line.deeper();
        var left = comparison();
        for (var word = operator(); word.equals("and") || word.equals("or"); word = operator()) {
            skipOperator();
            left = new Expression.Both(left, word.equals("and"), comparison());
        }
        line.higher();
        return left;
    }

    private Expression comparison() {
        var left = unary();
        for (var word = operator(); !word.isEmpty() && !word.equals("and") && !word.equals("or"); word = operator()) {
            var name = word;
            var typed = Operator.named(name)
                    .orElseThrow(() -> line.wrong(
                            "-" + name + " is no operator", "Accepted are -and -or -not " + Operator.accepted() + "."));
            skipOperator();
            left = new Expression.Comparison(left, typed.operator(), typed.caseSensitive(), unary());
        }
        return left;
    }

    private Expression unary() {
        line.blanks();
        if (line.accept('!')) {
            return not();
        }
        if (operator().equals("not")) {
            skipOperator();
            return not();
        }
        return terms.listOfTerms();
    }

    private Expression not() {
        line.deeper();
        var negated = new Expression.Not(unary());
        line.higher();
        return negated;
    }

    /** The operator that comes next, without its dash and in lower case; empty if there is none. */
    private String operator() {
        var start = line.at();
        line.blanks();
        var name = line.accept('-') ? line.takeWhile(Character::isLetter) : "";
        line.backTo(start);
        return name.toLowerCase(Locale.ROOT);
    }

    private void skipOperator() {
        line.blanks();
        line.take();
        line.takeWhile(Character::isLetter);
    }
}
