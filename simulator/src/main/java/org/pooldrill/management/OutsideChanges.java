package org.pooldrill.management;

import java.util.Optional;
import org.pooldrill.edge.PerimeterEvent.AddressRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.AddressRecordSet;
import org.pooldrill.edge.PerimeterEvent.PortClosed;
import org.pooldrill.edge.PerimeterEvent.PortOpened;
import org.pooldrill.edge.PerimeterEvent.SrvRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.SrvRecordSet;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.simulation.EstateLog;

/**
 * Changes in external DNS and at the firewall: the steps {@code dns:} and {@code firewall:} of a drill. They take effect
 * at once; what caches hold is not modelled.
 */
public final class OutsideChanges {
    private final EstateLog log;

    public OutsideChanges(EstateLog log) {
        this.log = log;
    }

    /** Sets the SRV record of that name and target. */
    public void set(SrvRecord record) {
        log.record(new SrvRecordSet(record.name(), record.target(), record.port(), record.priority()));
    }

    /** Takes the SRV record of that name and target away; without a target all of that name. */
    public void removeSrv(String name, Optional<String> target) {
        log.record(new SrvRecordRemoved(name, target.orElse("")));
    }

    /** Replaces the A record of that name. */
    public void setAddress(String name, String host) {
        log.record(new AddressRecordSet(name, host));
    }

    /** Takes the A record of that name away. */
    public void removeAddress(String name) {
        log.record(new AddressRecordRemoved(name));
    }

    /** Opens a port of an Edge pool from outside. */
    public void open(String edge, int port) {
        log.record(new PortOpened(edge, port));
    }

    /** Closes a port of an Edge pool from outside. */
    public void close(String edge, int port) {
        log.record(new PortClosed(edge, port));
    }
}
