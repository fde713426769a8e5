package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserVisitor;

/** Writes part of an expression as text again, with single quotes as drills do. */
final class CelText extends CelUnparserVisitor {

    private CelText(CelAbstractSyntaxTree ast) {
        super(ast);
    }

    static String of(CelAbstractSyntaxTree ast, CelExpr part) {
        return new CelText(ast).unparse(part);
    }

    @Override
    protected void visit(CelExpr expr, CelConstant constant) {
        if (constant.getKind() == CelConstant.Kind.STRING_VALUE) {
            stringBuilder.append(quoted(constant.stringValue()));
        } else {
            super.visit(expr, constant);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
