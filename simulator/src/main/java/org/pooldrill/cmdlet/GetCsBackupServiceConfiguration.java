package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/** {@code Get-CsBackupServiceConfiguration} ("Configuring and monitoring the Backup Service"); the properties are documented. */
final class GetCsBackupServiceConfiguration implements Cmdlet<Caller> {

    private static final String TYPE =
            "Microsoft.Rtc.Management.WritableConfig.Settings.BackupService.BackupServiceSettings";
    private static final String GLOBAL = "Global";

    private final Declaration declaration = Declaration.of("Get-CsBackupServiceConfiguration")
            .synopsis("Shows how the Backup Service is set.")
            .topic("Configuring and monitoring the Backup Service")
            .parameter(Parameter.choice("Identity", GLOBAL).at(0).doc("Always global: there is no other."))
            .parameter(Parameter.text("Filter").doc("Collections whose Identity fits this pattern with *."))
            .parameter(Parameter.flag("LocalStore").doc("Asks the local replica instead of the active master."))
            .atMostOneOf("Identity", "Filter")
            .output(Output.list(TYPE)
                    .with("Identity", "Always Global.")
                    .with("SyncInterval", "Between two cycles.")
                    .with("MaxBatchesPerUserStoreSync", "Batches of user data in one cycle.")
                    .with("MaxBatchesPerCmsSync", "Batches of Central Management in one cycle.")
                    .with("MaxDataConfPackageSizeKB", "Largest package of conference content, in units of 1,024 bytes.")
                    .with("MaxConcurrentCalls", "Concurrent calls to the service.")
                    .with("AuthorizedUniversalGroups", "Groups that may use the service.")
                    .with("AuthorizedLocalAccounts", "Local accounts that may run it."))
            .example("Get-CsBackupServiceConfiguration", "Shows the settings.")
            .example("(Get-CsBackupServiceConfiguration).SyncInterval", "Shows the interval alone.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var settings = ReadTopology.of(in).backupSettings();
        if (Wildcard.of(in.arguments().textIf("Filter").orElse("*")).fits(GLOBAL)) {
            in.emit(ShellObject.list(TYPE)
                    .with("Identity", GLOBAL)
                    .with("SyncInterval", settings.syncInterval())
                    .with("MaxBatchesPerUserStoreSync", settings.maxBatchesPerUserStoreSync())
                    .with("MaxBatchesPerCmsSync", settings.maxBatchesPerCmsSync())
                    .with("MaxDataConfPackageSizeKB", settings.maxDataConfPackageSizeKB())
                    .with("MaxConcurrentCalls", settings.maxConcurrentCalls())
                    .with("AuthorizedUniversalGroups", List.copyOf(settings.authorizedUniversalGroups()))
                    .with("AuthorizedLocalAccounts", List.copyOf(settings.authorizedLocalAccounts()))
                    .build());
        }
        in.end();
    }
}
