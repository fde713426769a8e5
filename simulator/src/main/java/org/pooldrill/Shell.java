package org.pooldrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The management shell of a simulation, as one operator uses it on one computer. Immutable; any number may be used side
 * by side. A line lasts as long as its cmdlets would, and time passes meanwhile.
 */
public final class Shell {
    private final Simulation simulation;
    private final Optional<String> operator;
    private final Optional<String> on;

    Shell(Simulation simulation, Optional<String> operator, Optional<String> on) {
        this.simulation = simulation;
        this.operator = operator;
        this.on = on;
    }

    /**
     * The same shell as another operator types in it.
     *
     * @param operator one of the estate's; {@code admin} types where nobody is named
     */
    public Shell as(String operator) {
        return new Shell(simulation, Optional.of(operator), on);
    }

    /**
     * The same shell on another computer, which sees what it can reach from there.
     *
     * @param place a computer, or a pool: each of its computers for what acts on the local machine. Without one it is a
     *     management computer that reaches every pool that is up
     */
    public Shell on(String place) {
        return new Shell(simulation, operator, Optional.of(place));
    }

    /**
     * Types a line and waits for its end.
     *
     * @throws RefusedException if it is refused
     * @throws InvalidInputException if it cannot be read or names no cmdlet, parameter, computer or operator that there
     *     is
     */
    public Output run(String line) {
        return attempt(line).orThrow().output().orElseThrow();
    }

    /**
     * Types a line that may be refused, and waits for its end.
     *
     * @return with the refusal, if it was
     * @throws InvalidInputException as {@link #run}
     */
    public Outcome attempt(String line) {
        return simulation.attempt(step(line));
    }

    /**
     * Types a line and does not wait for it: {@link Simulation#await} does.
     *
     * @param name how it is called from now on; not that of an earlier line
     * @throws InvalidInputException as {@link #run}, and where the name is taken
     */
    public void background(String name, String line) {
        simulation.step(step(line).put("name", name).put("background", true));
    }

    private ObjectNode step(String line) {
        var step = JsonNodeFactory.instance.objectNode().put("ps", line);
        operator.ifPresent(name -> step.put("as", name));
        on.ifPresent(place -> step.put("on", place));
        return step;
    }
}
