package org.pooldrill.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cms.Contoso.EDGE1;
import static org.pooldrill.cms.Contoso.EDGE2;
import static org.pooldrill.cms.Contoso.POOL1;
import static org.pooldrill.cms.Contoso.POOL2;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class TopologyTest {
    private final Topology topology = Topology.of(Contoso.estate());

    private Topology published(TopologyEdit... edits) {
        var values = new java.util.TreeMap<String, String>();
        List.of(edits).forEach(edit -> values.putAll(edit.values()));
        return topology.with(TopologyRules.complete(topology, values));
    }

    @Test
    void startsAsTheEstateSays() {
        assertThat(topology.nextHop(EDGE1)).contains(POOL1);
        assertThat(topology.federationEdge()).contains(EDGE1);
        assertThat(topology.xmppRoute()).contains(EDGE1);
        assertThat(topology.mediaEdge(POOL2)).contains(EDGE2);
        assertThat(topology.backupOf(POOL1)).contains(POOL2);
        assertThat(topology.backupSettings()).isEqualTo(BackupSettings.DEFAULT);
        assertThat(topology.voiceFailover(POOL1)).isEqualTo(VoiceFailover.DEFAULT);
        assertThat(TopologyRules.refusals(topology)).isEmpty();
    }

    @Test
    void readsWhatWasPublished() {
        var after = published(
                new TopologyEdit.NextHop(EDGE1, POOL2),
                new TopologyEdit.MediaEdge(POOL1, Optional.empty()),
                new TopologyEdit.Voice(
                        POOL1, Optional.of(false), Optional.of(Duration.ofSeconds(30)), Optional.empty()));

        assertThat(after.edgesWithNextHop(POOL2)).containsExactly(EDGE1, EDGE2);
        assertThat(after.mediaEdge(POOL1)).isEmpty();
        assertThat(after.voiceFailover(POOL1))
                .isEqualTo(new VoiceFailover(false, Duration.ofSeconds(30), Duration.ofSeconds(600)));
    }

    @Test
    @Holds(value = Rule.ONE_FEDERATION_EDGE, refusals = ErrorId.TwoFederationEdges)
    void refusesFederationOnTwoEdgePools() {
        assertThat(TopologyRules.refusals(published(new TopologyEdit.Federation(EDGE2, true))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.id()).isEqualTo(ErrorId.TwoFederationEdges);
                    assertThat(refusal.why()).contains(EDGE1, EDGE2, "5061");
                });
    }

    @Test
    void movesFederationWhenItIsClearedAndSetTogether() {
        var after = published(new TopologyEdit.Federation(EDGE1, false), new TopologyEdit.Federation(EDGE2, true));

        assertThat(TopologyRules.refusals(after)).isEmpty();
        assertThat(after.federationEdge()).contains(EDGE2);
    }

    @Test
    @Holds(Rule.ONE_XMPP_EDGE)
    void hasOneXmppEdgePoolWhicheverWayItIsDesignated() {
        assertThat(published(new TopologyEdit.Xmpp(EDGE2, true)).xmppRoute()).contains(EDGE2);
        assertThat(published(new TopologyEdit.XmppRoute("Datacenter2", EDGE2)).xmppRoute())
                .contains(EDGE2);
        assertThat(published(new TopologyEdit.XmppRoute("Datacenter1", EDGE1)).xmppRoute())
                .contains(EDGE1);
        assertThat(published(new TopologyEdit.Xmpp(EDGE1, false)).xmppRoute()).isEmpty();
    }

    @Test
    void movesFederationWithTheRouteOfASite() {
        assertThat(published(new TopologyEdit.FederationRoute("Datacenter2", EDGE2))
                        .federationEdges())
                .containsExactly(EDGE2);
    }

    @Test
    @Holds(Rule.PAIRING_IS_ONE_TO_ONE)
    void takesAPairApartOnBothSides() {
        var after = published(new TopologyEdit.Backup(POOL1, Optional.empty()));

        assertThat(after.backupOf(POOL1)).isEmpty();
        assertThat(after.backupOf(POOL2)).isEmpty();
        assertThat(TopologyRules.refusals(after)).isEmpty();
    }

    @Test
    void namesWhatIsNotInTheTopology() {
        var refusal = TopologyRules.unknownNames(
                Contoso.estate(), Map.of(ConfigurationKeys.nextHop("edge9.contoso.com"), POOL1));

        assertThat(refusal).hasValueSatisfying(r -> {
            assertThat(r.id()).isEqualTo(ErrorId.UnknownIdentity);
            assertThat(r.target()).isEqualTo("edge9.contoso.com");
        });
        assertThat(TopologyRules.unknownNames(
                        Contoso.estate(), new TopologyEdit.NextHop(EDGE1, "pool9.contoso.com").values()))
                .hasValueSatisfying(r -> assertThat(r.target()).isEqualTo("pool9.contoso.com"));
        assertThat(TopologyRules.unknownNames(
                        Contoso.estate(), new TopologyEdit.XmppRoute("site:Datacenter1", EDGE1).values()))
                .hasValueSatisfying(r -> assertThat(r.target()).isEqualTo("site:Datacenter1"));
        assertThat(TopologyRules.unknownNames(Contoso.estate(), topology.values()))
                .isEmpty();
    }
}
