package org.pooldrill.edge;

import org.pooldrill.change.Event;

/** What is changed around the Edge pools: external DNS, the firewall, and setup on an Edge server. */
public sealed interface PerimeterEvent extends Event {

    /** The SRV record of that name and target is as it says from now on. */
    record SrvRecordSet(String name, String target, int port, int priority) implements PerimeterEvent {}

    /** The SRV record of that name and target is gone; with an empty target all of that name. */
    record SrvRecordRemoved(String name, String target) implements PerimeterEvent {}

    /** The A record of that name leads to that host from now on. */
    record AddressRecordSet(String name, String host) implements PerimeterEvent {}

    /** The A record of that name is gone. */
    record AddressRecordRemoved(String name) implements PerimeterEvent {}

    /** A port of an Edge pool is open from outside. */
    record PortOpened(String edge, int port) implements PerimeterEvent {}

    /** A port of an Edge pool is closed from outside. */
    record PortClosed(String edge, int port) implements PerimeterEvent {}

    /** Setup has run on an Edge server and installed what its local replica asked for. */
    record EdgeSetUp(String computer, boolean federation) implements PerimeterEvent {}
}
