package org.pooldrill.awaitility;

import org.pooldrill.Simulation;

/** What comes of a line that was typed into the management shell. */
public final class LineConditions {
    private final Simulation simulation;
    private final String path;

    LineConditions(Simulation simulation, String name) {
        this.simulation = simulation;
        path = "commands[" + Conditions.quoted(name) + "].";
    }

    /** It has ended, whatever came of it. */
    public Condition hasEnded() {
        return that("running == false");
    }

    /** It has ended, and was not refused. */
    public Condition hasSucceeded() {
        return that("running == false && " + path + "refused == ''");
    }

    /**
     * It has ended with this refusal.
     *
     * @param id an error id
     */
    public Condition isRefusedWith(String id) {
        return that("running == false && " + path + "refused == " + Conditions.quoted(id));
    }

    private Condition that(String cel) {
        return new Condition(simulation, path + cel);
    }
}
