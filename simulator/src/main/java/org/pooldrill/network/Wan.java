package org.pooldrill.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputerEvent.LinkChanged;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Consequence;

/**
 * The links between sites. What goes in one direction of a link at the same time shares its bandwidth evenly; lost
 * packets are sent again, which leaves {@code bandwidth * (1 - loss)}; the last bit arrives {@code latency} after it was
 * sent [model]. A link that changes re-times what is under way, and what is under way fails at the moment that the link
 * or one of its ends goes down.
 */
public final class Wan implements Consequence {
    private record Direction(String from, String to) {}

    private final Agenda agenda;
    private final ComputersState state;
    private final Map<Direction, Lane> lanes = new LinkedHashMap<>();

    public Wan(Agenda agenda, ComputersState state) {
        this.agenda = agenda;
        this.state = state;
    }

    /** Sends something whose ends are there as long as their sites are. */
    public Transfer send(String fromSite, String toSite, long bytes, Runnable onArrived, Runnable onFailed) {
        return send(fromSite, toSite, bytes, () -> true, onArrived, onFailed);
    }

    /**
     * Sends something. Exactly one of the two is called later, never before this returns, unless it is cancelled.
     *
     * @param fromSite the sender's site; within one site everything arrives at once
     * @param bytes 0 to 10<sup>14</sup>
     * @param ends whether sender and receiver are there; asked whenever something has happened
     */
    public Transfer send(
            String fromSite, String toSite, long bytes, BooleanSupplier ends, Runnable onArrived, Runnable onFailed) {
        var lane = lanes.computeIfAbsent(new Direction(fromSite, toSite), direction -> new Lane(agenda));
        var shipment = new Shipment(fromSite.equals(toSite) ? 0 : bytes, ends, onArrived, onFailed);
        if (!state.linkUp(fromSite, toSite) || !ends.getAsBoolean()) {
            shipment.willFail();
            agenda.in(0, () -> lane.fail(shipment));
        }
        lane.take(shipment, bitsPerSecond(fromSite, toSite), latencyMillis(fromSite, toSite));
        return new Transfer() {
            @Override
            public boolean underWay() {
                return shipment.underWay();
            }

            @Override
            public void cancel() {
                lane.drop(shipment);
            }
        };
    }

    /** Lets what is under way follow the state of links and ends; without effect when nothing has changed. */
    @Override
    public void settle() {
        for (var entry : List.copyOf(lanes.entrySet())) {
            var from = entry.getKey().from();
            var to = entry.getKey().to();
            var lane = entry.getValue();
            if (lane.isEmpty()) {
                continue;
            }
            lane.retime(bitsPerSecond(from, to), latencyMillis(from, to));
            var up = state.linkUp(from, to);
            for (var shipment : lane.shipments()) {
                if (!shipment.isToFail() && (!up || !shipment.ends().getAsBoolean())) {
                    lane.fail(shipment);
                }
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class);
    }

    /** How many transfers are under way between two sites, in that direction. */
    public int underWay(String fromSite, String toSite) {
        var lane = lanes.get(new Direction(fromSite, toSite));
        return lane == null ? 0 : lane.shipments().size();
    }

    private long bitsPerSecond(String from, String to) {
        return link(from, to)
                .map(link -> link.bitsPerSecond() / 1_000_000 * (1_000_000 - link.lossPerMillion())
                        + link.bitsPerSecond() % 1_000_000 * (1_000_000 - link.lossPerMillion()) / 1_000_000)
                .map(effective -> Math.max(1, effective))
                .orElse(Long.MAX_VALUE);
    }

    private long latencyMillis(String from, String to) {
        return link(from, to).map(LinkChanged::latencyMillis).orElse(0L);
    }

    private Optional<LinkChanged> link(String from, String to) {
        return from.equals(to) ? Optional.empty() : state.link(from, to);
    }
}
