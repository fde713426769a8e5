package org.pooldrill.transition;

import java.util.List;

/**
 * What a thing may become from what it is. A transition that is not in the table does not happen.
 *
 * @param name what it is the machine of
 * @param transitions each once
 */
public record StateMachine<S extends Enum<S>>(String name, List<Transition<S>> transitions) {

    /**
     * One step of a machine.
     *
     * @param when what brings it about
     */
    public record Transition<S extends Enum<S>>(S from, S to, String when) {
        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    public StateMachine {
        transitions = List.copyOf(transitions);
    }

    /** Whether a thing that is one may become the other; staying as it is always may. */
    public boolean allows(S from, S to) {
        return from == to || transitions.stream().anyMatch(step -> step.from() == from && step.to() == to);
    }

    static <S extends Enum<S>> Transition<S> step(S from, S to, String when) {
        return new Transition<>(from, to, when);
    }
}
