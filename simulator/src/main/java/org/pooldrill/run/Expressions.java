package org.pooldrill.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.Drill;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.Expectations;

/** The expressions of a drill, made ready to be evaluated. */
final class Expressions {
    private Expressions() {}

    static Map<Cel, Expectation> of(Drill drill, Estate estate) {
        var names = ExpressionNames.of(estate, drill.commandNames());
        var compiled = new LinkedHashMap<Cel, Expectation>();
        for (var cel : drill.expressions()) {
            compiled.put(cel, Expectations.compile(cel.text(), names).orThrow());
        }
        return compiled;
    }

    /** The one of these that was made of an expression. */
    static Expectation known(Map<Cel, Expectation> compiled, Cel cel) {
        var expectation = compiled.get(cel);
        if (expectation == null) {
            throw new IllegalStateException("an expression of the drill was not compiled: " + cel.text());
        }
        return expectation;
    }
}
