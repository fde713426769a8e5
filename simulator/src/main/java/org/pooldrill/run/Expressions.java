package org.pooldrill.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Cel;
import org.pooldrill.drill.Drill;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Expectation;

/** The expressions of a drill, made ready to be evaluated once for all its runs, on any thread. */
public final class Expressions {
    private final Drill drill;
    private final Estate estate;
    private final ExpressionNames names;
    private @Nullable Map<Cel, Expectation> compiled;

    /** Those that were compiled to be checked are not compiled again. */
    static Expressions of(DrillFile.Ready ready) {
        var names = ready.expressions() instanceof ExpressionNames checked ? checked : new ExpressionNames();
        return new Expressions(ready.drill(), ready.estate(), names);
    }

    private Expressions(Drill drill, Estate estate, ExpressionNames names) {
        this.drill = drill;
        this.estate = estate;
        this.names = names;
    }

    /** What was made of one of them. */
    Expectation of(Cel cel) {
        var expectation = compiled().get(cel);
        if (expectation == null) {
            throw new IllegalStateException("an expression of the drill was not compiled: " + cel.text());
        }
        return expectation;
    }

    /** What must always hold, of this run. */
    List<Course.Rule> rules(List<Cel> always) {
        return always.stream().map(cel -> new Course.Rule(of(cel), cel.place())).toList();
    }

    private synchronized Map<Cel, Expectation> compiled() {
        var known = compiled;
        if (known == null) {
            var commands = drill.commandNames();
            known = new LinkedHashMap<>();
            for (var cel : drill.expressions()) {
                known.put(cel, names.compile(cel.text(), estate, commands).orThrow());
            }
            compiled = known;
        }
        return known;
    }
}
