package org.pooldrill.pool;

import java.util.List;
import java.util.Optional;
import org.pooldrill.change.Event;
import org.pooldrill.refusal.Refusal;

/** The answer to a command: the events that follow, or why nothing does. */
public record Decision(List<Event> events, Optional<Refusal> refused) {

    public static Decision of(Event event) {
        return new Decision(List.of(event), Optional.empty());
    }

    public static Decision of(List<Event> events) {
        return new Decision(events, Optional.empty());
    }

    /** Accepted, with nothing left to do. */
    public static Decision nothing() {
        return new Decision(List.of(), Optional.empty());
    }

    public static Decision refused(Refusal refusal) {
        return new Decision(List.of(), Optional.of(refusal));
    }
}
