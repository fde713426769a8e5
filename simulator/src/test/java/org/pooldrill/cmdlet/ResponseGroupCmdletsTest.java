package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** "Response Group disaster recovery", beside what the drills tell. */
class ResponseGroupCmdletsTest {
    private static final String HELP_DESK = "tel:+15550200";
    private static final String ESTATE =
            "pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } },"
                    + " cms: { active: pool2.contoso.com, standby: pool1.contoso.com },"
                    + " edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } },"
                    + " responseGroups: { pool1.contoso.com: { settings: { musicOnHold: jazz.wma },"
                    + " groups: { Help Desk: { number: 'tel:+15550200', agents: [alice@contoso.com, carol@contoso.com] } } } }";
    private static final String EXPORT =
            "Export-CsRgsConfiguration -Source service:ApplicationServer:pool1.contoso.com -FileName C:\\rgs.zip";
    private static final String IMPORT =
            "Import-CsRgsConfiguration -Destination service:ApplicationServer:pool2.contoso.com -FileName C:\\rgs.zip";

    private static Object music(Admin admin) {
        return admin.simulation()
                .site(Admin.POOL2)
                .applications()
                .groups()
                .settings()
                .musicOnHold();
    }

    private static List<ErrorId> call(Admin admin, String user) {
        return admin.simulation().acts().call(user, HELP_DESK).map(Refusal::id).stream()
                .toList();
    }

    @Test
    @Holds(Rule.RGS_SETTINGS_OF_A_POOL)
    void anImportReplacesTheSettingsOfTheDestinationWhereItIsAskedTo() {
        try (var admin = new Admin(ESTATE)) {
            admin.does(EXPORT, IMPORT);
            assertThat(music(admin)).isEqualTo("");

            admin.does(IMPORT + " -ReplaceExistingSettings");

            assertThat(music(admin)).isEqualTo("jazz.wma");
            assertThat(admin.findings()).anyMatch(finding -> finding.startsWith("TopicSpelling"));
        }
    }

    @Test
    @Holds(Rule.RGS_IMPORT_BEFORE_DISASTER)
    void whatWasImportedBeforeTheDisasterTakesCallsAtOnceButAgentsOfTheLostPoolAreUnavailable() {
        try (var admin = new Admin(ESTATE)) {
            admin.does(EXPORT, IMPORT);
            assertThat(admin.at("responseGroups", "Help Desk", "agents"))
                    .isEqualTo(List.of("alice@contoso.com", "carol@contoso.com"));

            admin.breaks(FaultKind.POOL_DOWN, Admin.POOL1).minutes(7);

            assertThat(call(admin, "dave@contoso.com")).isEmpty();
            assertThat(admin.at("responseGroups", "Help Desk", "agents")).isEqualTo(List.of("carol@contoso.com"));
            admin.does("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode")
                    .minutes(5);
            assertThat(admin.at("responseGroups", "Help Desk", "agents"))
                    .isEqualTo(List.of("alice@contoso.com", "carol@contoso.com"));
        }
    }

    @Test
    void aGroupThatWasDeletedAtItsOwnerTakesNoCallsAtTheBackupPool() {
        try (var admin = new Admin(ESTATE)) {
            admin.does(EXPORT, IMPORT, "Get-CsRgsWorkflow -Name \"Help Desk\" | Remove-CsRgsWorkflow");
            assertThat(call(admin, "dave@contoso.com")).containsExactly(ErrorId.ResponseGroupUnavailable);

            admin.breaks(FaultKind.POOL_DOWN, Admin.POOL1)
                    .does("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");
            assertThat(call(admin, "dave@contoso.com")).containsExactly(ErrorId.ResponseGroupUnavailable);

            admin.does(IMPORT + " -OverwriteOwner");
            assertThat(call(admin, "dave@contoso.com")).isEmpty();
        }
    }

    @Test
    void aStoppedServiceTakesNeitherCallsNorImports() {
        try (var admin = new Admin(ESTATE)) {
            admin.does(EXPORT).breaks(FaultKind.SERVICE_STOPPED, Map.of("service", "RTCRGS"), Admin.POOL2);

            admin.refuses("", IMPORT, "ServiceNotRunning", "RTCRGS does not run");
            assertThat(call(admin, "dave@contoso.com")).isEmpty();
            admin.breaks(FaultKind.SERVICE_STOPPED, Map.of("service", "RTCRGS"), Admin.POOL1);
            assertThat(call(admin, "dave@contoso.com")).containsExactly(ErrorId.ResponseGroupUnavailable);
        }
    }

    @Test
    void callsThatWaitAreTakenWhenAnAgentComes() {
        try (var admin = new Admin(ESTATE)) {
            var acts = admin.simulation().acts();
            admin.simulation().doNow(() -> {
                acts.signOut("alice@contoso.com");
                acts.signOut("carol@contoso.com");
            });
            admin.simulation()
                    .doNow(() -> assertThat(call(admin, "dave@contoso.com")).isEmpty());
            assertThat(admin.simulation().world().groupCalls().waiting()).hasSize(1);

            admin.simulation().doNow(() -> acts.signIn("carol@contoso.com", Optional.empty()));
            admin.minutes(1);

            assertThat(admin.simulation().world().groupCalls().waiting()).isEmpty();
        }
    }
}
