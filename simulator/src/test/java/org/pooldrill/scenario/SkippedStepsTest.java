package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.FAILBACK;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Steps that the documents call for and somebody left out: told with topic and step when it starts to hurt. */
class SkippedStepsTest {
    private static final String NOTHING_SKIPPED = "- expect: [\"!findings.exists(f, f.code == 'StepSkipped')\"]\n";

    private static final String ALICE_CANNOT_PICK_UP = """
            - user: alice@contoso.com
              does: pick-up-call
              with: { number: 205 }
              refused: PickupUnavailable
            """;

    private static String skipped(String at, String step) {
        return """
                - expect:
                    - findings.exists(f, f.code == 'StepSkipped' && f.at == '%s' && f.text.startsWith('%s'))
                """.formatted(at, step);
    }

    @Test
    @Holds(
            value = {Rule.CENTRAL_MGMT_TOO, Rule.EACH_TYPE_BY_ITSELF},
            findings = FindingCode.STEP_SKIPPED)
    void theDatabasesOfCentralManagementAreForgotten() {
        contoso()
                .pool1("sql: { witness: false }")
                .passes(
                        """
                - fault: sql-down
                  at: sql1a.contoso.com
                - advance: 1m
                """,
                        NOTHING_SKIPPED,
                        """
                - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal mirror -Force
                - ps: Set-CsBackupServiceConfiguration -SyncInterval 00:03:00
                  refused: CmsNotAvailable
                """,
                        skipped("pool1.contoso.com", "Failing over a mirrored database, step 4:"),
                        """
                - expect: ["cms.state == 'NoMaster'"]
                - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType CentralMgmt -NewPrincipal mirror -Force
                - advance: 1m
                - expect: ["cms.state == 'Healthy'", "findings.filter(f, f.code == 'StepSkipped').size() == 1"]
                """);
    }

    @Test
    @Holds(
            value = {Rule.CONTENT_LOST_WITH_THE_STORE, Rule.CONTENT_UNTIL_STEADY},
            findings = FindingCode.STEP_SKIPPED)
    void theContentOfALostShareIsNotBroughtBack() {
        contoso()
                .passes(
                        """
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: review, starts: 1h, length: 1h }
                - user: alice@contoso.com
                  does: upload-content
                  with: { conference: review, file: a.pptx, size: 10MB }
                - advance: 5m
                - fault: filestore-lost
                  at: pool1.contoso.com
                - advance: 1h
                """,
                        NOTHING_SKIPPED,
                        """
                - heal: filestore-lost
                  at: pool1.contoso.com
                """,
                        skipped("pool1.contoso.com", "Restoring conference contents using the Backup Service:"),
                        """
                - ps: Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com -BackupModule ConfServices.DataConf
                - until: pools['pool1.contoso.com'].content.missing == 0
                  within: 10m
                - advance: 5m
                - expect:
                    - pools['pool2.contoso.com'].backup['ConfServices.DataConf'].export in ['SteadyState', 'FinalState']
                    - findings.filter(f, f.code == 'StepSkipped').size() == 1
                """);
    }

    @Test
    @Holds(
            value = {Rule.XMPP_A_RECORD, Rule.XMPP_SERVICES},
            findings = FindingCode.STEP_SKIPPED)
    void theServicesOfTheNewXmppEdgeStartBeforeAnybodyOutsideFindsIt() {
        contoso()
                .passes(
                        """
                - fault: edge-down
                  at: edge1.contoso.com
                - ps: Stop-CsWindowsService
                  on: edge2.contoso.com
                - ps: Set-CsSite -Identity Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com
                """,
                        NOTHING_SKIPPED,
                        """
                - ps: Start-CsWindowsService
                  on: edge2.contoso.com
                """,
                        skipped(
                                "edge2.contoso.com",
                                "Failing over the Edge pool used for XMPP federation, steps 4 to 6:"));
    }

    @Test
    void whereTheServicesWereNeverStoppedItHurtsWhenSomebodyFindsNoPartner() {
        var told = "findings.filter(f, f.code == 'StepSkipped' && f.at == 'edge2.contoso.com'"
                + " && f.text.contains('steps 4 to 6: partners are out of reach')).size() == ";
        contoso().with("xmppPartners: [jabber.org]\n").passes("""
                - fault: edge-down
                  at: edge1.contoso.com
                - ps: Set-CsSite -Identity Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com
                - advance: 5m
                - expect: ["%s0"]
                - user: alice@contoso.com
                  does: im
                  with: { to: pat@jabber.org }
                  refused: FederationUnavailable
                - user: bob@contoso.com
                  does: im
                  with: { to: pat@jabber.org }
                  refused: FederationUnavailable
                - expect: ["%s1"]
                """.formatted(told, told));
    }

    @Test
    @Holds(value = Rule.SYNC_AFTER_EVERY_FAILBACK, findings = FindingCode.CONTENT_SYNC_SKIPPED)
    void theContentIsNotCopiedBackAfterAFailback() {
        contoso().passes(FAILED_OVER, """
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: review, starts: 1h, length: 1h }
                - user: alice@contoso.com
                  does: upload-content
                  with: { conference: review, file: a.pptx, size: 10MB }
                """, POOL1_REPAIRED, FAILBACK, """
                - expect: ["findings.exists(f, f.code == 'ContentSyncSkipped' && f.at == 'pool1.contoso.com')"]
                """);
    }

    @Test
    @Holds(value = Rule.UNINITIALIZED_FAILOVER_IS_EMPTY, findings = FindingCode.BACKUP_NOT_INITIALIZED)
    void theFirstSyncIsForgotten() {
        readyToFailPool1Over().pool1("backupService: notDeployed").passes("""
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                - expect: ["findings.exists(f, f.code == 'BackupNotInitialized' && f.at == 'pool1.contoso.com')"]
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 10m
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                - advance: 5m
                - expect: ["users['alice@contoso.com'].mode == 'Regular'", "users['alice@contoso.com'].contacts == []"]
                """);
    }

    @Test
    void aRangeOfGroupCallPickupStaysBehindOrStaysAway() {
        readyToFailPool1Over()
                .with("callPark: { pool1.contoso.com: { groupPickup: { Sales: 200-249 } } }\n")
                .passes(
                        """
                - note: The range of another pool is nobody's step.
                - user: carol@contoso.com
                  does: pick-up-call
                  with: { number: 205 }
                  refused: PickupUnavailable
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                - advance: 5m
                """,
                        NOTHING_SKIPPED,
                        ALICE_CANNOT_PICK_UP,
                        skipped("pool1.contoso.com", "Call Park and Group Call Pickup disaster recovery:"),
                        """
                - ps: Set-CsCallParkOrbit -Identity Sales -CallParkService service:ApplicationServer:pool2.contoso.com
                - advance: 2m
                - user: alice@contoso.com
                  does: pick-up-call
                  with: { number: 205 }
                """,
                        FAILBACK,
                        "- advance: 5m\n",
                        ALICE_CANNOT_PICK_UP,
                        skipped("pool2.contoso.com", "Call Park and Group Call Pickup disaster recovery:"));
    }
}
