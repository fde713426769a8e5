package org.pooldrill.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the stores of one simulation have in common: the number, the time and the cause that an event gets, and those
 * who hear of it. Belongs to the thread of its simulation.
 */
public final class Recorder {

    private final LongSupplier nowMillis;
    private final List<Appended> listeners = new ArrayList<>();
    private long lastSeq;
    private long lastMillis;
    private long cause;
    private boolean delivering;

    /** @param nowMillis the simulation's clock: milliseconds since the start, never going back */
    public Recorder(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Adds a listener, after those that are there. It hears of what is appended from now on. */
    public void listen(Appended listener) {
        listeners.add(listener);
    }

    /** The seq of the last event; 0 while there is none. */
    public long lastSeq() {
        return lastSeq;
    }

    /** The seq of what leads to the events that are appended now; 0: nothing. */
    public long cause() {
        return cause;
    }

    /**
     * Does some work whose events have this cause.
     *
     * @param seq the seq of an event that is there, or 0 for none
     */
    public void causedBy(long seq, Runnable work) {
        if (seq < 0 || seq > lastSeq) {
            throw new IllegalArgumentException("cause " + seq + " is no event yet: the last one is " + lastSeq);
        }
        var outer = cause;
        cause = seq;
        try {
            work.run();
        } finally {
            cause = outer;
        }
    }

    /** The present time, for all events of one append. */
    public long appendingAt() {
        if (delivering) {
            throw new IllegalStateException(
                    "a listener to appended events must not append; the last event is " + lastSeq);
        }
        var now = nowMillis.getAsLong();
        if (now < lastMillis) {
            throw new IllegalStateException("simulated time went back from " + lastMillis + " to " + now + " ms");
        }
        lastMillis = now;
        return now;
    }

    /** The seq of the next event, which is appended now. */
    public long nextSeq() {
        return ++lastSeq;
    }

    /** Tells the listeners of an event that was appended, once all events of the append are. */
    public void deliver(StoredEvent raw, Object payload) {
        delivering = true;
        try {
            for (var listener : listeners) {
                listener.on(raw, payload);
            }
        } finally {
            delivering = false;
        }
    }
}
