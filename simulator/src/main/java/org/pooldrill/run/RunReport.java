package org.pooldrill.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.pooldrill.log.LogEnd;

/**
 * What came of one run.
 *
 * @param drill the drill's title
 * @param outcome how it ended
 * @param seed the seed of the run
 * @param events how many events it has
 * @param logSha256 the check sum of its log, whether or not it was written to a file
 * @param steps the steps that were taken, in order
 * @param expectations the expectations that were looked at, in order
 * @param failures why it failed; empty where it did not
 * @param refusals what was refused, expected or not, in order
 * @param defect the defect of the program that stopped it, if one did
 * @param state the state document at the end, as it is printed
 */
public record RunReport(
        String drill,
        LogEnd outcome,
        long seed,
        long events,
        String logSha256,
        List<StepResult> steps,
        List<Checked> expectations,
        List<Failure> failures,
        List<RefusalMet> refusals,
        Optional<Throwable> defect,
        ObjectNode state) {

    public RunReport {
        steps = List.copyOf(steps);
        expectations = List.copyOf(expectations);
        failures = List.copyOf(failures);
        refusals = List.copyOf(refusals);
    }

    /** Whether the drill did all that was expected of it. */
    public boolean passed() {
        return outcome == LogEnd.PASSED;
    }
}
