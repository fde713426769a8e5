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
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
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
        var typed = call.arguments().text("PoolFqdn");
        return new BackupServiceRules(call.session(), "Sync of " + typed).of(typed, true);
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
