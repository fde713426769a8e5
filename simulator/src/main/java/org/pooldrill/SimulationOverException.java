package org.pooldrill;

import org.jspecify.annotations.Nullable;

/**
 * A simulation takes no more steps: it was ended, closed or interrupted, something that must always hold no longer does,
 * or a defect of the program stopped it, which then is the cause.
 */
public final class SimulationOverException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String why;

    SimulationOverException(String why, @Nullable Throwable defect) {
        super("the simulation takes no more steps: " + why, defect);
        this.why = why;
    }

    /** Why it takes none. */
    public String why() {
        return why;
    }
}
