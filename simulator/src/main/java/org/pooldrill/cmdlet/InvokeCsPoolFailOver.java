package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.span;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.backup.ExportState;
import org.pooldrill.change.BackupModule;
import org.pooldrill.estate.Timing;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/** "Failing over a pool", step 7. What it does is documented, the order of its phases is the model's. */
final class InvokeCsPoolFailOver implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsPoolFailOver")
            .synopsis("Moves the users of a Front End pool to its backup pool.")
            .description("Without -DisasterMode the pool is up and is to be given a rest: it becomes read-only, the"
                    + " Backup Service is waited for, what the backup pool has imported is verified, and then the users"
                    + " are switched. Nothing is lost.")
            .description("With -DisasterMode the backup pool takes over at once with what it has; what it has not"
                    + " imported is lost.")
            .description(
                    "Before it the Central Management server has to be elsewhere (Invoke-CsManagementServerFailover)"
                            + " and no Edge pool may have the pool as its next hop (Set-CsEdgeServer). -Force skips neither.")
            .topic("Failing over a pool, step 7")
            .changing()
            .parameter(fqdn("PoolFqdn")
                    .mandatory()
                    .at(0)
                    .doc("The home pool of the users concerned: the one that the disaster hit."))
            .parameter(flag("DisasterMode")
                    .doc("The pool, or its back end, is not accessible. Its users get full service from what the backup"
                            + " pool has imported."))
            .parameter(flag("FlushStorageService")
                    .doc(
                            "Also runs Invoke-CsStorageServiceFlush -FlushType FullFlush on every Front End of the pool that"
                                    + " is up, first."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal. No precondition is waived."))
            .parameter(span("WaitTime")
                    .doc("The time after which the backup is taken for complete without further proof, hh:mm:ss; a bare"
                            + " number counts seconds. By default the timing failoverWaitTime, 10 minutes [model]."))
            .parameter(flag("SkipDataVerification")
                    .mark(Mark.INFERRED)
                    .doc("Goes on without that verification; what was not imported is lost."))
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.PoolNotPaired,
                    ErrorId.PoolAlreadyFailedOver,
                    ErrorId.PartnerFailedOver,
                    ErrorId.BackupPoolDown,
                    ErrorId.PoolUnreachable,
                    ErrorId.CmsNotAvailable,
                    ErrorId.EdgeNextHopInUse,
                    ErrorId.SyncNotComplete)
            .example(
                    "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -WhatIf",
                    "Shows what must hold first, and what of it does.")
            .example(
                    "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode -Verbose",
                    "Gives the users of a lost pool full service at its backup pool.")
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
        list.add(new Known(caller, "Failover of " + typed).pool(typed));
        if (list.get(0).isMet()) {
            var pool = Known.poolName(caller, typed).orElseThrow();
            list.addAll(caller.simulation()
                    .failoverRules(caller.on().orElse(""))
                    .failover(pool, call.arguments().flag("DisasterMode"), caller.reaches()));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var disaster = arguments.flag("DisasterMode");
        if (disaster) {
            warnOfRunningPool(in, pool);
        }
        warnOfEmptyBackup(in, pool);
        if (arguments.flag("FlushStorageService")) {
            flush(in, pool, () -> Precondition.firstUnmet(preconditions(in))
                    .ifPresentOrElse(in::refuse, () -> failOver(in, pool)));
        } else {
            failOver(in, pool);
        }
    }

    /** Time passes with it, so that what was in order before has to be looked at again. */
    private static void flush(Invocation<Caller> in, String pool, Runnable then) {
        var flush = new StorageFlush(in.session(), pool, true);
        if (!flush.obstacle().isEmpty() || flush.servers().isEmpty()) {
            in.warn("The storage service of " + pool + " was not flushed: "
                    + (flush.obstacle().isEmpty() ? "none of its Front Ends can be reached" : flush.obstacle()) + ".");
            then.run();
            return;
        }
        flush.servers().forEach(server -> in.verbose("Flushing the storage service of " + server + "."));
        flush.run(flush.servers(), then);
    }

    private static void failOver(Invocation<Caller> in, String pool) {
        var caller = in.session();
        var arguments = in.arguments();
        var wait =
                arguments.spanIf("WaitTime").map(Duration::toMillis).orElse(caller.millis(Timing.FAILOVER_WAIT_TIME));
        var order = new PoolFailover.Order(
                pool, arguments.flag("DisasterMode"), wait, arguments.flag("SkipDataVerification"));
        caller.simulation()
                .failover()
                .start(order, in::verbose, refusal -> refusal.ifPresentOrElse(in::refuse, in::end));
    }

    /** The finding comes also where the operator cannot see that the pool is up: in a partition that is the mistake. */
    private static void warnOfRunningPool(Invocation<Caller> in, String pool) {
        var caller = in.session();
        var simulation = caller.simulation();
        if (!simulation.physical().up(pool)) {
            return;
        }
        var partner = simulation.pair().partner(pool).orElseThrow();
        var text = pool + " is up and was failed over with -DisasterMode; what " + partner
                + " has not imported is lost to its users";
        simulation.findings().raise(new Finding(FindingCode.DISASTER_MODE_ON_RUNNING_POOL, pool, text));
        if (caller.reaches().test(pool)) {
            in.warn(text + ".");
        }
    }

    private static void warnOfEmptyBackup(Invocation<Caller> in, String pool) {
        var never = in.session().simulation().backup(pool).stream()
                .flatMap(service -> service.status().stream())
                .anyMatch(status -> status.module() == BackupModule.PRESENCE_FOCUS
                        && status.export() == ExportState.NotInitialized);
        if (never) {
            var text = "The Backup Service of " + pool + " has never been in step: its users will find no contacts and"
                    + " no meetings at the backup pool";
            in.session().simulation().findings().raise(new Finding(FindingCode.BACKUP_NOT_INITIALIZED, pool, text));
            in.warn(text + ".");
        }
    }
}
