package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pooldrill.expectation.Outcome.Absent;
import org.pooldrill.expectation.Outcome.Faulty;

/**
 * Says why an expectation does not hold: expected and actual side by side.
 *
 * <p>Each part of a top-level {@code &&} is evaluated by itself, so that all that fail are shown and not only the
 * first.
 */
final class FailureText {

    private static final Set<String> TWO_SIDED = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

    private final Expectation expectation;
    private final CelAbstractSyntaxTree ast;
    private final Map<String, ?> document;
    private final List<String> lines = new ArrayList<>();

    FailureText(Expectation expectation, CelAbstractSyntaxTree ast, Map<String, ?> document) {
        this.expectation = expectation;
        this.ast = ast;
        this.document = document;
    }

    String text(List<String> lastChanges) {
        lines.add(expectation.text());
        var parts = parts("_&&_", ast.getExpr()).toList();
        parts.forEach(part -> part(part, parts.size() > 1));
        lines.add("  " + moment());
        if (!lastChanges.isEmpty()) {
            lines.add("  last changed by");
            lastChanges.forEach(change -> lines.add("    " + change));
        }
        return String.join("\n", lines);
    }

    private void part(CelExpr part, boolean oneOfMany) {
        var trace = Trace.of(ast, part, document);
        var outcome = expectation.outcome(trace.program(), document);
        if (outcome.met()) {
            return;
        }
        var indent = "  ";
        if (oneOfMany) {
            lines.add("  " + CelText.of(ast, part));
            indent = "    ";
        }
        if (outcome instanceof Absent absent) {
            lines.add(indent + "no value: " + absent.reason());
        } else if (outcome instanceof Faulty faulty) {
            lines.add(indent + "cannot be evaluated: " + faulty.reason());
        }
        explain(part, trace, indent);
    }

    private void explain(CelExpr expr, Trace trace, String indent) {
        if (isCall(expr, "_||_") || isCall(expr, "_&&_") || isCall(expr, "!_")) {
            expr.call().args().forEach(arg -> explain(arg, trace, indent));
        } else if (expr.getKind() == ExprKind.Kind.CALL
                && TWO_SIDED.contains(expr.call().function())) {
            value("left:  ", expr.call().args().get(0), trace, indent);
            value("right: ", expr.call().args().get(1), trace, indent);
        } else if (expr.getKind() == ExprKind.Kind.COMPREHENSION) {
            loop(expr, trace, indent);
        } else if (expr.getKind() == ExprKind.Kind.CALL) {
            Stream.concat(expr.call().target().stream(), expr.call().args().stream())
                    .filter(operand -> operand.getKind() != ExprKind.Kind.CONSTANT)
                    .forEach(operand -> value(CelText.of(ast, operand) + ": ", operand, trace, indent));
        } else {
            value(CelText.of(ast, expr) + ": ", expr, trace, indent);
        }
    }

    /** {@code all} ended at the first element for which it does not hold; the others looked at every element. */
    private void loop(CelExpr expr, Trace trace, String indent) {
        var loop = expr.comprehension();
        var macro = ast.getSource().getMacroCalls().get(expr.id());
        var element = trace.variable(loop.loopStep(), loop.iterVar());
        if (macro != null && macro.call().function().equals("all") && element.isPresent()) {
            lines.add(indent + "for " + loop.iterVar() + " = " + ValueText.of(element.get()));
            explain(loop.loopStep().call().args().get(1), trace, indent + "  ");
        } else {
            value(CelText.of(ast, loop.iterRange()) + ": ", loop.iterRange(), trace, indent);
        }
    }

    /** What was not evaluated, because something before it decided or failed, is evaluated by itself. */
    private void value(String label, CelExpr expr, Trace trace, String indent) {
        var value = trace.value(expr).or(() -> Trace.of(ast, expr, document).value(expr));
        value.ifPresent(found -> lines.add(indent + label + ValueText.of(found)));
    }

    private Stream<CelExpr> parts(String operator, CelExpr expr) {
        return isCall(expr, operator)
                ? expr.call().args().stream().flatMap(arg -> parts(operator, arg))
                : Stream.of(expr);
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == ExprKind.Kind.CALL && expr.call().function().equals(function);
    }

    private String moment() {
        var at = document.get("time") instanceof Duration time ? ValueText.duration(time) : "an unknown time";
        return "at " + at + (document.containsKey("clock") ? " (" + document.get("clock") + ")" : "");
    }
}
