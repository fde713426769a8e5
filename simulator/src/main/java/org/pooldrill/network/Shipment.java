package org.pooldrill.network;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.simulation.Due;

/** One transfer: what of it is still to be sent, and after that its last bit on the way. */
final class Shipment {
    static final long UNITS_PER_BYTE = 8_000;

    private final BooleanSupplier ends;
    private final Runnable onArrived;
    private final Runnable onFailed;
    private long unitsLeft;
    private @Nullable Due arrival;
    private boolean underWay = true;
    private boolean toFail;

    Shipment(long bytes, BooleanSupplier ends, Runnable onArrived, Runnable onFailed) {
        if (bytes < 0 || bytes > 100_000_000_000_000L) {
            throw new IllegalArgumentException("a transfer has 0 to 10^14 bytes, not " + bytes);
        }
        this.ends = ends;
        this.onArrived = onArrived;
        this.onFailed = onFailed;
        unitsLeft = bytes * UNITS_PER_BYTE;
    }

    BooleanSupplier ends() {
        return ends;
    }

    boolean underWay() {
        return underWay;
    }

    /** It was sent where it cannot arrive, and its failing is on the agenda. */
    void willFail() {
        toFail = true;
    }

    boolean isToFail() {
        return toFail;
    }

    /** Thousandths of a bit that are still to be sent. */
    long unitsLeft() {
        return unitsLeft;
    }

    void sent(long units) {
        unitsLeft = Math.max(0, unitsLeft - units);
    }

    /** Everything is sent; it arrives then. */
    void arrivesAt(Due due) {
        arrival = due;
    }

    boolean isSent() {
        return arrival != null;
    }

    void end() {
        underWay = false;
        if (arrival != null) {
            arrival.cancel();
        }
    }

    void arrived() {
        underWay = false;
        onArrived.run();
    }

    void failed() {
        end();
        onFailed.run();
    }
}
