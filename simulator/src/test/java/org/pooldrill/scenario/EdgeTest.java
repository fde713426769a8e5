package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Edge pools by function, and the names that lead to a deployment (domain text, sections 2.5 to 2.8, 3.14, 3.16). */
class EdgeTest {
    private static final String REVIEW = """
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: review, starts: 1h, length: 1h }
            - advance: 10m
            """;

    @Test
    @Holds(Rule.FEDERATION_INBOUND_NEEDS_GEODNS)
    void partnersComeInByAnotherEdgePoolOnlyWhereDnsKnowsWhatIsUp() {
        var lost = """
                - fault: edge-down
                  at: edge1.contoso.com
                - expect: ["!federation.works", "federation.inbound.works == %s"]
                """;
        contoso().passes(lost.formatted("false"));
        contoso().with("dns: { federationGeoDns: true }\n").passes(lost.formatted("true"));
    }

    @Test
    @Holds(Rule.SETUP_ON_THE_EDGE)
    void ofAnEdgePoolThatServerCarriesFederationOnWhichSetupHasRun() {
        contoso().with("edges: { edge2.contoso.com: { servers: 2 } }\n").passes("""
                        - builder: { edges: { edge1.contoso.com: { federation: false }, edge2.contoso.com: { federation: true } } }
                        - advance: 5m
                        - ps: Bootstrapper.exe
                          on: srv1.edge2.contoso.com
                        - expect: ["federation.works"]
                        - ps: Stop-CsWindowsService
                          on: srv1.edge2.contoso.com
                        - expect: ["edges['edge2.contoso.com'].up", "!federation.works"]
                        - ps: Bootstrapper.exe
                          on: srv2.edge2.contoso.com
                        - expect: ["federation.works"]
                        """);
    }

    @Test
    @Holds(Rule.XMPP_STOPPED_FIRST)
    void everyServerOfTheNewEdgePoolIsToBeStoppedBeforeItGetsTheXmppRoute() {
        contoso().with("edges: { edge2.contoso.com: { servers: 2 } }\n").passes("""
                        - ps: Stop-CsWindowsService
                          on: srv1.edge2.contoso.com
                        - ps: Set-CsSite Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com
                          warns: StepSkipped
                        - expect: ["findings.exists(f, f.code == 'StepSkipped' && f.text.contains('steps 2 and 7'))"]
                        """);
    }

    @Test
    @Holds(value = Rule.MEDIA_GOES_BACK, refusals = ErrorId.ExternalMediaUnavailable)
    void mediaGoBackToTheLocalEdgePoolWhenItHasReturned() {
        contoso().passes("""
                - fault: edge-down
                  at: edge1.contoso.com
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com, from: outside }
                  refused: ExternalMediaUnavailable
                - builder: { pools: { pool1.contoso.com: { mediaEdge: edge2.contoso.com } } }
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com, from: outside }
                - heal: edge-down
                  at: edge1.contoso.com
                - until: edges['edge1.contoso.com'].up
                - builder: { pools: { pool1.contoso.com: { mediaEdge: edge1.contoso.com } } }
                - expect:
                    - pools['pool1.contoso.com'].externalMedia.edge == 'edge1.contoso.com'
                    - pools['pool1.contoso.com'].externalMedia.works && pools['pool1.contoso.com'].webConferencing.works
                """);
    }

    @Test
    @Holds(value = Rule.ONE_XMPP_EDGE, refusals = ErrorId.FederationUnavailable)
    void xmppPartnersAreOutOfReachWithTheEdgePoolThatCarriesXmppAndOthersAreNot() {
        contoso()
                .with(
                        "xmppPartners: [jabber.org]\nedges: { edge1.contoso.com: { federation: false }, edge2.contoso.com: { federation: true } }\n")
                .passes("""
                        - user: alice@contoso.com
                          does: im
                          with: { to: friend@jabber.org }
                        - fault: edge-down
                          at: edge1.contoso.com
                        - user: alice@contoso.com
                          does: im
                          with: { to: friend@jabber.org }
                          refused: FederationUnavailable
                        - user: alice@contoso.com
                          does: im
                          with: { to: partner@fabrikam.com }
                        """);
    }

    @Test
    @Holds(Rule.THREE_ASSOCIATIONS)
    void mediaFederationAndNextHopAreThreeAssociations() {
        contoso().passes("""
                - builder: { pools: { pool1.contoso.com: { mediaEdge: edge2.contoso.com } } }
                - expect:
                    - federation.route == 'edge1.contoso.com' && xmpp.route == 'edge1.contoso.com'
                    - edges['edge1.contoso.com'].nextHop == 'pool1.contoso.com'
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].externalMedia.edge == 'edge2.contoso.com'
                    - pools['pool2.contoso.com'].externalMedia.edge == 'edge2.contoso.com'
                    - federation.route == 'edge1.contoso.com'
                """);
    }

    @Test
    @Holds({Rule.NEXT_HOP_MOVES_WHILE_EDGE_DOWN, Rule.EDGE_FOLLOWS_ITS_REPLICA})
    void theNextHopOfAnEdgePoolThatIsDownIsMovedAndTheEdgeFollowsWhenItIsBack() {
        contoso().passes("""
                - fault: edge-down
                  at: edge1.contoso.com
                - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
                - expect:
                    - edges['edge1.contoso.com'].nextHop == 'pool2.contoso.com'
                    - edges['edge1.contoso.com'].replicaNextHop == 'pool1.contoso.com'
                - heal: edge-down
                  at: edge1.contoso.com
                - until: edges['edge1.contoso.com'].replicaNextHop == 'pool2.contoso.com'
                  within: 15m
                """);
    }

    @Test
    @Holds(Rule.SIMPLE_URLS_DIE_WITH_THE_SITE)
    void globalUrlsWorkAfterAFailoverWhereGeoDnsPointsAtBothSitesAndGoDeadWithoutIt() {
        contoso().passes(REVIEW, FAILED_OVER, """
                - expect: ["simpleUrls.works"]
                - user: carol@contoso.com
                  does: join-by-url
                  with: { id: review }
                """);
        contoso().with("simpleUrls: { geoDns: false }\n").passes(REVIEW, FAILED_OVER, """
                - expect:
                    - "!simpleUrls.works"
                    - findings.exists(f, f.code == 'SimpleUrlUnreachable')
                - user: carol@contoso.com
                  does: join-by-url
                  with: { id: review }
                  refused: ConferenceNotJoinable
                """);
    }

    @Test
    void theUrlOfAMeetingLeadsNowhereWhileNobodyServesItsOrganizer() {
        contoso().passes(REVIEW, POOL1_LOST, """
                - expect: ["simpleUrls.works"]
                - user: carol@contoso.com
                  does: join-by-url
                  with: { id: review }
                  refused: ConferenceNotJoinable
                """, PREPARED, DISASTER_FAILOVER, """
                - user: carol@contoso.com
                  does: join-by-url
                  with: { id: review }
                """);
    }

    @Test
    @Holds(Rule.BRANCH_USERS_STAY_LIMITED)
    void aBranchAssociatedWithAPoolThatHasNotGotItsDataYetStaysLimited() {
        readyToFailPool1Over()
                .with(
                        "branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, named: [erin@contoso.com] } }\n")
                .passes(POOL1_LOST, """
                        - builder: { branches: { sba1.contoso.com: { registersWith: pool2.contoso.com } } }
                        - advance: 5m
                        - expect:
                            - branches['sba1.contoso.com'].registersWith == 'pool2.contoso.com'
                            - branches['sba1.contoso.com'].mode == 'Resiliency'
                        """, DISASTER_FAILOVER, """
                        - expect: ["branches['sba1.contoso.com'].mode == 'Regular'"]
                        """);
    }

    @Test
    void aBranchLosesItsVoiceWithItsSite() {
        readyToFailPool1Over()
                .with(
                        "branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, named: [erin@contoso.com] } }\n")
                .passes("""
                        - fault: site-down
                          at: Datacenter1
                        - expect:
                            - "!branches['sba1.contoso.com'].voice"
                            - branches['sba1.contoso.com'].mode == 'CannotSignIn'
                            - users['erin@contoso.com'].mode == 'CannotSignIn'
                        """);
    }
}
