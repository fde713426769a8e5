package org.pooldrill.run;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.DrillFile;

/**
 * Makes the runners of many runs, on any thread. Runs of one drill follow each other, and share what is made of its
 * expressions.
 */
public final class DrillRunners implements Function<DrillFile.Ready, DrillRunner> {
    private @Nullable DrillRunner last;

    @Override
    public synchronized DrillRunner apply(DrillFile.Ready drill) {
        var before = last;
        if (before == null || before.ready() != drill) {
            before = DrillRunner.of(drill);
            last = before;
        }
        return before;
    }
}
