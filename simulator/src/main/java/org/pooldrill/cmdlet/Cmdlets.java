package org.pooldrill.cmdlet;

import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.shell.builtin.Builtins;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;

/** The list of all cmdlets. */
public final class Cmdlets {

    private static final CmdletRegistry<Caller> REGISTRY = CmdletRegistry.of(
            Builtins.with(all().stream().<Cmdlet<Caller>>map(Timed::new).toList()));

    private Cmdlets() {}

    /** The cmdlets of Lync, in the order of their nouns. */
    static List<Cmdlet<Caller>> all() {
        return Stream.of(asking(), acting(), ApplicationCmdlets.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Cmdlet<Caller>> asking() {
        return List.of(
                new GetCsBackupServiceConfiguration(),
                new GetCsBackupServiceStatus(),
                new GetCsConferenceDirectory(),
                new GetCsDatabaseMirrorState(),
                new GetCsDialInConferencingAccessNumber(),
                new GetCsConfigurationStoreLocation(),
                new GetCsLisSubnet(),
                new GetCsManagementConnection(),
                new GetCsManagementStoreReplicationStatus(),
                new GetCsPersistentChatActiveServer(),
                new GetCsPersistentChatState(),
                new GetCsPool(),
                new GetCsPoolBackupRelationship(),
                new GetCsPoolFabricState(),
                new GetCsPoolUpgradeReadinessState(),
                new GetCsUserDatabaseState(),
                new GetCsService(),
                new GetCsSite(),
                new GetCsUser(),
                new GetCsUserPoolInfo(),
                new GetCsWindowsService(),
                new GetEventLog());
    }

    private static List<Cmdlet<Caller>> acting() {
        return List.of(
                new SetCsBackupServiceConfiguration(),
                new RemoveCsBackupServiceConfiguration(),
                new InvokeCsBackupServiceSync(),
                new InvokeCsPoolFailOver(),
                new InvokeCsPoolFailBack(),
                new InvokeCsManagementServerFailover(),
                new InvokeCsManagementStoreReplication(),
                new InstallCsDatabase(),
                new MoveCsManagementServer(),
                new ExportCsConfiguration(),
                new ImportCsConfiguration(),
                new SetCsManagementConnection(),
                new SetCsConfigurationStoreLocation(),
                new EnableCsTopology(),
                new SetCsLisSubnet(),
                new RemoveCsLisSubnet(),
                new ExportCsLisConfiguration(),
                new ImportCsLisConfiguration(),
                new PublishCsLisConfiguration(),
                new SetCsEdgeServer(),
                new SetCsSite(),
                new SetCsPersistentChatState(),
                new SetCsPersistentChatActiveServer(),
                new InstallCsMirrorDatabase(),
                new InvokeSqlcmd(),
                new NewCsConferenceDirectory(),
                new MoveCsConferenceDirectory(),
                new RemoveCsConferenceDirectory(),
                new MoveCsApplicationEndpoint(),
                new InvokeCsDatabaseFailover(),
                new StartCsWindowsService(),
                new StopCsWindowsService(),
                new ResetCsPoolRegistrarState(),
                new InvokeCsStorageServiceFlush(),
                new ImportStorageServiceData(),
                new SetCsRegistrar(),
                new SetCsUserDatabaseState(),
                new SetCsUserServer(),
                new BackupCsPool(),
                new SyncCsUserData(),
                new RemoveCsUserStoreBackupData(),
                new MoveCsUser(),
                new ExportCsUserData(),
                new ImportCsUserData(),
                new UpdateCsUserData(),
                new ConvertCsUserData(),
                new Xcopy(),
                new Bootstrapper());
    }

    /** All that a line may name: the cmdlets of Lync, each of which takes its time, and those of PowerShell. */
    public static CmdletRegistry<Caller> registry() {
        return REGISTRY;
    }
}
