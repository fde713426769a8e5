package org.pooldrill.survivor;

import java.util.function.Consumer;
import org.pooldrill.log.LogEvent;

/** The events of a log, from the first one to the last, as often as they are asked for. */
@FunctionalInterface
public interface LoggedEvents {

    /**
     * Hands them over.
     *
     * @throws org.pooldrill.log.LogDamaged if the log is damaged; some events may have been handed over by then
     */
    void forEach(Consumer<LogEvent> action);
}
