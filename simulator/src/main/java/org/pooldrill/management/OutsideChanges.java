package org.pooldrill.management;

import org.pooldrill.drill.DnsEdit;
import org.pooldrill.edge.PerimeterEvent.AddressRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.AddressRecordSet;
import org.pooldrill.edge.PerimeterEvent.PortClosed;
import org.pooldrill.edge.PerimeterEvent.PortOpened;
import org.pooldrill.edge.PerimeterEvent.SrvRecordRemoved;
import org.pooldrill.edge.PerimeterEvent.SrvRecordSet;
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

    /** Makes the change of a {@code dns:} step. */
    public void apply(DnsEdit edit) {
        if (edit instanceof DnsEdit.SetSrv e) {
            var r = e.record();
            log.record(new SrvRecordSet(r.name(), r.target(), r.port(), r.priority()));
        } else if (edit instanceof DnsEdit.RemoveSrv e) {
            log.record(new SrvRecordRemoved(e.name(), e.target().orElse("")));
        } else if (edit instanceof DnsEdit.SetA e) {
            log.record(new AddressRecordSet(e.name(), e.host()));
        } else {
            log.record(new AddressRecordRemoved(((DnsEdit.RemoveA) edit).name()));
        }
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
