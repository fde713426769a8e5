package org.pooldrill.cli;

import org.pooldrill.run.Clock;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/** Says on standard error how far a run is, once it takes longer than a second and if somebody watches. */
final class Progress implements Appended {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int EVENTS_BETWEEN_LOOKS = 256;
    private static final String CLEAR = "\r\u001b[K";

    private final Streams streams;
    private long lastNanos = System.nanoTime();
    private boolean shown;

    Progress(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        if (streams.live() && raw.seq() % EVENTS_BETWEEN_LOOKS == 0 && System.nanoTime() - lastNanos > SECOND_NANOS) {
            lastNanos = System.nanoTime();
            shown = true;
            streams.err().print(CLEAR + "  " + Clock.since(raw.t()) + ", " + raw.seq() + " events");
            streams.err().flush();
        }
    }

    /** Takes the line away, before something else is printed. */
    void clear() {
        if (shown) {
            shown = false;
            streams.err().print(CLEAR);
            streams.err().flush();
        }
    }
}
