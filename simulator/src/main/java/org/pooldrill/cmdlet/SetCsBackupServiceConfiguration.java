package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.edits;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;
import static org.pooldrill.shell.command.Parameter.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** "Configuring and monitoring the Backup Service": the settings, their defaults and ranges are documented. */
final class SetCsBackupServiceConfiguration implements Cmdlet<Caller> {
    private static final long MOST = 1_000_000;

    private static final Declaration DECLARATION = Declaration.of("Set-CsBackupServiceConfiguration")
            .synopsis("Changes the settings of the Backup Service.")
            .description("There is one collection of settings, global. Every pool follows when its replica has them."
                    + " Another SyncInterval is not advised: performance and RPO depend on it.")
            .topic("Configuring and monitoring the Backup Service")
            .changing()
            .parameter(identity("Identity")
                    .at(0)
                    .fromPipeline("Identity")
                    .byDefault("global", "global")
                    .doc("Only global."))
            .parameter(span("SyncInterval", BackupSettings.MIN_SYNC_INTERVAL, BackupSettings.MAX_SYNC_INTERVAL)
                    .doc("From one cycle to the next; 2 minutes by default."))
            .parameter(number(
                    "MaxBatchesPerUserStoreSync", "Batches of the user store module in a cycle; 500 by default."))
            .parameter(number("MaxBatchesPerCmsSync", "Batches of Central Management in a cycle; 500 by default."))
            .parameter(
                    number(
                            "MaxDataConfPackageSizeKB",
                            "The largest package of conference content in a cycle, in units of 1,024 bytes; 102400 by default."))
            .parameter(number("MaxConcurrentCalls", "Calls to the service at the same time; 10 by default."))
            .parameter(edits("AuthorizedUniversalGroups")
                    .doc("The groups that may use the service; RTCUniversalServerAdmins by default, and again when the"
                            + " last one is removed."))
            .parameter(edits("AuthorizedLocalAccounts")
                    .doc("The local accounts that may run it; Network Service by default, and again when the last one"
                            + " is removed."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(
                    ErrorId.ParameterOutOfRange,
                    ErrorId.UnknownIdentity,
                    ErrorId.CmsNotAvailable,
                    ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsBackupServiceConfiguration -SyncInterval 00:03:00", "Has the Backup Service run less often.")
            .example(
                    "Set-CsBackupServiceConfiguration -AuthorizedUniversalGroups @{Add=\"CSAdministrator\"}",
                    "Lets the members of CSAdministrator ask for its status.")
            .build();

    private static Parameter.Builder number(String name, String doc) {
        return count(name, 1, MOST).doc(doc);
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        list.add(GlobalInstance.named(call.arguments().text("Identity"), asked()));
        if (list.get(0).isMet()) {
            list.addAll(publishing(call.session(), call.arguments()).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static String asked() {
        return "Change of the Backup Service's settings";
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var present = caller.simulation()
                .centralStore()
                .published(caller.on().orElse(""))
                .backupSettings();
        var values = new TreeMap<String, String>();
        arguments.spanIf("SyncInterval").ifPresent(interval -> put(values, "syncInterval", interval.toString()));
        for (var name : List.of(
                "MaxBatchesPerUserStoreSync",
                "MaxBatchesPerCmsSync",
                "MaxDataConfPackageSizeKB",
                "MaxConcurrentCalls")) {
            arguments.countIf(name).ifPresent(number -> put(values, key(name), String.valueOf(number)));
        }
        edit(values, arguments, "AuthorizedUniversalGroups", present.authorizedUniversalGroups());
        edit(values, arguments, "AuthorizedLocalAccounts", present.authorizedLocalAccounts());
        return new Publishing(caller, values, asked());
    }

    private static void edit(Map<String, String> values, Arguments arguments, String name, List<String> present) {
        arguments.editIf(name).ifPresent(change -> put(values, key(name), String.join(",", change.applyTo(present))));
    }

    private static void put(Map<String, String> values, String setting, String value) {
        values.put(ConfigurationKeys.backupService(setting), value);
    }

    private static String key(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
