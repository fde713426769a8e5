package org.pooldrill.edge;

import java.util.Optional;
import java.util.function.Predicate;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.Machines;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.Estate;
import org.pooldrill.replica.Replicas;

/**
 * Everything that decides whether a route works.
 *
 * @param serves whether a Front End pool is up and serves its own users: a pool that is failed over serves nobody
 */
public record Surroundings(
        Estate estate,
        Deployment deployment,
        Replicas replicas,
        Perimeter perimeter,
        Machines machines,
        Predicate<String> serves) {

    private static final String ACCESS_EDGE = "RTCSRV";

    /** The active master's topology, the last known one while there is none. */
    public Topology topology() {
        return deployment.topology();
    }

    /** What an Edge pool acts on. */
    public Topology replica(String edge) {
        return replicas.actedOnBy(edge, machines::computerUp);
    }

    /** Why an Edge pool carries nothing: it is down, or its services are stopped. */
    Optional<String> whyEdgeDown(String edge) {
        var servers = estate.computersOf(edge);
        if (servers.stream().noneMatch(machines::computerUp)) {
            return Optional.of(edge + " is down");
        }
        return servers.stream().anyMatch(this::runs)
                ? Optional.empty()
                : Optional.of("service " + ACCESS_EDGE + " runs on no server of " + edge);
    }

    /** Whether an Edge server has power and its services run. */
    boolean runs(String server) {
        return machines.computerUp(server) && machines.serviceRunning(server, ACCESS_EDGE);
    }

    /** Whether setup has run on an Edge pool since federation was enabled for it: on a server that runs, if any does. */
    public boolean setUpForFederation(String edge) {
        var servers = estate.computersOf(edge);
        var running = servers.stream().filter(this::runs).toList();
        return (running.isEmpty() ? servers : running).stream().anyMatch(perimeter::federationSetUp);
    }

    /** Why an Edge pool's own next hop takes nothing from it. */
    Optional<String> whyNextHopDown(String edge) {
        var hop = replica(edge).nextHop(edge);
        if (hop.isEmpty()) {
            return Optional.of(edge + " has no next hop");
        }
        if (!serves.test(hop.get())) {
            return Optional.of("the next hop of " + edge + ", " + hop.get() + ", is not in service");
        }
        var connected = machines.sitesConnected(
                estate.edges().get(edge).site(), estate.pool(hop.get()).site());
        return connected
                ? Optional.empty()
                : Optional.of("the next hop of " + edge + ", " + hop.get() + ", cannot be reached from it");
    }
}
