package org.pooldrill.edge;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.change.Event;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.edge.PerimeterEvent.AddressRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.AddressRecordSet;
import org.pooldrill.edge.PerimeterEvent.EdgeSetUp;
import org.pooldrill.edge.PerimeterEvent.PortClosed;
import org.pooldrill.edge.PerimeterEvent.PortOpened;
import org.pooldrill.edge.PerimeterEvent.SrvRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.SrvRecordSet;
import org.pooldrill.estate.Dns;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Firewall;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.replica.ReplicaUpdated;

/**
 * External DNS, the firewall, and which Edge servers were set up for federation since it was last enabled there:
 * "Failing over the Edge pool used for Lync Server federation", steps 6 and 7. Clearing the box and setting it again
 * asks for setup again [inferred from "Failing back the Edge pool"].
 */
public final class Perimeter {
    private final Estate estate;
    private final Map<String, Boolean> federationSetUp = new TreeMap<>();
    private Dns dns;
    private Firewall firewall;

    public Perimeter(Estate estate) {
        this.estate = estate;
        dns = estate.dns();
        firewall = estate.firewall();
        estate.edges().values().forEach(edge -> edge.serverFqdns()
                .forEach(server -> federationSetUp.put(server, edge.federation())));
    }

    public Dns dns() {
        return dns;
    }

    public Firewall firewall() {
        return firewall;
    }

    /** Whether setup has run on an Edge server since its replica says that it carries federation. */
    public boolean federationSetUp(String computer) {
        return federationSetUp.getOrDefault(computer, false);
    }

    /** The Edge pool behind a name in DNS: its A record, then an Edge pool or one of its servers. */
    public Optional<String> edgeBehind(String name) {
        var host = dns.resolve(name);
        return estate.edges().containsKey(host) ? Optional.of(host) : estate.edgeOfComputer(host);
    }

    /** Applies one event of the estate's store; others are ignored. */
    public void evolve(Event event) {
        if (event instanceof PerimeterEvent e) {
            change(e);
        } else if (event instanceof ReplicaUpdated e) {
            estate.edgeOfComputer(e.computer())
                    .filter(edge -> e.values().containsKey(ConfigurationKeys.federation(edge)))
                    .ifPresent(edge -> federationSetUp.put(e.computer(), false));
        }
    }

    private void change(PerimeterEvent event) {
        if (event instanceof SrvRecordSet e) {
            dns = dns.with(new SrvRecord(e.name(), e.target(), e.port(), e.priority()));
        } else if (event instanceof SrvRecordRemoved e) {
            dns = dns.withoutSrv(e.name(), e.target().isEmpty() ? Optional.empty() : Optional.of(e.target()));
        } else if (event instanceof AddressRecordSet e) {
            dns = dns.withA(e.name(), e.host());
        } else if (event instanceof AddressRecordRemoved e) {
            dns = dns.withoutA(e.name());
        } else if (event instanceof PortOpened e) {
            firewall = firewall.opened(e.edge(), e.port());
        } else if (event instanceof PortClosed e) {
            firewall = firewall.closed(e.edge(), e.port());
        } else if (event instanceof EdgeSetUp e) {
            federationSetUp.put(e.computer(), e.federation());
        }
    }
}
