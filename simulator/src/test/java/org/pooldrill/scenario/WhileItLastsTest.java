package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What goes on, and what does not, while a pool is lost, failed over or failed back; and how long things take. */
class WhileItLastsTest {
    private static final String TWO_MEETINGS = """
            - user: alice@contoso.com
              does: start-conference
              with: { id: own }
            - user: carol@contoso.com
              does: start-conference
              with: { id: carols }
            - user: alice@contoso.com
              does: join-conference
              with: { id: carols }
            - user: carol@contoso.com
              does: join-conference
              with: { id: own }
            """;

    @Test
    @Holds({Rule.FAILBACK_ENDS_CONFERENCES, Rule.FAILBACK_LEAVES_OTHERS_CONFERENCES, Rule.OTHER_POOLS_UNTOUCHED})
    void aFailbackEndsTheConferencesOfTheAffectedAndNoOther() {
        contoso()
                .with("timings: { failbackUsersPerMinute: 5 }\n")
                .passes(FAILED_OVER, POOL1_REPAIRED, TWO_MEETINGS, """
                - expect: ["conferences['own'].running", "conferences['carols'].running"]
                - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                  background: true
                  name: failback
                - advance: 5s
                - until: pools['pool1.contoso.com'].users.resiliency > 0 && !conferences['own'].running
                  within: 10m
                - expect:
                    - pools['pool1.contoso.com'].state == 'FailingBack'
                    - conferences['carols'].running
                    - "!conferences['own'].joinable"
                    - pools['pool2.contoso.com'].users.regular == 42
                - await: failback
                """);
    }

    @Test
    @Holds(Rule.SESSIONS_DO_NOT_SURVIVE)
    void runningConferencesEndWithTheirPool() {
        contoso().passes("- advance: 5m\n", TWO_MEETINGS, POOL1_LOST, """
                - expect:
                    - "!conferences['own'].running"
                    - conferences['carols'].running
                """);
    }

    @Test
    @Holds(
            value = Rule.PARKING_AT_THE_BACKUP_POOL,
            refusals = {ErrorId.ParkingUnavailable, ErrorId.UnknownOrbit})
    void callsAreParkedWhereTheUserIs() {
        contoso().passes(FAILED_OVER, """
                - user: alice@contoso.com
                  does: park-call
                  with: { orbit: "101" }
                - user: bob@contoso.com
                  does: park-call
                  with: { orbit: "101" }
                  refused: ParkingUnavailable
                - user: bob@contoso.com
                  does: retrieve-call
                  with: { orbit: "102" }
                  refused: UnknownOrbit
                - user: bob@contoso.com
                  does: retrieve-call
                  with: { orbit: "101" }
                """);
    }

    @Test
    @Holds(
            value = {Rule.SIMPLE_URLS_DIE_WITH_THE_SITE, Rule.SITE_URLS_CANNOT_BE_JOINED},
            findings = FindingCode.SIMPLE_URL_UNREACHABLE)
    void simpleUrlsDieWithTheSiteUnlessDnsNamesBoth() {
        contoso().with("simpleUrls: { scope: global, geoDns: false }\n").passes("""
                - fault: site-down
                  at: Datacenter1
                - advance: 1m
                - expect: ["!simpleUrls.works", "findings.exists(f, f.code == 'SimpleUrlUnreachable')"]
                """);
        contoso().with("simpleUrls: { scope: global, geoDns: true }\n").passes("""
                - fault: site-down
                  at: Datacenter1
                - advance: 1m
                - expect: ["!findings.exists(f, f.code == 'SimpleUrlUnreachable')"]
                """);
        contoso().with("simpleUrls: { scope: site }\n").passes(FAILED_OVER, """
                - expect: ["!simpleUrls.works", "findings.exists(f, f.code == 'SimpleUrlUnreachable')"]
                """);
    }

    @Test
    @Holds(value = Rule.CMS_TARGETS, timings = Timing.CMS_FAILOVER_FORCED)
    void centralManagementTakesItsTime() {
        contoso().with("timings: { cmsFailoverForced: 4m }\n").passes("""
                - fault: pool-down
                  at: pool1.contoso.com
                - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                  on: pool2.contoso.com
                - expect: ["last.duration >= duration('4m')", "last.duration <= duration('5m')"]
                """);
    }

    @Test
    @Holds(value = Rule.DETECTION_FROM_LAST_HEARTBEAT, timings = Timing.REGISTRAR_HEARTBEAT)
    void aPoolIsMissedFiveMinutesAfterItsLastHeartbeat() {
        var detection = """
                - advance: 10m20s
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 10m
                - expect: ["pools['pool1.contoso.com'].rto.detect == duration('%s')"]
                """;
        contoso().passes(detection.formatted("4m40s"));
        contoso().with("timings: { registrarHeartbeat: 1m }\n").passes(detection.formatted("4m40s"));
        contoso().with("timings: { registrarHeartbeat: 15s }\n").passes(detection.formatted("4m55s"));
    }

    @Test
    @Holds(
            timings = {
                Timing.FAILOVER_READ_ONLY,
                Timing.FAILOVER_VERIFICATION,
                Timing.FAILOVER_SWITCH,
                Timing.SIGN_IN_SPREAD_FROM,
                Timing.SIGN_IN_SPREAD_TO
            })
    void thePhasesOfAPlannedFailoverTakeTheirTime() {
        readyToFailPool1Over().with("""
                        timings:
                          failoverReadOnly: 1m
                          failoverVerification: 2m
                          failoverSwitch: 3m
                          signInSpreadFrom: 10m
                          signInSpreadTo: 20m
                        """).passes("""
                        - advance: 1m
                        - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                          background: true
                          name: failover
                        - advance: 50s
                        - expect: ["pools['pool1.contoso.com'].phase == 'ReadOnly'"]
                        - advance: 2m
                        - expect: ["pools['pool1.contoso.com'].phase == 'Verifying'"]
                        - advance: 1m
                        - expect: ["pools['pool1.contoso.com'].phase == 'Switching'"]
                        - await: failover
                        - expect: ["last.duration >= duration('6m')", "last.duration <= duration('6m10s')"]
                        - advance: 6m
                        - expect: ["pools['pool1.contoso.com'].users.regular == 0"]
                        - advance: 12m
                        - expect: ["pools['pool1.contoso.com'].users.regular == 42"]
                        """);
    }

    @Test
    @Holds(
            timings = {
                Timing.FRONT_END_START,
                Timing.SERVICE_START,
                Timing.SERVICE_STOP,
                Timing.BOOTSTRAPPER,
                Timing.DATABASE_FAILOVER,
                Timing.CMDLET_TIME
            })
    void machinesAndLinesTakeTheirTime() {
        contoso().with("""
                timings:
                  frontEndStart: 7m
                  serviceStart: 90s
                  serviceStop: 70s
                  bootstrapper: 11m
                  databaseFailover: 80s
                  cmdletTime: 9s
                """).passes("""
                - ps: Get-CsPool
                - expect: ["last.duration == duration('9s')"]
                - ps: Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal mirror
                - expect: ["last.duration >= duration('80s')", "last.duration < duration('100s')"]
                - ps: Stop-CsWindowsService -Name RTCCPS
                  on: fe1.pool1.contoso.com
                - expect: ["last.duration >= duration('70s')", "last.duration < duration('90s')"]
                - ps: Start-CsWindowsService -Name RTCCPS
                  on: fe1.pool1.contoso.com
                - expect: ["last.duration >= duration('90s')", "last.duration < duration('110s')"]
                - ps: Bootstrapper.exe
                  on: fe1.pool1.contoso.com
                - expect: ["last.duration >= duration('11m')", "last.duration < duration('12m')"]
                - fault: pool-down
                  at: pool2.contoso.com
                - heal: pool-down
                  at: pool2.contoso.com
                - advance: 6m59s
                - expect: ["pools['pool2.contoso.com'].frontEnds.running == 0"]
                - advance: 2s
                - expect: ["pools['pool2.contoso.com'].frontEnds.running == 3"]
                """);
    }

    @Test
    @Holds({Rule.MEDIA_EDGE_IS_ASSOCIATED, Rule.THREE_ASSOCIATIONS, Rule.MEDIA_AFTER_FEDERATION, Rule.MEDIA_GOES_BACK})
    void aMediaEdgeThatIsDownIsReplacedByAnother() {
        contoso().passes("""
                - fault: edge-down
                  at: edge1.contoso.com
                - expect: ["!pools['pool1.contoso.com'].externalMedia.works"]
                - builder: { pools: { pool1.contoso.com: { mediaEdge: edge2.contoso.com } } }
                - advance: 6m
                - expect:
                    - pools['pool1.contoso.com'].externalMedia.works
                    - pools['pool1.contoso.com'].externalMedia.edge == 'edge2.contoso.com'
                    - edges['edge1.contoso.com'].nextHop == 'pool1.contoso.com'
                    - federation.route == 'edge1.contoso.com'
                    - "!federation.works"
                    - xmpp.route == 'edge1.contoso.com'
                - heal: edge-down
                  at: edge1.contoso.com
                - advance: 10m
                - builder: { pools: { pool1.contoso.com: { mediaEdge: edge1.contoso.com } } }
                - advance: 6m
                - expect: ["pools['pool1.contoso.com'].externalMedia.works", "pools['pool1.contoso.com'].externalMedia.edge == 'edge1.contoso.com'"]
                """);
    }

    @Test
    @Holds(Rule.NEXT_HOP_AT_THE_SAME_SITE)
    void aNextHopAtTheSameSiteIsPublishedInTopologyBuilder() {
        readyToFailPool1Over().passes("""
                - builder: { edges: { edge2.contoso.com: { nextHop: pool1.contoso.com } } }
                - advance: 6m
                - expect: ["edges['edge2.contoso.com'].replicaNextHop == 'pool1.contoso.com'"]
                - fault: pool-down
                  at: pool1.contoso.com
                - advance: 6m
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                  refused: EdgeNextHopInUse
                - builder: { edges: { edge2.contoso.com: { nextHop: pool2.contoso.com } } }
                """, DISASTER_FAILOVER);
    }

    @Test
    @Holds(Rule.NEXT_HOP_DOWN_STOPS_ALL)
    void federationXmppAndRemoteUsersStopWithTheNextHop() {
        contoso()
                .with("cms: { active: pool2.contoso.com, standby: pool1.contoso.com }\n")
                .passes("""
                - fault: edge-down
                  at: edge2.contoso.com
                - expect: [federation.works, xmpp.works, remoteAccess.works]
                - fault: pool-down
                  at: pool1.contoso.com
                - expect:
                    - edges['edge1.contoso.com'].up
                    - "!federation.works && !xmpp.works && !remoteAccess.works"
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                - advance: 6m
                - expect: [federation.works, xmpp.works, remoteAccess.works]
                """);
    }

    @Test
    @Holds({Rule.XMPP_GOES_BACK, Rule.XMPP_FAILBACK_SLIP, Rule.FEDERATION_GOES_BACK, Rule.EDGE_SERVICES_FIRST})
    void federationAndXmppGoBackToTheEdgePoolThatHadThem() {
        contoso()
                .with("cms: { active: pool2.contoso.com, standby: pool1.contoso.com }\n")
                .passes("""
                - fault: edge-down
                  at: edge1.contoso.com
                - ps: Stop-CsWindowsService
                  on: edge2.contoso.com
                - ps: Set-CsSite -Identity Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com
                - builder: { edges: { edge1.contoso.com: { federation: false }, edge2.contoso.com: { federation: true } } }
                - dns: { a: xmpp.contoso.com, to: edge2.contoso.com }
                - dns: { srv: _xmpp-server._tcp.contoso.com, to: edge2.contoso.com, port: 5269, priority: 20 }
                - firewall: { at: edge2.contoso.com, open: 5269 }
                - ps: Start-CsWindowsService
                  on: edge2.contoso.com
                - ps: Bootstrapper.exe
                  on: edge2.contoso.com
                - advance: 6m
                - expect: [federation.works, xmpp.works, "federation.route == 'edge2.contoso.com'", "xmpp.route == 'edge2.contoso.com'"]
                - heal: edge-down
                  at: edge1.contoso.com
                - advance: 10m
                - ps: Stop-CsWindowsService
                  on: edge1.contoso.com
                - builder: { edges: { edge2.contoso.com: { federation: false }, edge1.contoso.com: { federation: true } } }
                - ps: Set-CsSite -Identity Datacenter1 -XmppFederationRoute EdgeServer:edge1.contoso.com
                - ps: Bootstrapper.exe
                  on: edge1.contoso.com
                - advance: 6m
                - expect: ["federation.route == 'edge1.contoso.com'", "!federation.works"]
                - ps: Start-CsWindowsService
                  on: edge1.contoso.com
                - ps: Bootstrapper.exe
                  on: edge1.contoso.com
                - advance: 6m
                - expect: [federation.works, "!xmpp.works"]
                - dns: { a: xmpp.contoso.com, to: edge1.contoso.com }
                - expect: [xmpp.works, "xmpp.route == 'edge1.contoso.com'"]
                """);
    }
}
