package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One evaluation of part of an expression with the value of everything in it that got one. */
final class Trace {

    private final CelRuntime.Program program;
    private final Map<Long, Object> values;

    private Trace(CelRuntime.Program program, Map<Long, Object> values) {
        this.program = program;
        this.values = values;
    }

    static Trace of(CelAbstractSyntaxTree ast, CelExpr part, Map<String, ?> document) {
        var tree = CelAbstractSyntaxTree.newCheckedAst(part, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        var program = CelLanguage.program(tree);
        var parents = new HashMap<Long, Long>();
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> node.parent()
                .ifPresent(parent -> parents.put(node.id(), parent.id())));
        var values = new HashMap<Long, Object>();
        try {
            program.trace(Expectation.variables(document), (expr, value) -> {
                forget(parents, values, expr.id());
                values.put(expr.id(), value);
            });
        } catch (CelEvaluationException e) {
            // What got a value before the failure is what there is to show; the outcome names the failure itself.
        }
        return new Trace(program, values);
    }

    /** In a loop a new value makes what was computed from the old one stale. */
    private static void forget(Map<Long, Long> parents, Map<Long, Object> values, long id) {
        for (var up = parents.get(id); up != null; up = parents.get(up)) {
            values.remove(up);
        }
    }

    CelRuntime.Program program() {
        return program;
    }

    Optional<Object> value(CelExpr expr) {
        return Optional.ofNullable(values.get(expr.id())).filter(value -> !(value instanceof CelUnknownSet));
    }

    /** The last value of a loop's variable, from where it is used inside. */
    Optional<Object> variable(CelExpr inside, String name) {
        return CelNavigableExpr.fromExpr(inside)
                .allNodes()
                .filter(node -> node.getKind() == ExprKind.Kind.IDENT
                        && node.expr().ident().name().equals(name))
                .flatMap(node -> value(node.expr()).stream())
                .findFirst();
    }
}
