package org.pooldrill.awaitility;

import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;
import org.pooldrill.Simulation;

/**
 * Something that may come to hold in a simulation, said as a condition over its state document.
 *
 * <p>{@code await().until(condition)} waits for it; {@code await().untilAsserted(condition)} does too, and where the time
 * is over before, says what it saw last: each part that does not hold, with the values of its sides. Where the simulation
 * takes no more steps, because of a defect for instance, what does not hold never will: both then throw
 * {@link org.pooldrill.SimulationOverException} and end the wait.
 */
public final class Condition implements Callable<Boolean>, ThrowingRunnable {
    private final Simulation simulation;
    private final String cel;

    Condition(Simulation simulation, String cel) {
        this.simulation = simulation;
        this.cel = cel;
    }

    /** Whether it holds now. */
    @Override
    public Boolean call() {
        var holds = simulation.holds(cel);
        if (!holds) {
            simulation.check();
        }
        return holds;
    }

    /**
     * Looks whether it holds now.
     *
     * @throws AssertionError if it does not, with what was found
     */
    @Override
    public void run() {
        simulation.unmet(cel).ifPresent(found -> {
            simulation.check();
            throw new AssertionError("at " + simulation.time() + " " + found);
        });
    }

    /** The condition, in the words of the state document. */
    @Override
    public String toString() {
        return cel;
    }
}
