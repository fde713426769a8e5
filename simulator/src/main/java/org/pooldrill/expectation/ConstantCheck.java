package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds durations, timestamps and regular expressions that would fail at run time, whatever the document says. */
final class ConstantCheck {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,6})d(.*)");

    private final CelAbstractSyntaxTree ast;
    private final List<ExpressionProblem> problems = new ArrayList<>();

    private ConstantCheck(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static List<ExpressionProblem> problems(CelAbstractSyntaxTree checked) {
        var check = new ConstantCheck(checked);
        CelNavigableAst.fromAst(checked)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.CALL)
                .forEach(node -> check.call(node.expr()));
        return check.problems;
    }

    private void call(CelExpr expr) {
        var args = expr.call().args();
        switch (expr.call().function()) {
            case "duration" -> {
                if (isText(args.get(0)) && fails(expr)) {
                    var text = args.get(0).constant().stringValue();
                    report(args.get(0), "'" + text + "' is no duration of CEL" + remedy(text));
                }
            }
            case "timestamp" -> {
                if (isText(args.get(0)) && fails(expr)) {
                    var text = args.get(0).constant().stringValue();
                    report(args.get(0), "'" + text + "' is no timestamp; write it like '2013-11-04T09:00:00Z'");
                }
            }
            case "matches" -> pattern(args.get(args.size() - 1));
            default -> {
                // Cannot fail on constants alone, or shows it in its value.
            }
        }
    }

    private void pattern(CelExpr pattern) {
        if (isText(pattern)) {
            var text = pattern.constant().stringValue();
            try {
                com.google.re2j.Pattern.compile(text);
            } catch (com.google.re2j.PatternSyntaxException e) {
                report(pattern, "'" + text + "' is no regular expression (RE2): " + e.getDescription());
            }
        }
    }

    private boolean fails(CelExpr expr) {
        var part = CelAbstractSyntaxTree.newCheckedAst(expr, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        try {
            CelLanguage.program(part).eval();
            return false;
        } catch (CelEvaluationException e) {
            return true;
        }
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == ExprKind.Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static String remedy(String text) {
        var meant = asDrillsWriteIt(text).map(duration -> "'" + inHours(duration) + "'");
        return "; its units are h, m, s and ms: write " + meant.orElse("it like '1h30m'");
    }

    /** Drill files know days and ISO text, CEL does not. */
    private static Optional<Duration> asDrillsWriteIt(String text) {
        var days = DAYS.matcher(text);
        var iso = text;
        if (days.matches()) {
            iso = "P" + days.group(1) + "D" + (days.group(2).isEmpty() ? "" : "T" + days.group(2));
        }
        try {
            return Optional.of(Duration.parse(iso.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String inHours(Duration duration) {
        var hours = duration.toHours();
        var rest = duration.minusHours(hours);
        return (hours == 0 ? "" : hours + "h") + (rest.isZero() && hours != 0 ? "" : ValueText.duration(rest));
    }

    private void report(CelExpr expr, String message) {
        var offset = ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
        problems.add(Positions.problem(ast.getSource(), offset, message));
    }
}
