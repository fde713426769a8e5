package org.pooldrill.datacenter;

import org.pooldrill.computer.ComputerEvent.LinkChanged;
import org.pooldrill.computer.Fault;
import org.pooldrill.estate.WanLink;

/** The links between the sites: up unless a fault or a lost site holds them, and as slow as the latest fault says. */
final class Lines {
    private final World world;

    Lines(World world) {
        this.world = world;
    }

    void settle() {
        for (var link : world.estate().wan()) {
            var wanted = conditions(link);
            if (!world.state()
                    .link(link.siteA(), link.siteB())
                    .filter(wanted::equals)
                    .isPresent()) {
                world.log().record(wanted);
            }
        }
    }

    private LinkChanged conditions(WanLink link) {
        var bandwidth = link.bitsPerSecond();
        var latency = link.latency().toMillis();
        var loss = 0;
        for (var fault : world.faults().slowing(link)) {
            bandwidth = said(fault, "bandwidth", bandwidth);
            latency = said(fault, "latency", latency);
            loss = (int) said(fault, "loss", loss);
        }
        return new LinkChanged(link.siteA(), link.siteB(), !world.faults().holdLink(link), bandwidth, latency, loss);
    }

    private static long said(Fault fault, String key, long otherwise) {
        var text = fault.with().get(key);
        return text == null ? otherwise : Long.parseLong(text);
    }
}
