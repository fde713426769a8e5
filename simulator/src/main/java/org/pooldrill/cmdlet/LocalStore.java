package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/** The local replicas that a line with {@code -LocalStore} is about: those of the computers that it is typed on. */
final class LocalStore {

    private LocalStore() {}

    /** The computers with a replica that the line is typed on, those that are up. */
    static List<String> computers(Caller caller) {
        var world = caller.simulation().world();
        return caller.localComputers().stream()
                .filter(world.replicas().computers()::contains)
                .filter(world.computers()::computerUp)
                .toList();
    }

    /** That there is one. */
    static Precondition here(Caller caller) {
        var text = "The computer has a local store";
        var computers = caller.localComputers().stream()
                .filter(caller.simulation().world().replicas().computers()::contains)
                .toList();
        return computers.isEmpty()
                ? Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.WrongComputer,
                                caller.on().orElse(""),
                                "The local store",
                                caller.on().orElse("a management computer") + " has no local store",
                                "Type it on a Front End or an Edge server."))
                : Precondition.met(text, String.join(", ", computers));
    }
}
