package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class AuthorisationTest {

    private static final String STATUS = "Get-CsBackupServiceStatus pool1.contoso.com";

    private final Shell shell = Shell.contosoWith("operators: { admin: [RTCUniversalServerAdmins, CSAdministrator],"
            + " operator: [CSAdministrator], helpdesk: [CSHelpDesk], viewer: [CSViewOnlyAdministrator] }");

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    @Holds(
            value = {Rule.STATUS_FOR_SERVER_ADMINS, Rule.WHO_MAY},
            refusals = ErrorId.AccessDenied)
    void refusesTheStatusToWhoeverTheBackupServiceDoesNotKnow() {
        assertThat(shell.typeAs("operator", STATUS).output()).isEqualTo("""
                        Get-CsBackupServiceStatus : Get-CsBackupServiceStatus is refused: operator is in CSAdministrator, and the \
                        cmdlet takes a member of RTCUniversalServerAdmins.
                        Have a member of RTCUniversalServerAdmins authorise the group: Set-CsBackupServiceConfiguration \
                        -AuthorizedUniversalGroups @{Add="CSAdministrator"}.
                            + CategoryInfo          : PermissionDenied: (operator:String) [Get-CsBackupServiceStatus], \
                        UnauthorizedAccessException
                            + FullyQualifiedErrorId : AccessDenied,Get-CsBackupServiceStatus
                        """);
        assertThat(Shell.id(shell.typeAs("helpdesk", STATUS))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("viewer", STATUS))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("admin", STATUS))).isEmpty();
    }

    @Test
    @Holds(Rule.AUTHORISED_GROUPS)
    void givesTheStatusToAGroupOnceItIsAuthorised() {
        var groups = "RTCUniversalServerAdmins,CSAdministrator";
        shell.simulation.doNow(() -> assertThat(shell.simulation
                        .centralStore()
                        .publish(
                                Map.of(ConfigurationKeys.backupService("authorizedUniversalGroups"), groups),
                                Optional.empty()))
                .isEmpty());

        assertThat(Shell.id(shell.typeAs("operator", STATUS))).isEmpty();
        assertThat(Shell.id(shell.typeAs("helpdesk", STATUS))).isEqualTo("AccessDenied");
    }

    @Test
    @Holds(Rule.WHO_MAY)
    void letsEverybodyInAGroupLookAtTheRest() {
        for (var operator : List.of("operator", "helpdesk", "viewer")) {
            assertThat(Shell.id(shell.typeAs(operator, "Get-CsPool | Select-Object Identity")))
                    .isEmpty();
            assertThat(Shell.id(shell.typeAs(operator, "Get-CsBackupServiceConfiguration")))
                    .isEmpty();
        }
        assertThat(Shell.id(shell.typeAs("stranger", "Get-CsPool"))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("stranger", "Get-Help Get-CsPool"))).isEmpty();
    }

    @Test
    @Holds(Rule.WHO_MAY)
    void letsAdministratorsAloneChangeAnything() {
        var change = "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com";

        assertThat(Shell.id(shell.typeAs("helpdesk", change))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("viewer", change + " -WhatIf"))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("operator", change))).isEmpty();
    }

    @Test
    @Holds({Rule.WHO_MAY, Rule.CMS_RUN_ON_THE_RECEIVER})
    void letsServerAdminsAloneFailCentralManagementOver() {
        var failover = "Invoke-CsManagementServerFailover -WhatIf";

        assertThat(Shell.id(shell.typeAs("operator", failover))).isEqualTo("AccessDenied");
        assertThat(Shell.id(shell.typeAs("admin", failover))).isEmpty();
    }

    @Test
    @Holds(refusals = ErrorId.ComputerUnreachable)
    void refusesALineOnAComputerThatIsDown() {
        shell.fault(FaultKind.FRONTEND_DOWN, "fe1.pool1.contoso.com");
        var result = shell.typeOn("fe1.pool1.contoso.com", "Get-CsPool");

        assertThat(Shell.id(result)).isEqualTo("ComputerUnreachable");
        assertThat(result.output())
                .contains("Get-CsPool on fe1.pool1.contoso.com is refused: fe1.pool1.contoso.com is down");
        assertThat(Shell.id(shell.typeOn("pool1.contoso.com", "Get-CsPool"))).isEmpty();
    }

    @Test
    void refusesALineOnAPoolWithoutPower() {
        shell.fault(FaultKind.POOL_DOWN, "pool1.contoso.com");

        assertThat(shell.typeOn("pool1.contoso.com", "Get-CsPool").output())
                .contains("every computer of pool1.contoso.com is down");
    }

    @Test
    @Holds(Rule.FIRST_REFUSAL_NAMES_OTHERS)
    void namesWhatElseIsRefused() {
        var result = shell.typeAs("operator", "Get-CsBackupServiceStatus pool7.contoso.com");

        assertThat(Shell.id(result)).isEqualTo("AccessDenied");
        assertThat(result.output())
                .contains(
                        "It would also be refused because of\n  UnknownIdentity: there is no Front End pool pool7.contoso.com");
    }
}
