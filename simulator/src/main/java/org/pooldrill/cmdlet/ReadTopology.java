package org.pooldrill.cmdlet;

import org.pooldrill.cms.Topology;
import org.pooldrill.shell.command.Call;

/** The topology that a cmdlet that only reads looks at. */
final class ReadTopology {

    private ReadTopology() {}

    /**
     * With {@code -LocalStore} on a Lync computer its replica, else the active master's; the last known one while there
     * is no master, which the cmdlet reads from a replica [model].
     */
    static Topology of(Call<Caller> call) {
        var caller = call.session();
        var store = caller.simulation().centralStore();
        var estate = caller.estate();
        return caller.pool()
                .or(() -> caller.on().flatMap(estate::edgeOfComputer))
                .or(() -> caller.on().filter(on -> !estate.computersOf(on).isEmpty()))
                .filter(pool -> call.arguments().flag("LocalStore"))
                .map(store::settings)
                .orElseGet(() -> store.deployment().topology());
    }
}
