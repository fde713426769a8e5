package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.span;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pooldrill.backup.BackupService;
import org.pooldrill.backup.ExportState;
import org.pooldrill.change.BackupModule;
import org.pooldrill.pool.Authority;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Backup-CsPool}: its parameters and which exclude which are documented; how often it looks and how long it pauses
 * without them is the model's.
 */
final class BackupCsPool implements Cmdlet<Caller> {
    private static final int RETRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Declaration declaration = Declaration.of("Backup-CsPool")
            .synopsis("Has what a pool has carried to its backup pool.")
            .description(
                    "With -FullBackup it starts when the Backup Service is in the final state, with -SteadyState in"
                            + " the steady state; it looks again after each pause and gives up after so many looks.")
            .topic("Configuring and monitoring the Backup Service")
            .changing()
            .parameter(
                    fqdn("PoolFqdn").mandatory().at(0).fromPipeline("Identity").doc("The pool that has the data."))
            .parameter(choice("Category", "CMS", "UserData")
                    .doc("Central Management, or users' data with conference content; both without it."))
            .parameter(flag("FullBackup").doc("Waits for the final state first."))
            .parameter(flag("SteadyState").doc("Waits for the steady state first."))
            .parameter(flag("FailedOverPoolOnly").doc("Does it only if the pool is in the failed-over state."))
            .parameter(count("RetryCount", 1, 1_000)
                    .byDefault((long) RETRIES, String.valueOf(RETRIES))
                    .doc("How many looks it takes before it gives up."))
            .parameter(span("WaitTime").byDefault(PAUSE, "00:00:30").doc("The pause between two looks."))
            .parameter(flag("LocalStore").doc("Takes the topology from the local replica; the backup is the same."))
            .parameter(Report.parameter())
            .atMostOneOf("FullBackup", "SteadyState")
            .needs("FailedOverPoolOnly", "FullBackup")
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.ParameterConflict,
                    ErrorId.ParameterMissing,
                    ErrorId.PoolNotPaired,
                    ErrorId.BackupServiceStopped,
                    ErrorId.SyncNotComplete)
            .example("Backup-CsPool -PoolFqdn pool1.contoso.com -SteadyState", "Carries everything once it is steady.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var typed = call.arguments().text("PoolFqdn");
        return new BackupServiceRules(call.session(), "Backup of " + typed).of(typed, true);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        if (in.arguments().flag("FailedOverPoolOnly")
                && caller.simulation().pair().state(pool) != Authority.State.FailedOver) {
            in.verbose(pool + " is not failed over; nothing is done.");
            in.end();
            return;
        }
        look(in, pool, in.arguments().count("RetryCount"));
    }

    private void look(Invocation<Caller> in, String pool, long left) {
        var caller = in.session();
        var service = caller.simulation().backup(pool);
        if (service.isPresent() && isReady(in, service.get())) {
            service.get().forceSync(modules(in), result -> {
                result.failing().forEach((module, why) -> in.warn(module + " cannot be exported: " + why + "."));
                Report.write(in, "backup of " + pool, states(in, service.get()));
                in.end();
            });
        } else if (left == 1) {
            in.refuse(Refusal.of(
                    ErrorId.SyncNotComplete,
                    pool,
                    "Backup of " + pool,
                    "the " + (in.arguments().flag("FullBackup") ? "final" : "steady")
                            + " state did not come within " + in.arguments().count("RetryCount") + " looks: "
                            + service.map(found -> states(in, found)).orElse("it has no backup pool any more"),
                    "Find out with Get-CsBackupServiceStatus what holds the Backup Service up, or give a longer"
                            + " -WaitTime or a higher -RetryCount."));
        } else {
            in.verbose("Not yet: " + service.map(found -> states(in, found)).orElse("no backup pool") + ".");
            caller.later(in.arguments().span("WaitTime").toMillis(), () -> look(in, pool, left - 1));
        }
    }

    private static boolean isReady(Invocation<Caller> in, BackupService service) {
        var full = in.arguments().flag("FullBackup");
        if (!full && !in.arguments().flag("SteadyState")) {
            return true;
        }
        var states = service.status().stream()
                .filter(status -> modules(in).contains(status.module()))
                .map(status -> status.export())
                .filter(state -> state != ExportState.NotInitialized)
                .toList();
        return !states.isEmpty()
                && states.stream()
                        .allMatch(
                                state -> state == ExportState.FinalState || !full && state == ExportState.SteadyState);
    }

    private static String states(Invocation<Caller> in, BackupService service) {
        return String.join(
                ", ",
                service.status().stream()
                        .filter(status -> modules(in).contains(status.module()))
                        .map(status -> status.module() + " is " + status.export())
                        .toList());
    }

    private static Set<BackupModule> modules(Invocation<Caller> in) {
        return in.arguments()
                .textIf("Category")
                .<Set<BackupModule>>map(category -> category.equals("CMS")
                        ? EnumSet.of(BackupModule.CMS_MASTER)
                        : EnumSet.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF))
                .orElse(EnumSet.allOf(BackupModule.class));
    }
}
