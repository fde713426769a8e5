package org.pooldrill.awaitility;

import org.pooldrill.Simulation;

/** What is noticed. */
public final class FindingConditions {
    private final Simulation simulation;

    FindingConditions(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * There is one of this code.
     *
     * @param code such as {@code SplitBrain}
     */
    public Condition has(String code) {
        return new Condition(simulation, "findings.exists(f, f.code == " + Conditions.quoted(code) + ")");
    }

    /** Nothing was noticed so far; that may change while one looks away. */
    public Condition areNone() {
        return new Condition(simulation, "findings.size() == 0");
    }
}
