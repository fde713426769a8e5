package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** {@code Sync-CsUserData}: fails where the Backup Service is not activated for the pool [doc]; the rest is the model's. */
final class SyncCsUserData implements Cmdlet<Caller> {
    private final Declaration declaration = Declaration.of("Sync-CsUserData")
            .synopsis("Has the contacts, settings and meetings of a pool carried to its backup pool at once.")
            .description("It is Invoke-CsBackupServiceSync for the module UserServices.PresenceFocus alone.")
            .topic("Configuring and monitoring the Backup Service")
            .changing()
            .parameter(Parameter.fqdn("PoolFqdn")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The pool that has the data."))
            .parameter(Parameter.text("RoutingGroup")
                    .doc("A routing group of the pool, as Get-CsPoolFabricState names it. A batch holds changes of all"
                            + " groups, so the others are carried too."))
            .parameter(Parameter.fqdn("Target").doc("The backup pool; no other can be given."))
            .parameter(Parameter.flag("LocalStore")
                    .doc("Takes the topology from the local replica; the sync is the same."))
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.ParameterConflict,
                    ErrorId.PoolNotPaired,
                    ErrorId.BackupServiceStopped)
            .example("Sync-CsUserData -PoolFqdn pool1.contoso.com", "Carries what pool2 does not have yet.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var asked = "Sync of the user data of " + typed;
        var list = new ArrayList<>(List.of(new Known(caller, asked).pool(typed)));
        if (!list.get(0).isMet()) {
            return list;
        }
        var pool = Known.poolName(caller, typed).orElseThrow();
        call.arguments()
                .textIf("RoutingGroup")
                .ifPresent(
                        group -> list.add(new Known(caller, asked).one("routing group", group, groups(caller, pool))));
        call.arguments().textIf("Target").ifPresent(target -> list.add(target(caller, asked, pool, target)));
        list.addAll(new BackupServiceRules(caller, asked).ofPool(pool, false));
        return list;
    }

    private static Precondition target(Caller caller, String asked, String pool, String target) {
        var partner = caller.simulation().pair().partner(pool).orElse("none");
        return Precondition.that(
                partner.equalsIgnoreCase(target),
                "The target is the backup pool",
                partner,
                () -> Refusal.of(
                        ErrorId.ParameterConflict,
                        "-Target",
                        asked,
                        "-Target is " + target + ", and the backup pool of " + pool + " is " + partner,
                        "Leave -Target out, or name the backup pool."));
    }

    private static List<String> groups(Caller caller, String pool) {
        var total = caller.simulation()
                .world()
                .computers()
                .fabric(pool)
                .routingGroups()
                .total();
        var names = new ArrayList<String>();
        for (var group = 0; group < total; group++) {
            names.add(RoutingGroups.name(pool, group));
        }
        return names;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        caller.simulation().backup(pool).orElseThrow().forceSync(EnumSet.of(BackupModule.PRESENCE_FOCUS), result -> {
            result.failing().forEach((module, why) -> in.warn(module + " cannot be exported: " + why + "."));
            in.end();
        });
    }
}
