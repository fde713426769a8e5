package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.Precondition;

/** What a cmdlet for location data needs: the database beside the Central Management store that acts, and can be written. */
record LocationRules(Caller caller, String asked) {

    /** That it can be written. */
    List<Precondition> writable() {
        var text = "The location database is available and can be written";
        return List.of(caller.simulation()
                .locations()
                .whyNotWritable(caller.on(), asked)
                .map(refusal -> Precondition.unmet(text, refusal))
                .orElseGet(() -> Precondition.met(text, "the one at " + pool().orElse("the active master"))));
    }

    /** The pool in whose store it stands. */
    Optional<String> pool() {
        return caller.simulation().locations().at(caller.on());
    }
}
