package org.pooldrill.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/** An event of a log with the record that its data hold, read from them at once or when it is needed. */
final class Decoded {
    /** What is thrown where an event is looked at and found not to fit. */
    private static final Set<Class<?>> CHECKS =
            Set.of(IllegalStateException.class, IllegalArgumentException.class, AssertionError.class);

    private final LogEvent line;
    private @Nullable Event event;

    private Decoded(LogEvent line) {
        this.line = line;
    }

    /** @throws LogDamaged if the data are not those of its type */
    static Decoded of(LogEvent line) {
        var decoded = later(line);
        decoded.event();
        return decoded;
    }

    /** Leaves the data to whoever needs the record. */
    static Decoded later(LogEvent line) {
        return new Decoded(line);
    }

    LogEvent line() {
        return line;
    }

    /** @throws LogDamaged if the data are not those of its type */
    Event event() {
        var known = event;
        if (known == null) {
            known = (Event) line.payload(EventCatalogue.codec());
            event = known;
        }
        return known;
    }

    /** @throws LogDamaged if the event is none that can follow those before it */
    void feed(View view) {
        var happened = event();
        try {
            view.apply(
                    line.store(),
                    line.n(),
                    line.t(),
                    line.cause(),
                    happened,
                    line.data().length());
        } catch (IndexChanged elsewhere) {
            throw elsewhere;
        } catch (RuntimeException | AssertionError impossible) {
            throw LogDamaged.ofEvent(
                    line.seq(), line.type().name() + " cannot follow what happened before it" + why(impossible));
        }
    }

    /** What was checked and found wrong; what merely failed on the way says nothing to who reads a log. */
    private static String why(Throwable impossible) {
        return CHECKS.contains(impossible.getClass()) && impossible.getMessage() != null
                ? ": " + impossible.getMessage()
                : "";
    }
}
