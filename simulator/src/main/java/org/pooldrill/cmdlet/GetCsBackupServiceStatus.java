package org.pooldrill.cmdlet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pooldrill.backup.ExportState;
import org.pooldrill.backup.ImportState;
import org.pooldrill.backup.ModuleStatus;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.command.TopicSpelling;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsBackupServiceStatus} ("Configuring and monitoring the Backup Service"): how far a pool's changes have come
 * to its backup pool, at this moment. BackupModules and what is in it come from the field; the overall fields and the
 * active machine are inferred.
 */
final class GetCsBackupServiceStatus implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Hadr.BackupService.BackupServiceStatus";
    private static final String MODULE_TYPE = "Microsoft.Rtc.Management.Hadr.BackupService.BackupModuleStatus";
    private static final String ALL = "All";

    /** The graver of two states first. */
    private static final List<ExportState> GRAVITY = List.of(
            ExportState.ErrorState,
            ExportState.NotInitialized,
            ExportState.NonSteadyState,
            ExportState.SteadyState,
            ExportState.FinalState);

    private final Declaration declaration = Declaration.of("Get-CsBackupServiceStatus")
            .synopsis("Shows how far a pool's changes have come on their way to its backup pool.")
            .description("FinalState: no change waits. SteadyState: all that waits fits into the next export."
                    + " NonSteadyState: it does not. All are snapshots of the moment.")
            .description(
                    "The direction is from the pool given to its backup pool. CMSMaster is NotInitialized on a pool"
                            + " that is not the active master, which is no fault.")
            .topic("Configuring and monitoring the Backup Service")
            .parameter(Parameter.fqdn("PoolFqdn")
                    .at(0)
                    .mandatory()
                    .fromPipeline("Identity", "Fqdn", "RegistrarPool")
                    .doc("The pool whose changes are replicated."))
            .parameter(Parameter.choice("Category", "CMS", "UserData").doc("The modules of one category only."))
            .parameter(Parameter.choice(
                            "BackupModule",
                            ALL,
                            BackupModule.PRESENCE_FOCUS.toString(),
                            BackupModule.DATA_CONF.toString(),
                            BackupModule.CMS_MASTER.toString())
                    .wordAlias("PresenceFocus", BackupModule.PRESENCE_FOCUS.toString())
                    .wordAlias("DataConf", BackupModule.DATA_CONF.toString())
                    .wordAlias("CMSMaster", BackupModule.CMS_MASTER.toString())
                    .doc("One module only. A topic shows this parameter; the cmdlet reference has -Category alone."))
            .parameter(Parameter.flag("Force").doc("Accepted without effect."))
            .atMostOneOf("Category", "BackupModule")
            .output(Output.list(TYPE)
                    .with("OverallExportStatus", "The gravest ExportStatus, a CMSMaster that is not initialized aside.")
                    .with("OverallImportStatus", "The gravest ImportStatus.")
                    .with("ActiveMachineFqdn", "The Front End on which the service works.")
                    .with("BackupModules", "The modules."))
            .output(Output.table(MODULE_TYPE)
                    .with("Identity", "The module.")
                    .with("ExportStatus", "How far its changes have come.")
                    .with("ImportStatus", "Whether the backup pool can import them."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolNotPaired, ErrorId.BackupServiceStopped)
            .example("Get-CsBackupServiceStatus -PoolFqdn pool1.contoso.com", "Shows pool1's replication to pool2.")
            .example(
                    "(Get-CsBackupServiceStatus -PoolFqdn pool2.contoso.com).BackupModules",
                    "Shows the modules as a table.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var pool = call.arguments().text("PoolFqdn");
        return new BackupServiceRules(call.session(), "The status of the Backup Service of " + pool).of(pool, false);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = in.arguments().text("PoolFqdn");
        if (in.arguments().given("BackupModule")) {
            var spelling = new TopicSpelling(declaration.name(), "-BackupModule", "-Category");
            in.warn(spelling.toString());
            in.session()
                    .simulation()
                    .findings()
                    .raise(new Finding(FindingCode.TOPIC_SPELLING, pool, spelling.toString()));
        }
        var modules = in.session().simulation().backup(pool).orElseThrow().status().stream()
                .filter(status -> wanted(in, status.module()))
                .toList();
        in.emit(ShellObject.list(TYPE)
                .with("OverallExportStatus", overall(modules))
                .with("OverallImportStatus", overallImport(modules))
                .with("ActiveMachineFqdn", activeMachine(in.session(), pool))
                .with(
                        "BackupModules",
                        modules.stream().map(GetCsBackupServiceStatus::module).toList())
                .build());
        in.end();
    }

    private static boolean wanted(Call<Caller> call, BackupModule module) {
        var category = call.arguments().textIf("Category");
        var named = call.arguments().textIf("BackupModule").filter(name -> !name.equals(ALL));
        return category.map(module.category().toString()::equals).orElse(true)
                && named.map(module.toString()::equals).orElse(true);
    }

    private static ExportState overall(List<ModuleStatus> modules) {
        var speaking = modules.stream()
                .filter(status ->
                        status.module() != BackupModule.CMS_MASTER || status.export() != ExportState.NotInitialized)
                .map(ModuleStatus::export)
                .min(Comparator.comparing(GRAVITY::indexOf));
        return speaking.orElse(ExportState.NotInitialized);
    }

    private static ImportState overallImport(List<ModuleStatus> modules) {
        return modules.stream().anyMatch(status -> status.imports() == ImportState.ErrorState)
                ? ImportState.ErrorState
                : ImportState.NormalState;
    }

    private static String activeMachine(Caller caller, String pool) {
        var computers = caller.simulation().world().computers();
        Optional<String> working = computers.computers(pool).stream()
                .filter(computer -> computers.serviceState(computer, WindowsService.LYNCBACKUP) == ServerState.Running)
                .findFirst();
        return working.orElse("");
    }

    private static ShellObject module(ModuleStatus status) {
        return ShellObject.table(MODULE_TYPE)
                .with("Identity", status.module())
                .with("ExportStatus", status.export())
                .with("ImportStatus", status.imports())
                .inOneLine(status.module() + ":[" + status.export() + "," + status.imports() + "]")
                .build();
    }
}
