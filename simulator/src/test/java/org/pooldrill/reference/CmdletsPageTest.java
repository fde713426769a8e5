package org.pooldrill.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.cmdlet.Cmdlets;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.reference.HelpText;

/** The page of cmdlets names every cmdlet that the procedures use, and Get-Help -Full says what the page says. */
class CmdletsPageTest {
    /** Help shows these in its own way: Required? true, and a parameter without a value. */
    private static final List<String> NOT_IN_WORDS = List.of("required", "switch");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Invoke-CsPoolFailOver | PoolFqdn DisasterMode FlushStorageService Force WaitTime SkipDataVerification
            Invoke-CsPoolFailBack | PoolFqdn DisasterMode Force WaitTime SkipDataVerification
            Get-CsPoolBackupRelationship | PoolFqdn LocalStore
            Get-CsPoolFabricState | PoolFqdn RoutingGroup UserUri Tenant Type
            Reset-CsPoolRegistrarState | PoolFqdn ResetType MachineFqdn NoReStart ResetLocalDatabases
            Get-CsPoolUpgradeReadinessState | Force
            Get-CsPool | Identity Site Filter
            Get-CsUserPoolInfo | Identity LocalStore
            Set-CsRegistrar | Identity EnableAutomaticFailover
            Set-CsUserServer | Identity ConferenceServer McuFactorySipPort UserDatabase ConfDirManagementWcfTcpPort
            Get-CsUserDatabaseState | Identity
            Set-CsUserDatabaseState | Identity Online
            Stop-CsWindowsService | Name ComputerName Graceful NoWait Report
            Start-CsWindowsService | Name ComputerName NoWait Report
            Get-CsWindowsService | Name ComputerName
            Get-CsBackupServiceStatus | PoolFqdn Category BackupModule Force
            Get-CsBackupServiceConfiguration | Identity
            Set-CsBackupServiceConfiguration | SyncInterval MaxBatchesPerUserStoreSync MaxBatchesPerCmsSync MaxDataConfPackageSizeKB MaxConcurrentCalls AuthorizedUniversalGroups AuthorizedLocalAccounts
            Remove-CsBackupServiceConfiguration | Identity
            Invoke-CsBackupServiceSync | PoolFqdn BackupModule Force
            Backup-CsPool | PoolFqdn Category FullBackup SteadyState FailedOverPoolOnly RetryCount WaitTime LocalStore Report
            Sync-CsUserData | PoolFqdn RoutingGroup Target LocalStore
            Remove-CsUserStoreBackupData | PoolFqdn
            Invoke-CsStorageServiceFlush | PoolFqdn FlushType Binding HostNameStorageService WaitTime
            ImportStorageServiceData | PoolFqdn
            Export-CsUserData | PoolFqdn FileName
            Import-CsUserData | PoolFqdn FileName
            Update-CsUserData | FileName
            Convert-CsUserData | InputFile OutputFile
            Invoke-CsManagementServerFailover | Restore Report BackupSqlServerFqdn BackupSqlInstanceName BackupMirrorSqlServerFqdn BackupMirrorSqlInstanceName Force
            Get-CsManagementStoreReplicationStatus | ReplicaFqdn CentralManagementStoreStatus
            Invoke-CsManagementStoreReplication | ReplicaFqdn
            Get-CsManagementConnection | Verbose
            Set-CsManagementConnection | StoreProvider Connection
            Get-CsService | CentralManagement
            Move-CsManagementServer | ConfigurationFileName LisConfigurationFileName Force
            Install-CsDatabase | CentralManagementDatabase Clean SqlServerFqdn SqlInstanceName
            Export-CsConfiguration | FileName
            Import-CsConfiguration | FileName
            Set-CsConfigurationStoreLocation | SqlServerFqdn SqlInstanceName MirrorSqlServerFqdn
            Enable-CsTopology | SkipPrepareCheck GlobalCatalog
            Get-CsDatabaseMirrorState | PoolFqdn DatabaseType LocalStore Report
            Invoke-CsDatabaseFailover | PoolFqdn DatabaseType NewPrincipal ExcludeDatabaseList Force LocalStore Report
            Set-CsEdgeServer | Identity Registrar
            Set-CsSite | Identity FederationRoute XmppFederationRoute DefaultPersistentChatPool
            Move-CsUser | Identity Target MoveConferenceData Force
            Get-CsConferenceDirectory | Identity
            New-CsConferenceDirectory | Identity
            Move-CsConferenceDirectory | Identity Force
            Remove-CsConferenceDirectory | Identity Force
            Set-CsPersistentChatState | PoolState
            Set-CsPersistentChatActiveServer | ActiveServers Swap
            Export-CsRgsConfiguration | Source FileName
            Import-CsRgsConfiguration | Destination FileName OverwriteOwner ReplaceExistingRgsSettings ResolveNameConflicts
            """)
    void namesEveryCmdletOfTheProceduresWithItsParameters(String cmdlet, String parameters) throws IOException {
        assertThat(sections().map(CmdletsPageTest::name)).contains(cmdlet);
        var declared = Cmdlets.registry().find(cmdlet).orElseThrow().declaration();

        assertThat(declared.parameters().stream().map(Parameter::name)).contains(parameters.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void getHelpFullSaysWhatThePageSays(String cmdlet) throws IOException {
        var section =
                sections().filter(text -> name(text).equals(cmdlet)).findFirst().orElseThrow();
        var declared = Cmdlets.registry().find(cmdlet).orElseThrow().declaration();
        var help = words(HelpText.of(declared, HelpText.Detail.FULL));

        assertThat(facts(section)).hasSizeGreaterThan(2);
        assertThat(facts(section).stream().filter(fact -> !help.contains(words(fact))))
                .as("on the page, not in the help")
                .isEmpty();
    }

    @Test
    void everyCmdletOfTheShellHasItsSection() throws IOException {
        assertThat(sections().map(CmdletsPageTest::name)).containsExactlyElementsOf(names());
    }

    static List<String> names() {
        return Cmdlets.registry().declarations().stream()
                .map(declaration -> declaration.name())
                .toList();
    }

    private static Stream<String> sections() throws IOException {
        var page = Files.readString(Checkout.file("docs/reference/cmdlets.md"));
        return Arrays.stream(page.split("\n## ")).skip(1);
    }

    private static String name(String section) {
        return section.lines().findFirst().orElseThrow();
    }

    /** Every sentence, name, value and example of a section, without its Markdown. */
    private static List<String> facts(String section) {
        return section.lines()
                .filter(line ->
                        !line.isBlank() && !line.startsWith("```") && !line.matches("\\| (Parameter|Property|---) .*"))
                .flatMap(line -> line.startsWith("| ") ? Arrays.stream(line.split("(?<!\\\\)\\|")) : Stream.of(line))
                .flatMap(cell -> Arrays.stream(cell.replaceFirst("^(Topic|Aliases|Puts out|Refused with):? ", "")
                        .split("(?<=`), (?=`)|`:$")))
                .map(fact -> fact.replace("`", "").replace("\\|", "|").strip())
                .filter(fact -> !fact.isEmpty() && !NOT_IN_WORDS.contains(fact))
                .toList();
    }

    /** The text with single spaces only: help breaks its lines, the page does not. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
