package org.pooldrill.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that must hold before a command changes anything, as {@code -WhatIf} lists it.
 *
 * @param text what must hold, as a sentence without its full stop
 * @param values the values it was decided on
 * @param refusal what is said when it does not hold; empty when it does
 */
public record Precondition(String text, String values, Optional<Refusal> refusal) {

    /** One that holds. */
    public static Precondition met(String text, String values) {
        return new Precondition(text, values, Optional.empty());
    }

    /** One that does not hold. */
    public static Precondition unmet(String text, Refusal refusal) {
        return new Precondition(text, refusal.why(), Optional.of(refusal));
    }

    /** One that does not hold, with values of its own. */
    public static Precondition unmet(String text, String values, Refusal refusal) {
        return new Precondition(text, values, Optional.of(refusal));
    }

    /** One that holds or not. */
    public static Precondition that(boolean holds, String text, String values, Supplier<Refusal> otherwise) {
        return holds ? met(text, values) : unmet(text, values, otherwise.get());
    }

    public boolean isMet() {
        return refusal.isEmpty();
    }

    /** The first refusal of a list in the order of precedence, naming the others; empty where everything holds. */
    public static Optional<Refusal> firstUnmet(List<Precondition> preconditions) {
        var refusals = new ArrayList<Refusal>();
        preconditions.forEach(p -> p.refusal().ifPresent(refusals::add));
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.get(0).alsoRefusedBy(refusals.subList(1, refusals.size())));
    }
}
