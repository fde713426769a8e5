package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class TopologyQueriesTest {

    private final Shell shell = Shell.contoso();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void showsAPool() {
        assertThat(shell.output("Get-CsPool pool1.contoso.com")).isEqualTo("""

                        Identity  : pool1.contoso.com
                        Services  : {Registrar:pool1.contoso.com, UserServer:pool1.contoso.com, UserDatabase:sql1a.contoso.com,
                                    FileStore:pool1.contoso.com...}
                        Computers : {fe1.pool1.contoso.com, fe2.pool1.contoso.com, fe3.pool1.contoso.com}
                        Fqdn      : pool1.contoso.com
                        Site      : Site:Datacenter1

                        """);
    }

    @Test
    void showsThePoolsOfASiteOrOfAPattern() {
        assertThat(shell.output("Get-CsPool -Site datacenter2 | Format-Table Identity, Site"))
                .isEqualTo("""

                        Identity          Site
                        --------          ----
                        pool2.contoso.com Site:Datacenter2
                        edge2.contoso.com Site:Datacenter2

                        """);
        assertThat(shell.objects("Get-CsPool -Filter edge*"))
                .extracting("Identity")
                .hasToString("[edge1.contoso.com, edge2.contoso.com]");
    }

    @Test
    void showsAUser() {
        assertThat(shell.output("Get-CsUser sip:alice@contoso.com")).isEqualTo("""

                        Identity      : CN=alice,CN=Users,DC=contoso,DC=com
                        SipAddress    : sip:alice@contoso.com
                        Enabled       : True
                        RegistrarPool : pool1.contoso.com
                        DisplayName   : alice

                        """);
        assertThat(shell.output("Get-CsUser Alice")).isEqualTo(shell.output("Get-CsUser alice@contoso.com"));
    }

    @Test
    void countsTheUsersOfAPool() {
        var started = System.nanoTime();
        var counted = shell.objects("Get-CsUser -Filter {RegistrarPool -eq \"pool2.contoso.com\"} | Measure-Object");

        assertThat(counted.get(0).get("Count")).isEqualTo(9002L);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void showsAllUsersWithinSeconds() {
        var started = System.nanoTime();

        assertThat(shell.objects("Get-CsUser")).hasSize(18_004);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void showsTheFirstUsersOfAPattern() {
        assertThat(shell.objects("Get-CsUser -Identity pool2-* -ResultSize 2"))
                .extracting("DisplayName")
                .hasToString("[pool2-00001, pool2-00002]");
    }

    @Test
    void saysWhichUserMayBeMeant() {
        var result = shell.type("Get-CsUser carlo@contoso.com");

        assertThat(Shell.id(result)).isEqualTo("UnknownIdentity");
        assertThat(result.output()).contains("there is no user carlo@contoso.com", "did you mean carol@contoso.com?");
    }

    @Test
    @Holds(Rule.USER_POOL_INFO)
    void showsWhereAUserMayRegister() {
        assertThat(shell.output("Get-CsUser pool1-00002@contoso.com | Get-CsUserPoolInfo"))
                .isEqualTo("""

                        PrimaryPoolFqdn                     : pool1.contoso.com
                        BackupPoolFqdn                      : pool2.contoso.com
                        UserServicesPoolFqdn                : pool1.contoso.com
                        PrimaryPoolMachinesInPreferredOrder : {fe1.pool1.contoso.com, fe2.pool1.contoso.com, fe3.pool1.contoso.com}
                        BackupPoolMachinesInPreferredOrder  : {fe1.pool2.contoso.com, fe2.pool2.contoso.com, fe3.pool2.contoso.com}
                        PrimaryPoolPrimaryRegistrar         : fe1.pool1.contoso.com
                        PrimaryPoolBackupRegistrars         : {fe2.pool1.contoso.com, fe3.pool1.contoso.com}
                        BackupPoolPrimaryRegistrar          : fe1.pool2.contoso.com
                        BackupPoolBackupRegistrars          : {fe2.pool2.contoso.com, fe3.pool2.contoso.com}

                        """);
    }

    @Test
    void takesTheTimeOfAQueryOnceForAWholePipeline() {
        shell.type("Get-CsUser -ResultSize 500 | Get-CsUserPoolInfo | Measure-Object");

        assertThat(shell.simulation.now()).isEqualTo(4_000);
    }

    @Test
    void showsTheRegistrarOfABranchUser() {
        try (var estate =
                Shell.contosoWith("branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, users: 2 } }")) {
            assertThat(estate.objects("Get-CsUserPoolInfo sba1-00001@contoso.com")
                            .get(0))
                    .extracting("PrimaryPoolFqdn", "BackupPoolFqdn", "UserServicesPoolFqdn")
                    .containsExactly("sba1.contoso.com", "pool1.contoso.com", "pool1.contoso.com");
        }
    }

    @Test
    void showsBothInstancesOfCentralManagement() {
        assertThat(shell.output("Get-CsService -CentralManagement | Format-Table Identity, Active, PoolFqdn"))
                .isEqualTo("""

                        Identity                            Active PoolFqdn
                        --------                            ------ --------
                        CentralManagement:pool1.contoso.com True   pool1.contoso.com
                        CentralManagement:pool2.contoso.com False  pool2.contoso.com

                        """);
    }

    @Test
    void showsTheServicesOfTheTopology() {
        assertThat(shell.output("Get-CsService -Registrar -PoolFqdn pool1.contoso.com"))
                .isEqualTo("""

                        Identity                 : Registrar:pool1.contoso.com
                        UserServer               : UserServer:pool1.contoso.com
                        EdgeServer               : EdgeServer:edge1.contoso.com
                        BackupRegistrar          : Registrar:pool2.contoso.com
                        EnableAutomaticFailover  : True
                        FailureDetectionInterval : 300
                        FailBackInterval         : 600
                        ServiceId                : 1-Registrar-1
                        SiteId                   : Site:Datacenter1
                        PoolFqdn                 : pool1.contoso.com
                        Version                  : 6
                        Role                     : Registrar

                        """);
        assertThat(shell.objects("Get-CsService -EdgeServer"))
                .extracting("Registrar")
                .hasToString("[Registrar:pool1.contoso.com, Registrar:pool2.contoso.com]");
        assertThat(shell.objects("Get-CsService edgeserver:edge1.contoso.com")).hasSize(1);
        assertThat(shell.objects("Get-CsService")).hasSize(14);
    }

    @Test
    void feedsEveryPoolIntoAnotherQuery() {
        assertThat(shell.objects("Get-CsService -UserServer"
                        + " | ForEach-Object { Get-CsBackupServiceStatus -PoolFqdn $_.PoolFqdn }"))
                .hasSize(2);
    }

    @Test
    void refusesTwoRolesAtOnceAndServicesThatAreNotThere() {
        assertThat(shell.refused("Get-CsService -Registrar -EdgeServer")).isEqualTo("ParameterConflict");
        assertThat(shell.refused("Get-CsService Registrar:pool9.contoso.com")).isEqualTo("UnknownIdentity");
    }

    @Test
    @Holds(Rule.RELATIONSHIP_IS_SHOWN)
    void showsTheBackupPool() {
        assertThat(shell.output("Get-CsPoolBackupRelationship -PoolFQDN pool1.contoso.com"))
                .isEqualTo("""

                        PoolFqdn       : pool1.contoso.com
                        BackupPoolFqdn : pool2.contoso.com

                        """);
    }

    @Test
    @Holds(Rule.RELATIONSHIP_IS_SHOWN)
    void showsNothingForAPoolWithoutABackupPool() {
        try (var estate = Shell.contosoWith("pools: { pool1.contoso.com: { backup: null },"
                + " pool2.contoso.com: { backup: null } }, cms: { standby: null }")) {
            assertThat(estate.output("Get-CsPoolBackupRelationship pool1.contoso.com"))
                    .isEmpty();
            assertThat(estate.refused("Get-CsBackupServiceStatus pool1.contoso.com"))
                    .isEqualTo("PoolNotPaired");
        }
    }
}
