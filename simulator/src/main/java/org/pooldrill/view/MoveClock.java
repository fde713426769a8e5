package org.pooldrill.view;

import java.util.OptionalLong;
import org.pooldrill.change.Event;
import org.pooldrill.cms.MoveEvent.MoveEnded;
import org.pooldrill.cms.MoveEvent.MoveStarted;

/** How long the last move of Central Management took: what its recovery time is measured by ("Recovery time" [doc]). */
final class MoveClock {
    private long startedMillis;
    private OptionalLong millis = OptionalLong.empty();

    /** Takes in an event of the estate. */
    void apply(long now, Event event) {
        if (event instanceof MoveStarted) {
            startedMillis = now;
        } else if (event instanceof MoveEnded e && e.why().isEmpty()) {
            millis = OptionalLong.of(now - startedMillis);
        }
    }

    /** Milliseconds from its start to its end; nothing before one has ended well. */
    OptionalLong millis() {
        return millis;
    }
}
