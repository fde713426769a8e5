package org.pooldrill.cmdlet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pooldrill.pool.Authority;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.DidYouMean;

/** What a line names, looked up in the topology without regard to case; UnknownIdentity where it is not there. */
final class Known {
    private final Caller caller;
    private final String asked;

    /** @param asked what the line asks for, as a refusal begins */
    Known(Caller caller, String asked) {
        this.caller = caller;
        this.asked = asked;
    }

    /** The Front End pool of that name; a Retired one is not in the topology. */
    Precondition pool(String name) {
        var pool = poolName(caller, name);
        var known = named(caller.estate().pools().keySet(), name);
        if (pool.isEmpty() && known.isPresent()) {
            var state = caller.simulation().view().state(known.get());
            return unmet(
                    "The pool is in the topology",
                    name,
                    known.get()
                            + (state == Authority.State.Retired
                                    ? " is Retired, and no longer in the topology"
                                    : " is not in the topology yet"),
                    "Name a Front End pool that is.");
        }
        return looked(
                pool,
                name,
                "Front End pool",
                caller.pools(),
                site -> "in " + caller.estate().pool(site).site());
    }

    /** The Edge pool of that name. */
    Precondition edge(String name) {
        return looked(
                edgeName(caller, name),
                name,
                "Edge pool",
                caller.estate().edges().keySet(),
                edge -> "in " + caller.estate().edges().get(edge).site());
    }

    /** The site of that name. */
    Precondition site(String name) {
        var sites = caller.estate().sites().keySet();
        return looked(named(sites, name), name, "site", sites, site -> "there");
    }

    /** One of these names, of things of that kind. */
    Precondition one(String kind, String name, Collection<String> names) {
        return looked(named(names, name), name, kind, names, found -> "there");
    }

    /** What a parameter of a query names, one of these; nothing has to hold where it was not given. */
    static List<Precondition> asked(Call<Caller> call, String parameter, String kind, Collection<String> names) {
        return call.arguments()
                .textIf(parameter)
                .map(name -> List.of(new Known(call.session(), query(name)).one(kind, name, names)))
                .orElse(List.of());
    }

    /** The pool that a parameter of a query names. */
    static List<Precondition> askedPool(Call<Caller> call, String parameter) {
        var name = call.arguments().text(parameter);
        return List.of(new Known(call.session(), query(name)).pool(name));
    }

    /** What a query asks for, as a refusal begins. */
    static String query(String name) {
        return "Query for " + name;
    }

    static Optional<String> poolName(Caller caller, String name) {
        return named(caller.pools(), name);
    }

    static Optional<String> edgeName(Caller caller, String name) {
        return named(caller.estate().edges().keySet(), name);
    }

    /** The name as the topology spells it. */
    static Optional<String> named(Collection<String> names, String typed) {
        return names.stream().filter(typed::equalsIgnoreCase).findFirst();
    }

    private Precondition looked(
            Optional<String> found, String typed, String kind, Collection<String> names, Function<String, String> how) {
        var text = "The " + kind + " is in the topology";
        return found.map(name -> Precondition.met(text, name + " stands " + how.apply(name)))
                .orElseGet(() -> unmet(
                        text,
                        typed,
                        "there is no " + kind + " " + typed + " in the topology" + DidYouMean.hint(typed, names),
                        names.isEmpty() ? "It has none." : "It has " + String.join(", ", names) + "."));
    }

    private Precondition unmet(String text, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(ErrorId.UnknownIdentity, target, asked, why, todo));
    }
}
