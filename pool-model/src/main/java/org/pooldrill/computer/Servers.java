package org.pooldrill.computer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pooldrill.computer.ComputerEvent.ServerChanged;
import org.pooldrill.computer.ComputerEvent.ServicesChanged;
import org.pooldrill.computer.ComputerEvent.ServicesInstalled;

/** The servers of all pools and Edge pools with their services: what is installed, and what differs from its server. */
final class Servers {
    private record Server(
            ServerState state, Why why, Set<WindowsService> installed, Map<WindowsService, ServerState> differing) {}

    private final Topology topology;
    private final Faults faults;
    private final Map<String, Server> servers = new LinkedHashMap<>();

    Servers(Topology topology, Faults faults) {
        this.topology = topology;
        this.faults = faults;
        for (var computer : topology.computers()) {
            var installed = EnumSet.noneOf(WindowsService.class);
            installed.addAll(topology.services(topology.poolOf(computer)));
            var ready = topology.standsReady(computer);
            var server = new Server(
                    ready ? ServerState.Stopped : ServerState.Running,
                    ready ? Why.FABRIC_STOPPED : Why.FROM_THE_START,
                    installed,
                    new EnumMap<>(WindowsService.class));
            if (ready) {
                server.differing().put(WindowsService.FabricHostSvc, ServerState.Stopped);
            }
            servers.put(computer, server);
        }
    }

    void evolve(ServerChanged event) {
        var old = server(event.computer());
        if (event.why() == Why.FAULT) {
            old.differing().clear();
        }
        servers.put(event.computer(), new Server(event.state(), event.why(), old.installed(), old.differing()));
    }

    void evolve(ServicesChanged event) {
        var differing = server(event.computer()).differing();
        for (var service : event.services()) {
            if (event.state() == ServerState.Running) {
                differing.remove(service);
            } else {
                differing.put(service, event.state());
            }
        }
    }

    void evolve(ServicesInstalled event) {
        var server = server(event.computer());
        for (var service : event.services()) {
            if (server.installed().add(service)) {
                server.differing().put(service, ServerState.Stopped);
            }
        }
    }

    boolean knows(String computer) {
        return servers.containsKey(computer);
    }

    ServerState state(String computer) {
        return server(computer).state();
    }

    Why why(String computer) {
        return server(computer).why();
    }

    List<WindowsService> installed(String computer) {
        return List.copyOf(server(computer).installed());
    }

    /** What was stopped or is being started by itself, whatever the server does. */
    List<WindowsService> differing(String computer, ServerState state) {
        var found = new ArrayList<WindowsService>();
        server(computer).differing().forEach((service, own) -> {
            if (own == state) {
                found.add(service);
            }
        });
        return found;
    }

    ServerState state(String computer, WindowsService service) {
        var server = server(computer);
        var poweredOff = server.state() == ServerState.Stopped && server.why() == Why.FAULT;
        if (poweredOff
                || !server.installed().contains(service)
                || faults.holdService(topology.poolOf(computer), service)) {
            return ServerState.Stopped;
        }
        var own = server.differing().get(service);
        if (own != null) {
            return own;
        }
        return server.why() == Why.FABRIC_STOPPED && !service.needsFabric() ? ServerState.Running : server.state();
    }

    private Server server(String computer) {
        var server = servers.get(computer);
        if (server == null) {
            throw new IllegalArgumentException(computer + " is no Front End and no Edge server of the estate");
        }
        return server;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        servers.forEach((computer, server) -> text.append(computer)
                .append(' ')
                .append(server.state())
                .append(server.differing())
                .append(server.installed())
                .append('\n'));
        return text.toString();
    }
}
