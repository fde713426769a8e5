package org.pooldrill.expectation;

import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;

/** Positions of CEL (lines from 1, columns from 0, or offsets) as positions for people (both from 1). */
final class Positions {

    private Positions() {}

    static ExpressionProblem problem(CelSource source, int offset, String message) {
        return problem(source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0)), message);
    }

    static ExpressionProblem problem(CelSourceLocation location, String message) {
        return new ExpressionProblem(Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1, message);
    }
}
