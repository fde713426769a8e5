package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.shell.ShellResult;

/** "Failing over a pool" and "Failing back a pool", every step typed as the topics print it (scenarios S10, S12, S17). */
class FailingOverAPoolTest {

    private static final String SMALL = "pools: { pool1.contoso.com: { users: 40 }, pool2.contoso.com: { users: 40 } }";
    private static final String STORE_STATUS = "Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus";

    private final Shell shell = Shell.contosoWith(SMALL);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    @Holds({
        Rule.WHATIF_SHOWS_THE_CMS_POOL,
        Rule.STORE_STATUS_SHOWS_AVAILABILITY,
        Rule.STEP_5A_PRINCIPAL,
        Rule.STEP_5B_FORCED_CMS_FAILOVER,
        Rule.STEP_5C_STORE_MOVED,
        Rule.NEXT_HOP_AT_ANOTHER_SITE,
        Rule.STEP_7_DISASTER_FAILOVER,
        Rule.FAILED_STEP_7_IS_REPEATED
    })
    void carriesTheUsersOfALostPoolToItsBackupPoolAndBackAgain() {
        shell.advance(600_000);
        shell.fault(FaultKind.POOL_DOWN, "pool1.contoso.com");
        shell.advance(600_000);

        var whatIf = on2("Invoke-CsManagementServerFailover -WhatIf");
        assertThat(whatIf.refused()).as(whatIf.output()).isEmpty();
        assertThat(whatIf.output()).contains("pool1.contoso.com", "pool2.contoso.com");
        assertThat(value("(Get-CsPoolBackupRelationship -PoolFQDN pool1.contoso.com).BackupPoolFqdn"))
                .isEqualTo("pool2.contoso.com");
        assertThat(shell.objects(STORE_STATUS).get(0))
                .extracting("ActiveMasterFqdn", "ActiveFileTransferAgents")
                .containsExactly("", List.of());
        assertThat(value("(Get-CsDatabaseMirrorState -DatabaseType CentralMgmt -PoolFqdn pool2.contoso.com)[0]"
                        + ".StateOnPrimary"))
                .isEqualTo("Principal");

        assertThat(id(on2("Invoke-CsPoolFailover -PoolFQDN pool1.contoso.com -DisasterMode -Verbose")))
                .isEqualTo("CmsNotAvailable");
        done(on2("Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc"
                + " -Force"));
        assertThat(shell.objects(STORE_STATUS).get(0))
                .extracting("ActiveMasterFqdn", "ActiveFileTransferAgents")
                .containsExactly("pool2.contoso.com", List.of("pool2.contoso.com"));
        shell.advance(300_000);
        assertThat(shell.objects("Get-CsManagementStoreReplicationStatus | Where-Object {$_.UpToDate}"))
                .extracting("ReplicaFqdn")
                .hasToString("[fe1.pool2.contoso.com, fe2.pool2.contoso.com, fe3.pool2.contoso.com, edge1.contoso.com,"
                        + " edge2.contoso.com]");
        assertThat(id(on2("Invoke-CsPoolFailover -PoolFQDN pool1.contoso.com -DisasterMode -Verbose")))
                .isEqualTo("EdgeNextHopInUse");
        done(shell.type(
                "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com"));
        assertThat(shell.objects("Get-CsService -EdgeServer"))
                .extracting("Registrar")
                .hasToString("[Registrar:pool2.contoso.com, Registrar:pool2.contoso.com]");
        done(on2("Invoke-CsPoolFailover -PoolFQDN pool1.contoso.com -DisasterMode -Verbose"));
        shell.advance(600_000);
        assertThat(value("(Get-CsUser alice@contoso.com).RegistrarPool")).isEqualTo("pool1.contoso.com");

        shell.heal(FaultKind.POOL_DOWN, "pool1.contoso.com");
        shell.advance(1_200_000);
        assertThat(id(shell.type("Invoke-CsPoolFailback -PoolFQDN pool2.contoso.com")))
                .isEqualTo("PoolNotFailedOver");
        done(shell.type("Invoke-CsPoolFailback -PoolFQDN pool1.contoso.com -Verbose"));
        done(shell.type("Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf"));
        shell.advance(600_000);
        for (var pool : List.of("pool1.contoso.com", "pool2.contoso.com")) {
            assertThat(value("(Get-CsBackupServiceStatus -PoolFqdn " + pool + ").OverallExportStatus"))
                    .as(pool)
                    .isEqualTo("FinalState");
        }
        assertThat(shell.objects("Get-CsService -CentralManagement"))
                .extracting("Active")
                .hasToString("[false, true]");
        assertThat(shell.objects("Get-CsManagementStoreReplicationStatus | Where-Object {-not $_.UpToDate}"))
                .isEmpty();
        shell.simulation.verify();
    }

    private ShellResult on2(String line) {
        return shell.typeOn("pool2.contoso.com", line);
    }

    private String value(String line) {
        return shell.output(line).strip();
    }

    private static void done(ShellResult result) {
        assertThat(result.refused()).as(result.output()).isEmpty();
    }

    private static String id(ShellResult result) {
        return Shell.id(result);
    }
}
