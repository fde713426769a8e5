package org.pooldrill.assertj;

import org.pooldrill.Outcome;
import org.pooldrill.Simulation;
import org.pooldrill.run.RunReport;

/**
 * Where assertions about simulations begin. {@code assertThat} can be imported beside that of AssertJ's
 * {@code Assertions}.
 */
public final class PoolDrillAssertions {
    private PoolDrillAssertions() {}

    /** Assertions about a simulation as it is at the moment of each. */
    public static SimulationAssert assertThat(Simulation actual) {
        return new SimulationAssert(actual);
    }

    /** Assertions about what came of a step. */
    public static OutcomeAssert assertThat(Outcome actual) {
        return new OutcomeAssert(actual);
    }

    /** Assertions about what came of a run. */
    public static RunReportAssert assertThat(RunReport actual) {
        return new RunReportAssert(actual);
    }
}
