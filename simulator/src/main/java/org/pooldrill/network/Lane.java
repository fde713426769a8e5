package org.pooldrill.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Due;

/**
 * One direction of a link, shared evenly by all that is being sent (processor sharing). Work is counted in thousandths of
 * a bit, so that bits per second times milliseconds are whole units and nothing depends on rounding to floating point.
 */
final class Lane {
    private final Agenda agenda;
    private final List<Shipment> shipments = new ArrayList<>();
    private long bitsPerSecond;
    private long latencyMillis;
    private long lookedAt;
    private @Nullable Due next;

    Lane(Agenda agenda) {
        this.agenda = agenda;
    }

    boolean isEmpty() {
        return shipments.isEmpty();
    }

    /** What is under way, in the order of sending. */
    List<Shipment> shipments() {
        return List.copyOf(shipments);
    }

    void take(Shipment shipment, long bandwidth, long latency) {
        goOn();
        shipments.add(shipment);
        bitsPerSecond = bandwidth;
        latencyMillis = latency;
        plan();
    }

    void retime(long bandwidth, long latency) {
        if (bandwidth != bitsPerSecond || latency != latencyMillis) {
            goOn();
            bitsPerSecond = bandwidth;
            latencyMillis = latency;
            plan();
        }
    }

    void drop(Shipment shipment) {
        goOn();
        if (shipments.remove(shipment)) {
            shipment.end();
            plan();
        }
    }

    void fail(Shipment shipment) {
        goOn();
        if (shipments.remove(shipment)) {
            plan();
            shipment.failed();
        }
    }

    /** Counts what was sent since the last look. */
    private void goOn() {
        var sending = sending();
        var elapsed = agenda.now() - lookedAt;
        lookedAt = agenda.now();
        if (sending.isEmpty() || elapsed == 0) {
            return;
        }
        var each = product(bitsPerSecond, elapsed) / sending.size();
        sending.forEach(shipment -> shipment.sent(each));
    }

    /** Puts the last bits that were just sent on their way, and plans the next look. */
    private void plan() {
        for (var shipment : sending()) {
            if (shipment.unitsLeft() == 0) {
                shipment.arrivesAt(agenda.in(latencyMillis, () -> {
                    shipments.remove(shipment);
                    shipment.arrived();
                }));
            }
        }
        if (next != null) {
            next.cancel();
            next = null;
        }
        var sending = sending();
        sending.stream().mapToLong(Shipment::unitsLeft).min().ifPresent(least -> {
            var work = product(least, sending.size());
            var millis = work / bitsPerSecond + (work % bitsPerSecond == 0 ? 0 : 1);
            next = agenda.in(millis, () -> {
                next = null;
                goOn();
                plan();
            });
        });
    }

    private List<Shipment> sending() {
        return shipments.stream().filter(shipment -> !shipment.isSent()).toList();
    }

    /** The product, or the largest number where it does not fit: more than any transfer has left. */
    private static long product(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }
}
