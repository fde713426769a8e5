package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * "Configuring and monitoring the Backup Service" and "Restoring conference contents with the Backup Service": a cycle
 * that does not wait for the interval [doc].
 */
final class InvokeCsBackupServiceSync implements Cmdlet<Caller> {
    private static final String ALL = "All";

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsBackupServiceSync")
            .synopsis("Has the Backup Service of a pool bring its backup pool into sync at once.")
            .description("It copies only what is needed, and does not wait for the end: Get-CsBackupServiceStatus tells"
                    + " when the modules are in step.")
            .description("The pool named is the one that has the data. After a failback name the backup pool, with"
                    + " -BackupModule ConfServices.DataConf, to bring conference content home.")
            .topic("Restoring conference contents with the Backup Service")
            .changing()
            .parameter(
                    fqdn("PoolFqdn").mandatory().at(0).fromPipeline("Identity").doc("The pool that has the data."))
            .parameter(choice("BackupModule", words())
                    .byDefault(ALL, ALL)
                    .topicWord("PresenceFocus", BackupModule.PRESENCE_FOCUS.toString())
                    .topicWord("DataConf", BackupModule.DATA_CONF.toString())
                    .topicWord("CMSMaster", BackupModule.CMS_MASTER.toString())
                    .doc("What to bring into sync."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(
                    ErrorId.AccessDenied,
                    ErrorId.ParameterOutOfRange,
                    ErrorId.UnknownIdentity,
                    ErrorId.PoolNotPaired,
                    ErrorId.BackupServiceStopped)
            .example(
                    "Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf",
                    "Brings conference content that only pool2 has to pool1.")
            .build();

    private static String[] words() {
        var words = new ArrayList<>(List.of(ALL));
        Arrays.stream(BackupModule.values()).map(BackupModule::toString).forEach(words::add);
        return words.toArray(String[]::new);
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("PoolFqdn");
        var asked = "Sync of " + typed;
        var list = new ArrayList<Precondition>();
        list.add(new Known(caller, asked).pool(typed));
        if (!list.get(0).isMet()) {
            return list;
        }
        var pool = Known.poolName(caller, typed).orElseThrow();
        var paired = "The pool has an associated backup pool";
        var partner = caller.simulation().pair().partner(pool);
        if (partner.isEmpty()) {
            list.add(Precondition.unmet(
                    paired,
                    Refusal.of(
                            ErrorId.PoolNotPaired,
                            pool,
                            asked,
                            pool + " has no associated backup pool",
                            "Assign one in Topology Builder (Resiliency, Associated Backup Pool), publish, and run setup"
                                    + " on both pools.")));
            return list;
        }
        list.add(Precondition.met(paired, pool + " is paired with " + partner.get()));
        list.add(running(caller, pool, asked));
        list.add(running(caller, partner.get(), asked));
        return list;
    }

    private static Precondition running(Caller caller, String pool, String asked) {
        var computers = caller.simulation().world().computers();
        var service = WindowsService.LYNCBACKUP;
        var text = "The Backup Service of " + pool + " runs and can be reached";
        if (computers.serviceRuns(pool, service) && caller.reaches().test(pool)) {
            return Precondition.met(text, service + " runs on " + pool);
        }
        var installed = caller.estate().computersOf(pool).stream()
                .anyMatch(computer -> computers.services(computer).contains(service));
        var why = !caller.reaches().test(pool)
                ? pool + " is down or cannot be reached"
                : service + (installed ? " does not run on any computer of " : " is not installed on ") + pool;
        var todo = installed
                ? "Start it: Start-CsWindowsService -Name LYNCBACKUP, on every Front End of " + pool + "."
                : "Run Bootstrapper.exe on every Front End of " + pool
                        + ", then Start-CsWindowsService -Name LYNCBACKUP.";
        return Precondition.unmet(text, Refusal.of(ErrorId.BackupServiceStopped, pool, asked, why, todo));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = Known.poolName(caller, in.arguments().text("PoolFqdn")).orElseThrow();
        var service = caller.simulation().backup(pool).orElseThrow();
        service.forceSync(modules(in.arguments().text("BackupModule")), result -> {
            in.verbose("A cycle was started for "
                    + result.started().stream().map(BackupModule::toString).collect(Collectors.joining(", ")) + ".");
            if (result.filesTakenIn() > 0) {
                in.verbose(result.filesTakenIn() + " files that the backup pool lacks are to be copied.");
            }
            result.failing().forEach((module, why) -> in.warn(module + " cannot be exported: " + why + "."));
            in.end();
        });
    }

    private static Set<BackupModule> modules(String word) {
        return word.equals(ALL)
                ? EnumSet.allOf(BackupModule.class)
                : Arrays.stream(BackupModule.values())
                        .filter(module -> module.toString().equals(word))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(BackupModule.class)));
    }
}
