package org.pooldrill.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.Dns;

/**
 * Which routes work, and if not, why not. Edge pools, routes and the conditions of each are documented ("Failing over
 * the Edge pool used for Lync Server federation", "... for XMPP federation", "Changing the Edge pool associated with a
 * Front End pool"); that all conditions must hold together is derived from the steps.
 */
public final class Routes {
    private static final int XMPP_PORT = 5269;

    private final Surroundings s;

    public Routes(Surroundings surroundings) {
        s = surroundings;
    }

    /** An Edge pool as it is published. */
    public EdgeView edge(String edge) {
        return new EdgeView(
                s.machines().edgeUp(edge),
                s.topology().nextHop(edge).orElse(""),
                s.replica(edge).nextHop(edge).orElse(""),
                s.topology().federation(edge));
    }

    /** Federation with other organisations, as far as it goes out: through the one published Edge pool. */
    public Route federation() {
        var route = s.topology().federationEdge();
        if (route.isEmpty()) {
            return new Route("", List.of("federation is enabled for no Edge pool"));
        }
        var edge = route.get();
        var why = new ArrayList<String>();
        s.whyEdgeDown(edge).ifPresent(why::add);
        if (!s.replica(edge).federation(edge)) {
            why.add("the local replica of " + edge + " does not have federation enabled for it yet");
        }
        if (!s.setUpForFederation(edge)) {
            why.add("setup has not been run again on " + edge + " since federation was enabled for it");
        }
        s.whyNextHopDown(edge).ifPresent(why::add);
        return new Route(edge, why);
    }

    /**
     * Federation as partners come in: they look up the Edge pool in DNS. Where DNS knows what is up they are led to an
     * Edge pool that is; else to the record of the best priority, whatever becomes of it, since priorities do not make
     * federation fail over [doc].
     */
    public Route federationInbound() {
        var dns = s.perimeter().dns();
        var name = Dns.federation(s.estate().sipDomain());
        if (dns.federationGeo()) {
            var answering = s.estate().edges().keySet().stream()
                    .filter(edge -> whyNoWayIn(edge).isEmpty())
                    .findFirst();
            return answering
                    .map(edge -> new Route(edge, List.of()))
                    .orElseGet(() -> new Route("", List.of("DNS finds no Edge pool that works for " + name)));
        }
        var records = dns.srv(name);
        var edge = records.isEmpty()
                ? s.estate().federationEdge()
                : s.perimeter().edgeBehind(records.get(0).target());
        return edge.map(found ->
                        new Route(found, whyNoWayIn(found).map(List::of).orElse(List.of())))
                .orElseGet(() -> new Route(
                        "",
                        List.of(
                                records.isEmpty()
                                        ? "there is no SRV record " + name
                                        : "SRV record " + name + " leads to "
                                                + records.get(0).target() + ", which is no Edge pool")));
    }

    private Optional<String> whyNoWayIn(String edge) {
        return s.whyEdgeDown(edge).or(() -> s.whyNextHopDown(edge));
    }

    /** Federation with XMPP partners: everything in the procedure must be true. */
    public Route xmpp() {
        var route = s.topology().xmppRoute();
        if (route.isEmpty()) {
            return new Route("", List.of("no Edge pool is designated for XMPP"));
        }
        var edge = route.get();
        var why = new ArrayList<String>();
        if (!s.replica(edge).xmpp(edge)) {
            why.add("the local replica of " + edge + " does not have the XMPP route yet");
        }
        why.addAll(xmppFromOutside(edge));
        s.whyEdgeDown(edge).ifPresent(why::add);
        s.whyNextHopDown(edge).ifPresent(why::add);
        return new Route(edge, why);
    }

    /** What DNS and the firewall do not yet do for an Edge pool that is to carry XMPP; nothing where all is ready. */
    public List<String> xmppFromOutside(String edge) {
        var why = new ArrayList<String>();
        whyAddressWrong(edge).ifPresent(why::add);
        var srv = Dns.xmppServer(s.estate().sipDomain());
        var found = s.perimeter().dns().srv(srv).stream()
                .anyMatch(record -> record.port() == XMPP_PORT && leadsTo(record.target(), edge));
        if (!found) {
            why.add("no SRV record " + srv + " with port " + XMPP_PORT + " leads to " + edge);
        }
        if (!s.perimeter().firewall().isOpen(edge, XMPP_PORT)) {
            why.add("port " + XMPP_PORT + " is not open at " + edge);
        }
        return why;
    }

    private Optional<String> whyAddressWrong(String edge) {
        var name = Dns.xmppHost(s.estate().sipDomain());
        var host = s.perimeter().dns().a().get(name);
        if (host == null) {
            return Optional.of("there is no A record " + name);
        }
        return leadsTo(host, edge)
                ? Optional.empty()
                : Optional.of("the A record " + name + " leads to " + host + ", not to " + edge);
    }

    private boolean leadsTo(String name, String edge) {
        return s.perimeter().edgeBehind(name).equals(Optional.of(edge));
    }

    /**
     * Sign-in from outside: clients try the SRV records in the order of their priorities, so one Edge pool that answers
     * is enough. The Edge is the one that answers first.
     */
    public Route remoteAccess() {
        var name = Dns.remoteSignIn(s.estate().sipDomain());
        var records = s.perimeter().dns().srv(name);
        if (records.isEmpty()) {
            return new Route("", List.of("there is no SRV record " + name));
        }
        var why = new ArrayList<String>();
        for (var record : records) {
            var edge = s.perimeter().edgeBehind(record.target());
            if (edge.isEmpty()) {
                why.add("SRV record " + name + " leads to " + record.target() + ", which is no Edge pool");
                continue;
            }
            var down = whyNoWayIn(edge.get());
            if (down.isEmpty()) {
                return new Route(edge.get(), List.of());
            }
            why.add(down.get());
        }
        return new Route("", why);
    }

    /** Whether some registrar that DNS names for signing in is up: without one a client that knows no pool finds none. */
    public boolean firstHop() {
        return s.perimeter().dns().signIn().stream()
                .map(record -> s.perimeter().dns().resolve(record.target()))
                .anyMatch(host ->
                        s.estate().pools().containsKey(host) && s.machines().poolUp(host));
    }

    /** Audio, video and web conferencing of outsiders with users of a pool. */
    public Route externalMedia(String pool) {
        var associated = s.topology().mediaEdge(pool);
        if (associated.isEmpty()) {
            return new Route("", List.of("no Edge pool is associated with " + pool + " for media"));
        }
        var edge = associated.get();
        var why = new ArrayList<String>();
        s.whyEdgeDown(edge).ifPresent(why::add);
        var connected = s.machines()
                .sitesConnected(
                        s.estate().pool(pool).site(),
                        s.estate().edges().get(edge).site());
        if (s.machines().poolUp(pool) && !connected) {
            why.add(edge + " cannot be reached from " + pool);
        }
        return new Route(edge, why);
    }
}
