package org.pooldrill.simulation;

/** A rule of the model that must never break did: a defect of the program. The run stops and its log is kept. */
public final class InvariantBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvariantBroken(String rule, String found) {
        super("invariant broken: " + rule + "; " + found);
    }
}
