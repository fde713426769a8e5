package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.storage.StorageEvent.FlushedItemsImported;

/** {@code ImportStorageServiceData} of the resource kit: takes in what was flushed [doc release notes]. */
final class ImportStorageServiceData implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("ImportStorageServiceData")
            .alias("ImportStorageServiceData.exe")
            .synopsis("Takes in what Invoke-CsStorageServiceFlush has written to a pool's file store.")
            .description("A tool of the resource kit; its parameters are the model's.")
            .changing()
            .parameter(Parameter.fqdn("PoolFqdn").mandatory().at(0).doc("The pool whose Front Ends were flushed."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.FileNotFound, ErrorId.ServiceNotRunning)
            .example("ImportStorageServiceData -PoolFqdn pool1.contoso.com", "Takes in what pool1 has flushed.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var asked = "Import of what the storage service of " + typed + " has flushed";
        var list = new ArrayList<Precondition>();
        list.add(new Known(caller, asked).pool(typed));
        Known.poolName(caller, typed).ifPresent(pool -> {
            var world = caller.simulation().world();
            var items = world.storage().flushed(pool);
            list.add(Precondition.that(
                    items > 0 && world.computers().fileStoreUp(pool),
                    "There are flushed items in the file store",
                    items + " items",
                    () -> Refusal.of(
                            ErrorId.FileNotFound,
                            pool,
                            asked,
                            "the file store of " + pool + " holds no flushed items that can be read",
                            "Invoke-CsStorageServiceFlush writes them.")));
            list.add(Precondition.that(
                    !world.storage().waits(pool),
                    "The database that takes them is available",
                    pool,
                    () -> Refusal.of(
                            ErrorId.ServiceNotRunning,
                            pool,
                            asked,
                            "the SQL servers of " + pool + " are not available",
                            "Bring the back end up first.")));
        });
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = Known.poolName(in.session(), in.arguments().text("PoolFqdn")).orElseThrow();
        var items = in.session().simulation().world().storage().flushed(pool);
        in.session().simulation().record(new FlushedItemsImported(pool, items));
        in.print(items + " items imported.");
        in.end();
    }
}
