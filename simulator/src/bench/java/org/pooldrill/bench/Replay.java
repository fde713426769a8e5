package org.pooldrill.bench;

import java.io.InputStream;
import org.pooldrill.change.Event;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventCodec;
import org.pooldrill.view.View;

/** A log that is read and taken into a view, on one thread. */
final class Replay {
    private final Estate estate;
    private final EventCodec codec = EventCatalogue.codec();

    Replay(Estate estate) {
        this.estate = estate;
    }

    /** Reads a whole log; how many events it has. */
    long of(InputStream text) {
        var view = new View(estate);
        try (var log = LogReader.of(text, "log", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            log.forEach(event -> view.apply(
                    event.store(),
                    event.n(),
                    event.t(),
                    event.cause(),
                    (Event) event.payload(codec),
                    event.data().length()));
            return log.footer().orElseThrow().events();
        }
    }
}
