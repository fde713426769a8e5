package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class MachineQueriesTest {

    private final Shell shell = Shell.contoso();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    @Holds({Rule.MIRROR_STATE_OUTPUT, Rule.STEP_5A_PRINCIPAL})
    void showsWhichSqlServerIsPrincipal() {
        assertThat(shell.output("Get-CsDatabaseMirrorState -DatabaseType CentralMgmt -PoolFqdn pool2.contoso.com"))
                .isEqualTo("""

                        DatabaseName             : xds
                        StateOnPrimary           : Principal
                        StateOnMirror            : Mirror
                        MirroringStatusOnPrimary : synchronized
                        MirroringStatusOnMirror  : synchronized

                        DatabaseName             : lis
                        StateOnPrimary           : Principal
                        StateOnMirror            : Mirror
                        MirroringStatusOnPrimary : synchronized
                        MirroringStatusOnMirror  : synchronized

                        """);
        assertThat(shell.output("Get-CsDatabaseMirrorState pool2.contoso.com -DatabaseType CMS"))
                .isEqualTo(shell.output("Get-CsDatabaseMirrorState pool2.contoso.com -DatabaseType CentralMgmt"));
        assertThat(shell.objects("Get-CsDatabaseMirrorState pool2.contoso.com")).hasSize(8);
    }

    @Test
    @Holds(Rule.MIRROR_STATE_OUTPUT)
    void showsTheMirrorAsPrincipalAfterTheWitnessSwapped() {
        shell.fault(FaultKind.SQL_DOWN, "sql1a.contoso.com");
        shell.advance(300_000);

        assertThat(shell.objects("Get-CsDatabaseMirrorState pool1.contoso.com -DatabaseType User")
                        .get(0))
                .extracting("StateOnPrimary", "StateOnMirror", "MirroringStatusOnMirror")
                .containsExactly("DatabaseInaccessibleOrMirroringNotEnabled", "Principal", "disconnected");
    }

    @Test
    void showsNothingOfATypeThatThePoolDoesNotHave() {
        assertThat(shell.output("Get-CsDatabaseMirrorState pool1.contoso.com -DatabaseType Archiving"))
                .isEmpty();
        assertThat(shell.refused("Get-CsDatabaseMirrorState pool1.contoso.com -DatabaseType Users"))
                .isEqualTo("ParameterOutOfRange");
    }

    @Test
    void showsTheServicesOfAComputer() {
        shell.fault(Map.of("service", "RTCCPS"), FaultKind.SERVICE_STOPPED, "pool1.contoso.com");

        assertThat(shell.output("Get-CsWindowsService -ComputerName fe1.pool1.contoso.com"))
                .isEqualTo("""

                        Status  Name          ActivityLevel ComputerName
                        ------  ----          ------------- ------------
                        Running FabricHostSvc               fe1.pool1.contoso.com
                        Running RTCSRV                      fe1.pool1.contoso.com
                        Running RTCRGS                      fe1.pool1.contoso.com
                        Stopped RTCCPS                      fe1.pool1.contoso.com
                        Running RTCCAA                      fe1.pool1.contoso.com
                        Running LYNCBACKUP                  fe1.pool1.contoso.com
                        Running MASTER                      fe1.pool1.contoso.com
                        Running FTA                         fe1.pool1.contoso.com
                        Running REPLICA                     fe1.pool1.contoso.com

                        """);
    }

    @Test
    void showsOneServiceOnEachComputerOfAPool() {
        assertThat(shell.typeOn("pool2.contoso.com", "Get-CsWindowsService LyncBackup")
                        .jsonObjects())
                .hasSize(3);
    }

    @Test
    void leavesOutAComputerThatIsDownAndSaysSo() {
        shell.fault(FaultKind.FRONTEND_DOWN, "fe2.pool2.contoso.com");

        var result = shell.typeOn("pool2.contoso.com", "Get-CsWindowsService RTCSRV");

        assertThat(result.jsonObjects()).hasSize(2);
        assertThat(result.warnings())
                .containsExactly("fe2.pool2.contoso.com is down or cannot be reached and is left out.");
        assertThat(shell.refused("Get-CsWindowsService -ComputerName fe2.pool2.contoso.com"))
                .isEqualTo("ComputerUnreachable");
    }

    @Test
    void asksOnAManagementComputerForTheComputerMeant() {
        assertThat(shell.refused("Get-CsWindowsService")).isEqualTo("ParameterMissing");
        assertThat(shell.refused("Get-CsWindowsService -ComputerName fe9.pool1.contoso.com"))
                .isEqualTo("UnknownIdentity");
    }

    @Test
    void showsWhatTheServiceConnectionPointNames() {
        assertThat(shell.output("Get-CsManagementConnection")).isEqualTo("""

                        StoreProvider   : Sql
                        Connection      : sql1a.contoso.com\\rtc
                        ReadOnly        : False
                        SqlServer       : sql1a.contoso.com
                        SqlInstance     : rtc
                        MirrorSqlServer : sql1b.contoso.com
                        PoolFqdn        : pool1.contoso.com

                        """);
    }
}
