package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** {@code Remove-CsUserStoreBackupData}: the data of a former partner's users, which nothing else deletes [doc]. */
final class RemoveCsUserStoreBackupData implements Cmdlet<Caller> {
    private final Declaration declaration = Declaration.of("Remove-CsUserStoreBackupData")
            .synopsis("Deletes what a pool's store holds of the users of a former partner.")
            .description("What it holds for the pool that it is paired with stays, unless nobody is homed there any"
                    + " more.")
            .topic("Failing over a pool that cannot be recovered")
            .changing()
            .parameter(Parameter.fqdn("PoolFqdn")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The pool in whose store they are."))
            .parameter(Parameter.flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolUnreachable)
            .example(
                    "Remove-CsUserStoreBackupData -PoolFqdn pool2.contoso.com",
                    "Deletes what pool2 still has of the users of a pool that was replaced.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var typed = call.arguments().text("PoolFqdn");
        var asked = "Deletion of backup data at " + typed;
        var list = new ArrayList<>(List.of(new Known(call.session(), asked).pool(typed)));
        if (list.get(0).isMet()) {
            list.add(ExportCsUserData.database(
                    call.session(), Known.poolName(call.session(), typed).orElseThrow(), asked));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        var removed = caller.simulation().userStore().removeBackupData(pool);
        in.verbose(
                removed.isEmpty()
                        ? pool + " holds nothing of a former partner's users."
                        : "Deleted the data of the users of " + String.join(", ", removed) + ".");
        in.end();
    }
}
