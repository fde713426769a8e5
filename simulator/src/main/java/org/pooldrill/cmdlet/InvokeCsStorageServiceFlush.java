package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.span;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Invoke-CsStorageServiceFlush}: writes what waits in the storage service to the file store [doc]. */
final class InvokeCsStorageServiceFlush implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsStorageServiceFlush")
            .synopsis("Writes the storage queues of a pool's Front Ends to its file store.")
            .description(
                    "The queue holds records of calls and conferences and archived messages that their database has"
                            + " not taken yet. What was flushed is not taken in by itself: ImportStorageServiceData does it.")
            .changing()
            .parameter(fqdn("PoolFqdn").mandatory().at(0).doc("The pool whose Front Ends are flushed."))
            .parameter(choice("FlushType", "SteadyState", "FullFlush")
                    .mandatory()
                    .doc("FullFlush, which a pool failover uses, writes everything; SteadyState leaves a few items on"
                            + " each server."))
            .parameter(choice("Binding", "NetNamedPipe", "NetTCP")
                    .byDefault("NetTCP", "NetTCP")
                    .doc("How the service is spoken to; NetNamedPipe reaches the computer alone that the line is typed"
                            + " on."))
            .parameter(fqdn("HostNameStorageService").doc("One Front End instead of all."))
            .parameter(span("WaitTime").doc("The longest that the cmdlet waits; the flush itself goes on."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.ComputerUnreachable, ErrorId.ServiceNotRunning)
            .example(
                    "Invoke-CsStorageServiceFlush -PoolFqdn pool1.contoso.com -FlushType FullFlush",
                    "Empties the storage queues of pool1 before its Front Ends are given up.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var asked = "Flush of the storage service of " + typed;
        var known = new Known(caller, asked);
        var list = new ArrayList<Precondition>();
        list.add(known.pool(typed));
        Known.poolName(caller, typed).ifPresent(pool -> {
            call.arguments()
                    .textIf("HostNameStorageService")
                    .ifPresent(host -> list.add(known.one(
                            "Front End of " + pool, host, caller.estate().computersOf(pool))));
            var flush = new StorageFlush(caller, pool, true);
            var servers = servers(call, flush);
            list.add(Precondition.that(
                    !servers.isEmpty(),
                    "Some Front End can be reached",
                    String.join(", ", servers),
                    () -> Refusal.of(
                            ErrorId.ComputerUnreachable,
                            pool,
                            asked,
                            "none of its Front Ends runs, or can be reached",
                            "What waits there stays on their disks until they run again.")));
            list.add(Precondition.that(
                    flush.obstacle().isEmpty(),
                    "The file store can be written",
                    pool,
                    () -> Refusal.of(
                            ErrorId.ServiceNotRunning, pool, asked, flush.obstacle(), "Bring the share up first.")));
        });
        return list;
    }

    private static List<String> servers(Call<Caller> call, StorageFlush flush) {
        var host = call.arguments().textIf("HostNameStorageService");
        var local = call.arguments().text("Binding").equals("NetNamedPipe");
        return flush.servers().stream()
                .filter(server -> host.map(server::equalsIgnoreCase).orElse(true))
                .filter(server -> !local || call.session().localComputers().contains(server))
                .toList();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        var flush =
                new StorageFlush(caller, pool, in.arguments().text("FlushType").equals("FullFlush"));
        var servers = servers(in, flush);
        servers.forEach(server -> in.verbose("Flushing the storage service of " + server + "."));
        var wait =
                in.arguments().spanIf("WaitTime").filter(span -> span.toMillis() < caller.millis(Timing.STORAGE_FLUSH));
        if (wait.isPresent()) {
            flush.run(servers, () -> {});
            caller.later(wait.get().toMillis(), in::end);
        } else {
            flush.run(servers, in::end);
        }
    }
}
