package org.pooldrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.refusal.Refusal;

/** A user of a simulation, who does things at once: no time passes. */
public final class User {
    private final Simulation simulation;
    private final String sip;

    User(Simulation simulation, String sip) {
        this.simulation = simulation;
        this.sip = sip;
    }

    /**
     * Does something that needs no more words.
     *
     * @param act one of the drill language's, such as {@code sign-out}
     * @throws RefusedException if he cannot
     * @throws InvalidInputException if there is no such act, or it needs more words
     */
    public User does(String act) {
        return does(act, Map.of());
    }

    /**
     * Does something.
     *
     * @param act one of the drill language's, such as {@code add-contact}
     * @param with what the act needs, such as {@code contact}
     * @throws RefusedException if he cannot
     * @throws InvalidInputException if there is no such act, or it needs other words
     */
    public User does(String act, Map<String, String> with) {
        step(act, with).orThrow();
        return this;
    }

    /**
     * Tries something that he may be unable to do.
     *
     * @return what stands in the way, if anything
     * @throws InvalidInputException as {@link #does}
     */
    public Optional<Refusal> tries(String act, Map<String, String> with) {
        return step(act, with).refusal();
    }

    private Outcome step(String act, Map<String, String> with) {
        var step = JsonNodeFactory.instance.objectNode().put("user", sip).put("does", act);
        if (!with.isEmpty()) {
            var words = step.putObject("with");
            with.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(word -> words.put(word.getKey(), word.getValue()));
        }
        return simulation.attempt(step);
    }
}
