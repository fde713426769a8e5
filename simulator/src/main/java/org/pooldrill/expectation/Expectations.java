package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.pooldrill.expectation.Compilation.Compiled;
import org.pooldrill.expectation.Compilation.Rejected;

/** Makes expectations of their texts, or says what is wrong with these. */
public final class Expectations {

    private Expectations() {}

    /**
     * Parses a condition and checks names and types against the state document and the estate.
     *
     * @param cel the text as it stands in the drill
     * @param names the keys that exist
     */
    public static Compilation compile(String cel, Names names) {
        if (cel.isBlank()) {
            return new Rejected(List.of(new ExpressionProblem(1, 1, "the expression is empty")));
        }
        var parsed = CelLanguage.parse(cel);
        if (parsed.hasError()) {
            return new Rejected(List.of(syntax(parsed)));
        }
        var ast = treeOf(parsed);
        var reading = ExpressionReader.read(ast, names);
        var checked = CelLanguage.check(ast);
        var problems = merged(reading.problems(), checked);
        if (problems.isEmpty()) {
            problems.addAll(ConstantCheck.problems(treeOf(checked)));
            result(treeOf(checked), problems);
        }
        return problems.isEmpty()
                ? new Compiled(new Expectation(cel, treeOf(checked), reading))
                : new Rejected(problems);
    }

    /**
     * Loads what the first compilation would otherwise load, some hundred milliseconds' worth; may be called on another
     * thread while a drill is still being read. Changes nothing else.
     */
    public static void prepare() {
        compile("true", Names.none()).orThrow();
    }

    /** What follows the first syntax error is mostly its consequence. */
    private static ExpressionProblem syntax(CelValidationResult parsed) {
        var first = parsed.getErrors().stream()
                .min(Comparator.comparingInt(
                                (CelIssue issue) -> issue.getSourceLocation().getLine())
                        .thenComparingInt(issue -> issue.getSourceLocation().getColumn()))
                .orElseThrow();
        return Positions.problem(first.getSourceLocation(), CheckerMessages.ofSyntax(first.getMessage()));
    }

    /** Both checks in the order of the text; where both complain of the same place, the reader is the better one. */
    private static List<ExpressionProblem> merged(List<ExpressionProblem> read, CelValidationResult checked) {
        var byPlace = new TreeMap<ExpressionProblem, ExpressionProblem>();
        read.forEach(problem -> byPlace.putIfAbsent(problem, problem));
        for (var issue : checked.getErrors()) {
            var problem = Positions.problem(issue.getSourceLocation(), CheckerMessages.ofCheck(issue.getMessage()));
            var field = new ExpressionProblem(problem.line(), problem.column() + 1, problem.message());
            if (!byPlace.containsKey(field)) {
                byPlace.putIfAbsent(problem, problem);
            }
        }
        return new ArrayList<>(byPlace.values());
    }

    private static void result(CelAbstractSyntaxTree checked, List<ExpressionProblem> problems) {
        var type = checked.getResultType();
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
            problems.add(new ExpressionProblem(
                    1,
                    1,
                    "an expectation is a condition, true or false; this is " + CheckerMessages.type(type.name())));
        }
    }

    private static CelAbstractSyntaxTree treeOf(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("CEL reported no error and yet gives no tree", e);
        }
    }
}
