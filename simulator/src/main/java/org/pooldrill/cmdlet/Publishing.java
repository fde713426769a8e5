package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Invocation;

/**
 * What a cmdlet writes to the Central Management store: it needs one that is available and can be written [inferred],
 * and the pools act on it as their replicas follow.
 *
 * @param values by key of the configuration; an empty one takes its key away
 * @param asked what the line asks for, as a refusal begins
 */
record Publishing(Caller caller, Map<String, String> values, String asked) {

    /** What must hold before it is written. */
    List<Precondition> preconditions() {
        return caller.simulation().centralStore().preconditions(values, caller.on()).stream()
                .map(precondition -> new Precondition(
                        precondition.text(),
                        precondition.values(),
                        precondition.refusal().map(this::inTheWordsOfTheLine)))
                .toList();
    }

    /** Writes it and ends the call. */
    void run(Invocation<Caller> invocation) {
        var refused = values.isEmpty()
                ? Optional.<Refusal>empty()
                : caller.simulation().centralStore().publish(values, caller.on());
        refused.map(this::inTheWordsOfTheLine).ifPresentOrElse(invocation::refuse, invocation::end);
    }

    private Refusal inTheWordsOfTheLine(Refusal refusal) {
        return new Refusal(refusal.id(), refusal.target(), asked, refusal.why(), refusal.alsoRefused(), refusal.todo());
    }
}
