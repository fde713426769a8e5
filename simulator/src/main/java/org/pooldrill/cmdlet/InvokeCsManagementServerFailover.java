package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.management.MoveRequest;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.TopicSpelling;
import org.pooldrill.shell.object.ShellObject;

/**
 * "Failing over a pool", steps 1 and 5, and the cmdlet reference. Parameter sets, modes and -WhatIf are documented; that
 * the mirror's parameters suffice alone is inferred from the topic.
 */
final class InvokeCsManagementServerFailover implements Cmdlet<Caller> {
    private static final String NAME = "Invoke-CsManagementServerFailover";
    private static final String NORMAL = "Normal";
    private static final String DISASTER = "DisasterRecovery";

    private static final Declaration DECLARATION = Declaration.of(NAME)
            .synopsis("Moves the Central Management server to the backup pool of the pool that hosts it.")
            .description("Without parameters it waits until everything is replicated, makes the source read-only and"
                    + " swaps the two: nothing is lost. With the database named and -Force it does not wait; what was"
                    + " not replicated is lost. Without -Force it waits where the active master is available.")
            .description(
                    "It has to be run on a computer of the pool that is to receive the Central Management server,"
                            + " -Restore on one of the pool that Get-CsManagementConnection names; -WhatIf can be run anywhere.")
            .topic("Failing over a pool, steps 1 and 5")
            .changing()
            .parameter(flag("Restore")
                    .in(NORMAL)
                    .doc("Makes the store that the service connection point names the active one again."))
            .parameter(fqdn("BackupSqlServerFqdn")
                    .in(DISASTER)
                    .doc("The SQL server that is principal of the CentralMgmt databases of the receiving pool."))
            .parameter(text("BackupSqlInstanceName").in(DISASTER).doc("Its instance."))
            .parameter(fqdn("BackupMirrorSqlServerFqdn")
                    .topicAlias("MirrorSqlServerFqdn")
                    .in(DISASTER)
                    .doc("The mirror SQL server of the receiving pool; where it is named whichever of the two is"
                            + " principal is used. It suffices alone."))
            .parameter(text("BackupMirrorSqlInstanceName")
                    .topicAlias("MirrorSqlInstanceName")
                    .in(DISASTER)
                    .doc("Its instance."))
            .parameter(flag("Force")
                    .in(DISASTER)
                    .doc("Does not wait for replication, and takes over a store that is not in Backup mode. The"
                            + " reference demands it where a database is named; a topic leaves it out."))
            .parameter(text("Report")
                    .doc("The file to write the report to: the state that was, and the one that is proposed."))
            .needs("BackupSqlInstanceName", "BackupSqlServerFqdn")
            .needs("BackupMirrorSqlInstanceName", "BackupMirrorSqlServerFqdn")
            .needs("Force", "BackupSqlServerFqdn", "BackupMirrorSqlServerFqdn")
            .output(Output.list("Microsoft.Rtc.Management.Xds.ManagementServerState")
                    .with("State", "Current or Proposed; put out with -WhatIf alone.")
                    .with("CentralManagementPool", "The pool that hosts the active Central Management server.")
                    .with("FileStore", "Its file store.")
                    .with("SqlStore", "Its SQL store.")
                    .with("MirrorSqlStore", "The mirror of that, where there is one.")
                    .with("ServiceConnectionPoint", "The SQL store that Active Directory names."))
            .refuses(
                    ErrorId.WrongComputer,
                    ErrorId.PoolNotPaired,
                    ErrorId.UnknownSqlServer,
                    ErrorId.NotPrincipal,
                    ErrorId.CmsFailoverInProgress,
                    ErrorId.CmsStoreNotInBackupMode,
                    ErrorId.CmsNotAvailable,
                    ErrorId.SyncNotComplete,
                    ErrorId.CmsStoreMismatch)
            .example(NAME + " -WhatIf", "Shows which pool hosts the Central Management server, and where it would go.")
            .example(
                    NAME + " -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force",
                    "Takes it over while its pool is lost.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    /** -WhatIf may be typed anywhere [doc]. */
    @Override
    public List<Precondition> admission(Caller caller, Predicate<String> asks) {
        return asks.test("WhatIf")
                ? List.of()
                : caller.simulation().cmsMove().rules().computer(caller.on().orElse(""), asks.test("Restore")).stream()
                        .toList();
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var rules = call.session().simulation().cmsMove().rules();
        return call.arguments().flag("Restore") ? rules.restore() : rules.preconditions(request(call.arguments(), ""));
    }

    private static MoveRequest request(Arguments arguments, String on) {
        return new MoveRequest(
                on,
                arguments.flag("Force"),
                arguments.textIf("BackupSqlServerFqdn"),
                arguments.textIf("BackupSqlInstanceName"),
                arguments.textIf("BackupMirrorSqlServerFqdn"),
                arguments.textIf("BackupMirrorSqlInstanceName"));
    }

    @Override
    public void whatIf(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        var connection =
                simulation.centralStore().connection().map(c -> c.pool()).orElse("");
        var host = simulation.centralStore().deployment().host();
        host.ifPresent(pool -> in.emit(state(in.session(), "Current", pool, connection)));
        var proposed = in.arguments().flag("Restore")
                ? Optional.of(connection).filter(pool -> !pool.isEmpty())
                : simulation.cmsMove().rules().receiving();
        proposed.ifPresent(pool -> in.emit(state(in.session(), "Proposed", pool, pool)));
        in.end();
    }

    private static ShellObject state(Caller caller, String state, String pool, String connection) {
        var sql = caller.estate().pool(pool).sql();
        return ShellObject.list("Microsoft.Rtc.Management.Xds.ManagementServerState")
                .with("State", state)
                .with("CentralManagementPool", pool)
                .with("FileStore", "FileStore:" + pool)
                .with("SqlStore", sql.primary() + "\\" + sql.instance())
                .with(
                        "MirrorSqlStore",
                        sql.mirror()
                                .map(server -> server + "\\" + sql.instance())
                                .orElse(""))
                .with("ServiceConnectionPoint", connectionPoint(caller, connection))
                .build();
    }

    private static String connectionPoint(Caller caller, String pool) {
        if (pool.isEmpty()) {
            return "";
        }
        var sql = caller.estate().pool(pool).sql();
        return sql.primary() + "\\" + sql.instance();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        var on = in.session().on().orElse("");
        Consumer<Optional<Refusal>> done = refusal -> refusal.ifPresentOrElse(in::refuse, in::end);
        ConnectionPoint.warnOfMismatch(in);
        if (in.arguments().flag("Restore")) {
            var named = simulation.world().moves().connectionPoint();
            Report.write(in, "Restored: " + named);
            if (simulation.cmsMove().nothingToRestore()) {
                in.warn(named + " is the active master, and the only one: there was nothing to restore.");
            }
            in.verbose("Making the store that the service connection point names active again.");
            simulation.cmsMove().restore(on, done);
            return;
        }
        report(in);
        var request = request(in.arguments(), on);
        if (request.disaster() && !request.force()) {
            noteMissingForce(in);
        }
        var rules = simulation.cmsMove().rules();
        in.verbose("Moving Central Management to " + rules.receiving().orElseThrow()
                + (rules.forced(request)
                        ? " without waiting for replication."
                        : " as soon as everything is replicated."));
        simulation.cmsMove().start(request, done);
    }

    private static void report(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        Report.write(
                in,
                "Current: " + simulation.centralStore().deployment().host().orElse("none"),
                "Proposed: " + simulation.cmsMove().rules().receiving().orElse("none"));
    }

    /** As step 5 prints it; the reference makes -Force mandatory in that set. */
    private static void noteMissingForce(Invocation<Caller> in) {
        var spelling = new TopicSpelling(NAME, "a database without -Force", "-Force in that parameter set");
        in.warn(spelling.toString());
        in.session()
                .simulation()
                .findings()
                .raise(new Finding(FindingCode.TOPIC_SPELLING, in.session().on().orElse(""), spelling.toString()));
    }
}
