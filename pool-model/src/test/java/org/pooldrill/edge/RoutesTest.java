package org.pooldrill.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cms.Contoso.EDGE1;
import static org.pooldrill.cms.Contoso.EDGE2;
import static org.pooldrill.cms.Contoso.POOL1;
import static org.pooldrill.cms.Contoso.POOL2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.Contoso;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.Moves;
import org.pooldrill.cms.TestMachines;
import org.pooldrill.cms.Topology;
import org.pooldrill.edge.PerimeterEvent.AddressRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.AddressRecordSet;
import org.pooldrill.edge.PerimeterEvent.EdgeSetUp;
import org.pooldrill.edge.PerimeterEvent.PortClosed;
import org.pooldrill.edge.PerimeterEvent.PortOpened;
import org.pooldrill.edge.PerimeterEvent.SrvRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.SrvRecordSet;
import org.pooldrill.estate.EdgeNextHopCheck;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.replica.Replicas;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class RoutesTest {

    /** Everything that decides about routes, with ways to change one thing. */
    static final class World {
        final Estate estate;
        final TestMachines machines;
        final CmsState master = new CmsState();
        final Replicas replicas;
        final Perimeter perimeter;
        final Surroundings surroundings;

        World() {
            this(SimpleUrls.DEFAULT);
        }

        World(SimpleUrls simpleUrls) {
            estate = Contoso.estate(simpleUrls);
            machines = new TestMachines(estate);
            replicas = new Replicas(estate);
            perimeter = new Perimeter(estate);
            master.evolve(new InstanceInstalled(
                    POOL1, InstanceState.ACTIVE, POOL2, Topology.of(estate).values()));
            var deployment = new Deployment(
                    estate,
                    new Moves(estate),
                    machines,
                    pool -> pool.equals(POOL1) ? Optional.of(master) : Optional.empty());
            surroundings =
                    new Surroundings(estate, deployment, replicas, perimeter, machines, pool -> machines.poolUp(pool));
        }

        World publish(String key, String value) {
            master.evolve(new ConfigurationSet(key, value));
            return this;
        }

        World replicate(String edge) {
            happens(new ReplicaUpdated(
                    edge, POOL1, 1, 0, 0, replicas.of(edge).differenceTo(new TreeMap<>(master.configuration()))));
            return this;
        }

        World happens(Event event) {
            replicas.evolve(event);
            perimeter.evolve(event);
            return this;
        }

        World federationAt(String edge) {
            publish(ConfigurationKeys.federation(EDGE1), String.valueOf(edge.equals(EDGE1)));
            return publish(ConfigurationKeys.federation(EDGE2), String.valueOf(edge.equals(EDGE2)));
        }

        World xmppAt(String edge) {
            publish(ConfigurationKeys.xmpp(EDGE1), String.valueOf(edge.equals(EDGE1)));
            return publish(ConfigurationKeys.xmpp(EDGE2), String.valueOf(edge.equals(EDGE2)));
        }

        Routes routes() {
            return new Routes(surroundings);
        }
    }

    private static Arguments row(String edge, Consumer<World> given, String... why) {
        return Arguments.of(edge, given, List.of(why));
    }

    static Stream<Arguments> federation() {
        return Stream.of(
                row(EDGE1, w -> {}),
                row("", w -> w.federationAt("none"), "federation is enabled for no Edge pool"),
                row(EDGE1, w -> w.machines.down.add(EDGE1), EDGE1 + " is down"),
                row(EDGE1, w -> w.machines.down.add(EDGE1 + "/RTCSRV"), "service RTCSRV runs on no server of " + EDGE1),
                row(
                        EDGE2,
                        w -> w.federationAt(EDGE2),
                        "the local replica of " + EDGE2 + " does not have federation enabled for it yet",
                        "setup has not been run again on " + EDGE2 + " since federation was enabled for it"),
                row(
                        EDGE2,
                        w -> w.federationAt(EDGE2).replicate(EDGE2),
                        "setup has not been run again on " + EDGE2 + " since federation was enabled for it"),
                row(EDGE2, w -> w.federationAt(EDGE2).replicate(EDGE2).happens(new EdgeSetUp(EDGE2, true))),
                row(
                        EDGE1,
                        w -> w.federationAt(EDGE2)
                                .replicate(EDGE1)
                                .federationAt(EDGE1)
                                .replicate(EDGE1),
                        "setup has not been run again on " + EDGE1 + " since federation was enabled for it"),
                row(
                        EDGE1,
                        w -> w.publish(ConfigurationKeys.nextHop(EDGE1), POOL2)
                                .replicate(EDGE1)
                                .machines
                                .down
                                .add(POOL2),
                        "the next hop of " + EDGE1 + ", " + POOL2 + ", is not in service"),
                row(
                        EDGE1,
                        w -> w.publish(ConfigurationKeys.nextHop(EDGE1), POOL2).replicate(EDGE1).machines.partition =
                                true,
                        "the next hop of " + EDGE1 + ", " + POOL2 + ", cannot be reached from it"));
    }

    @ParameterizedTest
    @MethodSource
    @Holds({Rule.FEDERATION_CONJUNCTION, Rule.SETUP_ON_THE_EDGE})
    void federation(String edge, Consumer<World> given, List<String> why) {
        var world = new World();
        given.accept(world);

        assertThat(world.routes().federation()).isEqualTo(new Route(edge, why));
    }

    static Stream<Arguments> xmpp() {
        var srv = "_xmpp-server._tcp.contoso.com";
        var host = "xmpp.contoso.com";
        var noRoute = "the local replica of " + EDGE2 + " does not have the XMPP route yet";
        var wrongAddress = "the A record " + host + " leads to " + EDGE1 + ", not to " + EDGE2;
        var noSrv = "no SRV record " + srv + " with port 5269 leads to " + EDGE2;
        var closed = "port 5269 is not open at " + EDGE2;
        return Stream.of(
                row(EDGE1, w -> {}),
                row("", w -> w.xmppAt("none"), "no Edge pool is designated for XMPP"),
                row(EDGE2, w -> w.xmppAt(EDGE2), noRoute, wrongAddress, noSrv, closed),
                row(EDGE2, w -> w.xmppAt(EDGE2).replicate(EDGE2), wrongAddress, noSrv, closed),
                row(
                        EDGE2,
                        w -> w.xmppAt(EDGE2)
                                .replicate(EDGE2)
                                .happens(new AddressRecordSet(host, EDGE2))
                                .happens(new SrvRecordSet(srv, EDGE2, 5270, 20)),
                        noSrv,
                        closed),
                row(EDGE2, w -> w.xmppAt(EDGE2)
                        .replicate(EDGE2)
                        .happens(new AddressRecordSet(host, EDGE2))
                        .happens(new SrvRecordSet(srv, host, 5269, 20))
                        .happens(new PortOpened(EDGE2, 5269))),
                row(EDGE1, w -> w.happens(new AddressRecordRemoved(host)), "there is no A record " + host),
                row(
                        EDGE1,
                        w -> w.happens(new SrvRecordRemoved(srv, "")),
                        "no SRV record " + srv + " with port 5269 leads to " + EDGE1),
                row(EDGE1, w -> w.happens(new PortClosed(EDGE1, 5269)), "port 5269 is not open at " + EDGE1),
                row(EDGE1, w -> w.machines.down.add(EDGE1), EDGE1 + " is down"),
                row(
                        EDGE1,
                        w -> w.machines.down.add(EDGE1 + "/RTCSRV"),
                        "service RTCSRV runs on no server of " + EDGE1));
    }

    @ParameterizedTest
    @MethodSource
    @Holds({
        Rule.XMPP_WORKS_IF_ALL,
        Rule.XMPP_ROUTE,
        Rule.XMPP_A_RECORD,
        Rule.XMPP_SRV_RECORD,
        Rule.XMPP_PORT,
        Rule.XMPP_SERVICES
    })
    void xmpp(String edge, Consumer<World> given, List<String> why) {
        var world = new World();
        given.accept(world);

        assertThat(world.routes().xmpp()).isEqualTo(new Route(edge, why));
    }

    static Stream<Arguments> remoteAccess() {
        return Stream.of(
                row(EDGE1, w -> {}),
                row(EDGE2, w -> w.machines.down.add(EDGE1)),
                row("", w -> w.machines.down.addAll(List.of(EDGE1, EDGE2)), EDGE1 + " is down", EDGE2 + " is down"),
                row(
                        "",
                        w -> w.machines.down.addAll(List.of(EDGE1, POOL2)),
                        EDGE1 + " is down",
                        "the next hop of " + EDGE2 + ", " + POOL2 + ", is not in service"),
                row(
                        "",
                        w -> w.happens(new SrvRecordRemoved("_sip._tls.contoso.com", "")),
                        "there is no SRV record _sip._tls.contoso.com"),
                row(
                        "",
                        w -> w.happens(new SrvRecordRemoved("_sip._tls.contoso.com", EDGE2))
                                .machines
                                .down
                                .add(EDGE1),
                        EDGE1 + " is down"));
    }

    @ParameterizedTest
    @MethodSource
    @Holds({Rule.REMOTE_ACCESS_BY_DNS, Rule.NEXT_HOP_DOWN_STOPS_ALL})
    void remoteAccess(String edge, Consumer<World> given, List<String> why) {
        var world = new World();
        given.accept(world);

        assertThat(world.routes().remoteAccess()).isEqualTo(new Route(edge, why));
    }

    static Stream<Arguments> externalMedia() {
        return Stream.of(
                row(EDGE1, w -> {}),
                row(EDGE1, w -> w.machines.down.add(EDGE1), EDGE1 + " is down"),
                row(EDGE2, w -> w.publish(ConfigurationKeys.mediaEdge(POOL1), EDGE2)
                        .machines
                        .down
                        .add(EDGE1)),
                row(
                        EDGE2,
                        w -> w.publish(ConfigurationKeys.mediaEdge(POOL1), EDGE2).machines.partition = true,
                        EDGE2 + " cannot be reached from " + POOL1),
                row(EDGE2, w -> {
                    w.publish(ConfigurationKeys.mediaEdge(POOL1), EDGE2).machines.partition = true;
                    w.machines.down.add(POOL1);
                }),
                row(
                        "",
                        w -> w.publish(ConfigurationKeys.mediaEdge(POOL1), ""),
                        "no Edge pool is associated with " + POOL1 + " for media"));
    }

    @ParameterizedTest
    @MethodSource
    @Holds(Rule.MEDIA_CONJUNCTION)
    void externalMedia(String edge, Consumer<World> given, List<String> why) {
        var world = new World();
        given.accept(world);

        assertThat(world.routes().externalMedia(POOL1)).isEqualTo(new Route(edge, why));
    }

    @Test
    void findsNoRegistrarWhenTheOnlyOneInDnsIsDown() {
        var world = new World();
        world.machines.down.add(POOL1);

        assertThat(world.routes().firstHop()).isTrue();
        world.happens(new SrvRecordRemoved("_sipinternaltls._tcp.contoso.com", POOL2));
        assertThat(world.routes().firstHop()).isFalse();
    }

    @Test
    void showsWhatTheTopologySaysAndWhatTheEdgeActsOn() {
        var world = new World().publish(ConfigurationKeys.nextHop(EDGE1), POOL2);

        assertThat(world.routes().edge(EDGE1)).isEqualTo(new EdgeView(true, POOL2, POOL1, true));
        assertThat(world.replicate(EDGE1).routes().edge(EDGE1)).isEqualTo(new EdgeView(true, POOL2, POOL2, true));
    }

    @Test
    @Holds(Rule.FORCE_DOES_NOT_SKIP_NEXT_HOP)
    void countsEveryEdgePoolOfTheTopologyAsNextHopUnlessTheEstateSaysOtherwise() {
        var topology = new World().surroundings.topology();

        assertThat(NextHopRule.inTheWay(topology, POOL1, EdgeNextHopCheck.TOPOLOGY, edge -> false))
                .containsExactly(EDGE1);
        assertThat(NextHopRule.inTheWay(topology, POOL1, EdgeNextHopCheck.RUNNING, edge -> false))
                .isEmpty();
        assertThat(NextHopRule.inTheWay(topology, POOL1, EdgeNextHopCheck.RUNNING, edge -> true))
                .containsExactly(EDGE1);
    }

    static Stream<Arguments> hazards() {
        var site = new SimpleUrls(SimpleUrls.Scope.SITE, false);
        var oneSite = new SimpleUrls(SimpleUrls.Scope.GLOBAL, false);
        return Stream.of(
                Arguments.of(SimpleUrls.DEFAULT, down(), Map.of()),
                Arguments.of(
                        SimpleUrls.DEFAULT,
                        down(EDGE1),
                        Map.of("FederationEdgeDown", EDGE1, "XmppEdgeDown", EDGE1, "MediaEdgeDown", EDGE1)),
                Arguments.of(SimpleUrls.DEFAULT, down(EDGE2), Map.of("MediaEdgeDown", EDGE2)),
                Arguments.of(SimpleUrls.DEFAULT, down(POOL1), Map.of("NextHopDown", EDGE1)),
                Arguments.of(
                        SimpleUrls.DEFAULT,
                        (Consumer<World>)
                                w -> w.happens(new SrvRecordRemoved("_sipinternaltls._tcp.contoso.com", POOL2)),
                        Map.of("SingleSrvRecord", POOL1)),
                Arguments.of(site, down(POOL2), Map.of("NextHopDown", EDGE2, "SimpleUrlUnreachable", POOL2)),
                Arguments.of(oneSite, down(POOL1), Map.of("NextHopDown", EDGE1, "SimpleUrlUnreachable", POOL1)),
                Arguments.of(oneSite, down(POOL2), Map.of("NextHopDown", EDGE2)));
    }

    private static Consumer<World> down(String... names) {
        return w -> w.machines.down.addAll(List.of(names));
    }

    @ParameterizedTest
    @MethodSource
    @Holds(
            findings = {
                FindingCode.FEDERATION_EDGE_DOWN,
                FindingCode.XMPP_EDGE_DOWN,
                FindingCode.MEDIA_EDGE_DOWN,
                FindingCode.NEXT_HOP_DOWN
            })
    void hazards(SimpleUrls simpleUrls, Consumer<World> given, Map<String, String> expected) {
        var world = new World(simpleUrls);
        given.accept(world);

        var found = new TreeMap<String, String>();
        for (Finding finding : new Hazards(world.surroundings).now()) {
            found.put(finding.code().text(), finding.at());
        }
        assertThat(found).isEqualTo(new TreeMap<>(expected));
    }
}
