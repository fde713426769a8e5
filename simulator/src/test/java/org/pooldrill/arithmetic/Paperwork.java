package org.pooldrill.arithmetic;

import java.nio.charset.StandardCharsets;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.simulation.Simulation;

/** What these tests do before they count. */
final class Paperwork {
    private Paperwork() {}

    static DrillFile.Ready ready(String drill) {
        var loaded = DrillFile.read("paper", drill.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        return loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    /** Lets time pass, and everything happen that is due by then. */
    static void pass(Simulation simulation, long untilMillis) {
        while (simulation.runNext(untilMillis)) {
            // the next thing is due before that moment
        }
        simulation.passTo(untilMillis);
    }
}
