package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.DidYouMean;

/** A SQL server and instance that a line names: those of a pool's back end, or UnknownSqlServer. */
record SqlStore(Caller caller, String asked) {

    /** What must hold of them. */
    List<Precondition> preconditions(String server, Optional<String> instance) {
        var text = "The SQL server is in the topology";
        var estate = caller.estate();
        var pool = estate.poolOfSqlServer(server);
        if (pool.isEmpty()) {
            var known = estate.pools().values().stream()
                    .flatMap(each -> each.sql().servers().stream())
                    .toList();
            return List.of(unmet(
                    text,
                    server,
                    "there is no SQL server " + server + " in the topology" + DidYouMean.hint(server, known),
                    "It has " + String.join(", ", known) + "."));
        }
        var there = estate.pool(pool.get()).sql().instance();
        return List.of(
                instance.filter(name -> !name.equalsIgnoreCase(there)).isPresent()
                        ? unmet(
                                text,
                                instance.get(),
                                "the SQL instance of " + pool.get() + " is " + there + ", not " + instance.get(),
                                "Name instance " + there + ".")
                        : Precondition.met(text, server + "\\" + there + " belongs to " + pool.get()));
    }

    private Precondition unmet(String text, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(ErrorId.UnknownSqlServer, target, asked, why, todo));
    }
}
