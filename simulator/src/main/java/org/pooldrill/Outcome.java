package org.pooldrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.pooldrill.refusal.Refusal;

/**
 * What came of a step. What somebody expected is said by the step itself, as in a drill: {@code refused:},
 * {@code warns:}, {@code reached:}.
 *
 * @param step the step as it now stands in the drill of the simulation: with what came of it as what was expected
 * @param taken whether it was taken; an {@code expect} that is not met is not, and nothing has happened
 * @param refusal what it was refused with, expected or not
 * @param expected whether the step said that it would be refused, and with this
 * @param unmet what was expected, waited for or must always hold, and does not, with the values of its sides
 * @param output what the line came to that was typed or waited for, if it has ended
 */
public record Outcome(
        ObjectNode step,
        boolean taken,
        Optional<Refusal> refusal,
        boolean expected,
        Optional<String> unmet,
        Optional<Output> output) {

    /**
     * This, where all is as expected.
     *
     * @throws NotMetException if something is unmet
     * @throws RefusedException if it was refused, and was not expected to be
     */
    public Outcome orThrow() {
        if (unmet.isPresent()) {
            throw new NotMetException(unmet.get());
        }
        if (refusal.isPresent() && !expected) {
            throw new RefusedException(
                    asked(), refusal.get(), output.map(Output::text).orElse(""));
        }
        return this;
    }

    private String asked() {
        return step.has("ps") ? step.path("ps").asText() : refusal.orElseThrow().asked();
    }
}
