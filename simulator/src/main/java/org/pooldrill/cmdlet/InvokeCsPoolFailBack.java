package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.span;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.estate.DocumentedTime;
import org.pooldrill.failover.PoolFailback;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/** "Failing back a pool" [doc]. */
final class InvokeCsPoolFailBack implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsPoolFailBack")
            .synopsis("Brings the users of a failed-over Front End pool home.")
            .description("The pool has to be up again. The data of its users is moved home (hydration) at 20,000 users"
                    + " in up to an hour, while they are signed out and in again in resiliency mode. Hydration can fail;"
                    + " the pool then stays failed over and the command is run again.")
            .description("Conference content is not moved: run Invoke-CsBackupServiceSync on the backup pool for"
                    + " ConfServices.DataConf afterwards. The Central Management server may stay where it is.")
            .topic("Failing back a pool")
            .changing()
            .parameter(fqdn("PoolFqdn")
                    .mandatory()
                    .at(0)
                    .doc("The home pool of the users concerned: the same value as at the failover."))
            .parameter(flag("DisasterMode")
                    .doc("Fails back although the backup pool is not available. What the users did there is lost to"
                            + " them."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal. No precondition is waived."))
            .parameter(span("WaitTime")
                    .byDefault(DocumentedTime.FAILBACK_WAIT.duration(), "00:00:15")
                    .doc("The longest wait before data is moved: for packages of the Backup Service that are"
                            + " under way between the two pools."))
            .parameter(flag("SkipDataVerification")
                    .mark(Mark.INFERRED)
                    .doc("Accepted without effect: a failback of the model loses nothing that could be verified."))
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.PoolNotFailedOver,
                    ErrorId.HomePoolDown,
                    ErrorId.BackupPoolDown,
                    ErrorId.CmsNotAvailable,
                    ErrorId.HydrationFailed)
            .example("Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com -Verbose", "Brings the users of pool1 home.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var list = new ArrayList<Precondition>();
        list.add(new Known(caller, "Failback of " + typed).pool(typed));
        if (list.get(0).isMet()) {
            var pool = Known.poolName(caller, typed).orElseThrow();
            list.addAll(caller.simulation()
                    .failoverRules(caller.on().orElse(""))
                    .failback(pool, call.arguments().flag("DisasterMode"), caller.reaches()));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        caller.simulation()
                .failback()
                .start(
                        new PoolFailback.Order(
                                pool,
                                in.arguments().flag("DisasterMode"),
                                in.arguments().span("WaitTime").toMillis()),
                        in::verbose,
                        refusal -> refusal.ifPresentOrElse(in::refuse, () -> {
                            in.verbose("Conference content was not moved: run Invoke-CsBackupServiceSync on the backup"
                                    + " pool for ConfServices.DataConf.");
                            in.end();
                        }));
    }
}
